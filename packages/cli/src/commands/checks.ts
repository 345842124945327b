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
import { frameworkOption, frameworksNamed } from '../scan/frameworks.ts';
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
    { ...frameworkOption, summary: 'Only those that answer a control of a published standard' },
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
    { line: 'plimsoll checks --framework nsa', does: 'what answers the NSA/CISA guide' },
    { line: 'plimsoll checks --format json', does: 'the whole catalogue for a script' },
  ],
  run: async (args, edge) => {
    const named = args.operands.length > 0 ? someChecksNamed(args.operands, 'checks') : catalogue;
    const profile = profileNames.find((name) => name === args.value('profile')) ?? 'all';
    const inGroup = new Set(args.values('group'));
    const ofSeverity = new Set(args.values('severity'));
    const { answeredControls, checksOf } = await import('@plimsoll/engine/frameworks');
    const frameworks = await frameworksNamed(args.values('framework'), newestKubernetes);
    const answering = new Set(frameworks.flatMap(checksOf));
    const chosen = inProfile(named, profile, newestKubernetes).filter((check) => {
      const { id, severity } = check;
      return (
        (frameworks.length === 0 || answering.has(check)) &&
        (inGroup.size === 0 || inGroup.has(groupOf.get(id) ?? '')) &&
        (ofSeverity.size === 0 || ofSeverity.has(severity))
      );
    });
    const isJson = args.value('format') === 'json';
    const controls = answeredControls(newestKubernetes);
    writeStdout(isJson ? checksJson(chosen, controls) : checksTable(chosen, edge.stdout));
    return 0;
  },
};
