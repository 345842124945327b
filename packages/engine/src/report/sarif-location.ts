import type { Location } from '../model/location.ts';
import { repositoryPath } from './repository-path.ts';

/** A place of which the file is known for certain. */
export type Somewhere = Pick<Location, 'uri'> & {
  readonly [Key in 'line' | 'column' | 'endLine' | 'endColumn']?: number | undefined;
};

/** A place as a SARIF location, its uri relative to the repository's root. */
export function sarifLocation(place: Somewhere, prefix: string): { readonly physicalLocation: object } {
  const { line, column, endLine, endColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: sarifArtifact(place.uri, prefix),
      ...(line === undefined
        ? {}
        : {
            region: {
              startLine: line,
              ...(column === undefined ? {} : { startColumn: column }),
              ...(endLine === undefined ? {} : { endLine }),
              ...(endColumn === undefined ? {} : { endColumn }),
            },
          }),
    },
  };
}

/** A file as SARIF names it. */
export function sarifArtifact(uri: string, prefix: string): object {
  if (/^[A-Za-z]:\//u.test(uri)) return { uri: `file:///${uri.slice(0, 2)}${percentEncoded(uri.slice(2))}` };
  if (uri.startsWith('/')) return { uri: `file://${percentEncoded(uri)}` };
  return { uri: percentEncoded(repositoryPath(uri, prefix)), uriBaseId: '%SRCROOT%' };
}

/** RFC 3986; what is no well-formed UTF-16 cannot be encoded and becomes U+FFFD. */
function percentEncoded(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
