import type { ResourceCheck, Violation } from '../../check.ts';
import { ingressKinds, nginxPrefix } from '../ingress.ts';

/** The annotations of the flaws of 2025, with the flaw. */
const flaws: ReadonlyMap<string, string> = new Map([
  [`${nginxPrefix}auth-url`, 'CVE-2025-24514'],
  [`${nginxPrefix}auth-tls-match-cn`, 'CVE-2025-1097'],
  [`${nginxPrefix}mirror-target`, 'CVE-2025-1098'],
  [`${nginxPrefix}mirror-host`, 'CVE-2025-1098'],
]);

/** What ends a value or a block in the configuration of nginx, or begins a comment or a quoted text. */
const breaksOut = /[\r\n;{}"'#`]/u;

export const ingressNginxUnsafeAnnotation: ResourceCheck = {
  id: 'ingress-nginx-unsafe-annotation',
  title: 'Annotation value breaks out of the configuration',
  severity: 'high',
  gain: 'The value runs code in an unpatched ingress controller, which can usually read every Secret of the cluster.',
  why: 'Controllers before 1.11.5 and 1.12.1 copy the value into their configuration, where these characters begin new directives.',
  remedy:
    'Write a plain address or name without line breaks, quotes, braces, `;` and `#`, and find out who wrote the value.',
  references: [
    'CVE-2025-24514',
    'CVE-2025-1097',
    'CVE-2025-1098',
    'https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/',
  ],
  aliases: ['trivy:KCV-0093'],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: ({ metadata, name }) => {
    const annotations = metadata?.map('annotations');
    if (annotations === undefined) return undefined;
    let violations: Violation[] | undefined;
    for (const [key, flaw] of flaws) {
      if (!annotations.has(key)) continue;
      const found = breaksOut.exec(annotations.string(key)?.trim() ?? '')?.[0];
      if (found === undefined) continue;
      const character = found === '\n' || found === '\r' ? 'a line break' : `the character \`${found}\``;
      (violations ??= []).push({
        at: annotations.pointer(key),
        message: `annotation \`${key}\` of ingress \`${name}\` holds ${character}, which ends the value in the controller's configuration (${flaw})`,
      });
    }
    return violations;
  },
};
