import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation, Edit } from '../../check.ts';
import { sandboxTemplateKind } from '../sandbox.ts';

export const agentSandboxEgress: ResourceCheck = {
  id: 'agent-sandbox-egress',
  title: 'Agent sandbox may send data anywhere',
  severity: 'high',
  gain: 'An agent that was talked into it sends what it has seen to any address, and fetches tools from anywhere.',
  why: 'Without a policy of the template the sandbox reaches the whole internet, and with `Unmanaged` nobody makes a policy at all.',
  remedy:
    'Leave `networkPolicyManagement` at `Managed`, and name the destinations under `networkPolicy.egress`; an empty list allows none.',
  references: [
    'https://agent-sandbox.sigs.k8s.io/docs/',
    'OWASP Top 10 for LLM Applications 2025: LLM06 Excessive Agency',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  ],
  aliases: ['kubescape:C-0301'],
  profile: 'default',
  on: 'resource',
  kinds: [sandboxTemplateKind],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    if (spec.string('networkPolicyManagement') === 'Unmanaged') {
      return {
        at: spec.pointer('networkPolicyManagement'),
        message: `nobody makes a network policy for the sandboxes of \`${name}\`: its management is \`Unmanaged\``,
      };
    }
    const policy = spec.map('networkPolicy');
    if (policy === undefined) {
      return {
        at: spec.pointer('networkPolicy'),
        message: `the sandboxes of \`${name}\` reach the whole internet: \`networkPolicy\` is not set`,
      };
    }
    return policy.maps('egress').flatMap((rule) => wideRule(rule, name));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the agent needs no other host than those that are left: run it once so and look for refused connections in its log.',
    edits: ({ at }, { fields }) => narrowed(at, fields.map('spec')),
  },
};

const anywhere: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/** A rule without destinations allows all of them. */
function wideRule(rule: Fields, name: string): readonly Violation[] {
  const destinations = rule.maps('to');
  if (destinations.length === 0)
    return [
      {
        at: rule.at,
        message: `the sandboxes of \`${name}\` may send to everybody: this rule names no destination`,
      },
    ];
  return destinations.flatMap((destination) => {
    const block = destination.map('ipBlock');
    const cidr = block?.string('cidr') ?? '';
    if (block === undefined || !anywhere.has(cidr)) return [];
    return [
      {
        at: block.pointer('cidr'),
        message: `the sandboxes of \`${name}\` may send to every address by \`${cidr}\``,
      },
    ];
  });
}

/** Without what lets out too much; where nothing says what is needed instead, nobody but the author can. */
function narrowed(at: string, spec: Fields | undefined): readonly Edit[] {
  const policy = spec?.map('networkPolicy');
  if (policy === undefined) return [];
  if (at.endsWith('/networkPolicyManagement')) return [{ op: 'remove', at }];
  const rule = policy.maps('egress').find((one) => at === one.at || at.startsWith(`${one.at}/`));
  if (rule === undefined) return [];
  const destinations = rule.maps('to');
  const wide = destinations.filter((one) => anywhere.has(one.map('ipBlock')?.string('cidr') ?? ''));
  // A rule that is left without destinations would allow all of them.
  if (wide.length === destinations.length) return [{ op: 'remove', at: rule.at }];
  return wide.map((destination) => ({ op: 'remove', at: destination.at }));
}
