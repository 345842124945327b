import {
  catalogue,
  checksJson,
  checksTable,
  groupOf,
  inProfile,
  newestKubernetes,
  profileNames,
  severities,
} from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import type { Command } from '../command-line/command.ts';
import { someChecksNamed } from '../scan/request.ts';

const formats = ['table', 'json'] as const;
const groups = [...new Set(groupOf.values())].toSorted();

export const checks: Command = {
  name: 'checks',
  summary: 'List the checks',
  description:
    'Lists every check with its severity, and its profile where that is not `default`; as JSON also with what other tools call it.',
  operand: {
    name: 'ID',
    repeats: true,
    required: false,
    completes: 'checks',
    summary: 'Only these, by id or by another tool’s id; all if nothing is said',
  },
  options: [
    { name: 'profile', value: 'NAME', choices: profileNames, summary: 'Only those of a profile' },
    { name: 'group', value: 'GROUP', choices: groups, repeats: true, summary: 'Only those of a group' },
    {
      name: 'severity',
      value: 'SEVERITY',
      choices: severities,
      repeats: true,
      summary: 'Only those of a severity',
    },
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How the list looks' },
  ],
  examples: [
    { line: 'plimsoll checks --group rbac', does: 'what is checked of roles and bindings' },
    { line: 'plimsoll checks CKV_K8S_16', does: 'what another tool’s check is called here' },
    { line: 'plimsoll checks --format json', does: 'the whole catalogue for a script' },
  ],
  run: async (args, edge) => {
    const named = args.operands.length > 0 ? someChecksNamed(args.operands, 'checks') : catalogue;
    const profile = profileNames.find((name) => name === args.value('profile')) ?? 'all';
    const inGroup = new Set(args.values('group'));
    const ofSeverity = new Set(args.values('severity'));
    const chosen = inProfile(named, profile, newestKubernetes).filter(
      ({ id, severity }) =>
        (inGroup.size === 0 || inGroup.has(groupOf.get(id) ?? '')) &&
        (ofSeverity.size === 0 || ofSeverity.has(severity)),
    );
    writeStdout(args.value('format') === 'json' ? checksJson(chosen) : checksTable(chosen, edge.stdout));
    return 0;
  },
};
