import http from 'node:http';
import https from 'node:https';

/** What came back for one request. */
export type RawAnswer =
  | Reply
  | { readonly is: 'too-large' }
  | { readonly is: 'slow' }
  | { readonly is: 'broken'; readonly error: unknown };

/** An answer as it came over the wire. */
export interface Reply {
  readonly is: 'answer';
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server, and what goes with every request to it. */
export interface ServerOptions {
  readonly server: URL;
  readonly agent: http.Agent;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is asked of a server. */
export interface Sent {
  readonly path: string;
  readonly accept?: string;
  /** What is sent along; without it the path is only read. */
  readonly body?: { readonly method: 'PATCH' | 'POST'; readonly type: string; readonly text: string };
}

interface OneRequest {
  readonly options: ServerOptions;
  readonly sent: Sent;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Makes one request, bounded in time and bytes; no redirect is followed, and nothing is thrown. */
export function requestOnce({ options, sent, timeoutMs, maxBytes, signal }: OneRequest): Promise<RawAnswer> {
  const { server, agent, headers } = options;
  const { path, accept = 'application/json', body } = sent;
  const url = new URL(server.pathname.replace(/\/$/u, '') + path, server);
  const send = url.protocol === 'https:' ? https.request : http.request;
  return new Promise((resolve) => {
    const finish = (raw: RawAnswer): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(raw);
      if (raw.is !== 'answer') request.destroy();
    };
    const onAbort = (): void => finish({ is: 'broken', error: new Error('interrupted') });
    const timer = setTimeout(() => finish({ is: 'slow' }), timeoutMs);
    const request = send(
      url,
      {
        agent,
        method: body?.method ?? 'GET',
        headers: {
          ...headers,
          Accept: accept,
          'User-Agent': 'plimsoll',
          ...(body === undefined ? {} : { 'Content-Type': body.type }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > maxBytes) finish({ is: 'too-large' });
          else chunks.push(chunk);
        });
        response.on('error', (error) => finish({ is: 'broken', error }));
        response.on('aborted', () => finish({ is: 'broken', error: new Error('the answer broke off') }));
        response.on('end', () =>
          finish({
            is: 'answer',
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', (error) => finish({ is: 'broken', error }));
    signal.addEventListener('abort', onAbort);
    request.end(body?.text);
  });
}
