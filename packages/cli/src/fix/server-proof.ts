import { kindNameOf, parseSource, resourcesOf, type Repair, type Resource } from '@plimsoll/engine';
import { PlimsollError } from '@plimsoll/inputs';
import type { DryRunRequest, Missing, Verdict } from '@plimsoll/inputs/cluster';
import type { Terminal } from '../command-line/command.ts';
import { startProgress } from '../scan/progress.ts';
import type { ChangedObject } from './changed-objects.ts';
import type { Workbench } from './workbench.ts';

/** What an API server says of the objects that a repair changes. */
export interface ServerJudgement {
  readonly proof: NonNullable<Repair['proof']['server']>;
  /** The objects that it takes as they are and not as they would be, and its reasons. */
  readonly refused: ReadonlyMap<ChangedObject, string>;
}

/** An API server that judges repairs, and keeps nothing of what it is shown. */
export interface ServerProver {
  /** Shows it objects as they are and as they would be. Throws `PlimsollError` where it cannot be asked any more. */
  readonly judge: (changed: readonly ChangedObject[]) => Promise<ServerJudgement>;
  readonly takes: (object: Resource) => Promise<boolean>;
  readonly close: () => void;
}

/** Where the server is, and what is repaired. */
export interface ServerProverRequest {
  readonly dryRun: Omit<DryRunRequest, 'comesAlong'>;
  readonly bench: Pick<Workbench, 'manifests' | 'rendered' | 'sourceOf'>;
  readonly stderr: Terminal;
}

/** Finds an API server to judge repairs. Throws `PlimsollError` where there is none that answers. */
export async function openServerProver(request: ServerProverRequest): Promise<ServerProver> {
  const { dryRun, bench, stderr } = request;
  const { openDryRun, jsonText } = await import('@plimsoll/inputs/cluster');
  const planned = new Set<string>();
  let present: ReadonlySet<string> | undefined;
  const comesAlong = ({ kind, name }: Missing): boolean => {
    present ??= namesIn(bench);
    return present.has(`${kind} ${name}`) || planned.has(`${kind} ${name}`);
  };
  const server = await openDryRun({ ...dryRun, comesAlong });
  if ('code' in server)
    throw new PlimsollError('cluster', `--verify-server: ${server.message}${atPlace(server.uri)}`);
  const known = new Map<string, Verdict>();
  const keyOf = ({ apiVersion, kind, fields }: Resource): string =>
    `${apiVersion} ${kind} ${jsonText(fields.object)}`;
  const learn = async (objects: readonly Resource[]): Promise<void> => {
    const asked = new Map(objects.map((object) => [keyOf(object), object]));
    const unknown = [...asked].filter(([key]) => !known.has(key));
    const progress = startProgress('verified', stderr, 'objects');
    let done = 0;
    try {
      const verdicts = await server.judge(
        unknown.map(([, object]) => object),
        () => progress.update((done += 1), unknown.length),
      );
      for (const [index, verdict] of verdicts.entries()) {
        if (verdict.is === 'failed' && !dryRun.signal.aborted)
          throw new PlimsollError('cluster', `--verify-server: ${verdict.message}\nnothing was changed`);
        known.set(unknown[index]?.[0] ?? '', verdict);
      }
    } finally {
      progress.end();
    }
  };
  const verdictOn = (object: Resource): Verdict => known.get(keyOf(object)) ?? unasked;
  return {
    judge: async (changed) => {
      for (const { after } of changed) planned.add(`${kindNameOf(after)} ${after.name}`);
      await learn(changed.flatMap(({ before, after }) => (before === undefined ? [after] : [before, after])));
      return judgementOf(changed, verdictOn);
    },
    takes: async (object) => {
      await learn([object]);
      return !isNotTaken(verdictOn(object));
    },
    close: server.close,
  };
}

const unasked: Verdict = { is: 'unknown', reason: 'it was not asked' };

function atPlace(uri: string): string {
  return uri === '' ? '' : `\nin ${uri}`;
}

function judgementOf(
  changed: readonly ChangedObject[],
  verdictOn: (object: Resource) => Verdict,
): ServerJudgement {
  const refused = new Map<ChangedObject, string>();
  const reasons = new Map<string, number>();
  let [verified, refusedBefore, unverifiable] = [0, 0, 0];
  for (const object of changed) {
    const after = verdictOn(object.after);
    const before = object.before === undefined ? taken : verdictOn(object.before);
    if (after.is === 'taken') verified += 1;
    else if (isNotTaken(after) && before.is === 'taken' && !isNewElsewhere(object, after))
      refused.set(object, reasonOf(after));
    else if (after.is === 'refused' && before.is === 'refused') refusedBefore += 1;
    else {
      unverifiable += 1;
      const reason = reasonOf(after.is === 'refused' ? before : after);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  const counted = [...reasons].map(([reason, objects]) => ({ reason, objects }));
  return { proof: { verified, refusedBefore, unverifiable, reasons: counted }, refused };
}

const taken: Verdict = { is: 'taken' };

function isNotTaken({ is }: Verdict): boolean {
  return is === 'refused' || is === 'absent';
}

/** Whether an object is new, and where or what it would be is not on the server, as for what it goes with. */
function isNewElsewhere({ before }: ChangedObject, { is }: Verdict): boolean {
  return before === undefined && is === 'absent';
}

function reasonOf(verdict: Verdict): string {
  switch (verdict.is) {
    case 'taken':
      return '';
    case 'refused':
    case 'absent':
    case 'unknown':
      return verdict.reason;
    case 'failed':
      return verdict.message;
  }
}

/** What objects may need to be there before them. */
const needed = /Namespace|ServiceAccount|PriorityClass|RuntimeClass|Role/u;

/** The kinds and names of what the manifests bring along that others may need. */
function namesIn({ manifests, rendered, sourceOf }: ServerProverRequest['bench']): ReadonlySet<string> {
  const sources = [
    ...[...manifests].flatMap((uri) => sourceOf(uri) ?? []),
    ...rendered.map(({ source }) => source),
  ];
  const resources = sources
    .filter(({ text }) => needed.test(text))
    .flatMap((source) =>
      parseSource(source).documents.flatMap(({ value }) => resourcesOf(value, source.uri)),
    );
  return new Set(resources.map(({ kind, name }) => `${kind} ${name}`));
}
