import type { Container } from '../../../model/container.ts';
import { containerAt } from '../../../model/pod.ts';
import type { ContainerCheck, Edit } from '../../check.ts';
import { startCommandOf } from '../start-command.ts';

/** The name as a word of its own, not inside another one such as `distiller`. */
const tiller = /(?:^|[^a-z])tiller/u;
/** An address that only the pod itself reaches, as it stands behind `--listen`. */
const local = /^(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\]):/u;
const flag = '--listen';

export const tillerReachable: ContainerCheck = {
  id: 'tiller-reachable',
  title: 'Tiller listens to the whole cluster',
  severity: 'critical',
  gain: 'Whoever runs a pod anywhere in the cluster installs what they like, usually as cluster administrator.',
  why: 'Tiller takes orders on port 44134 of every address of its pod without asking who they are, unless it is told to listen on localhost.',
  remedy: 'Delete Tiller; where it has to stay for now, start it with `--listen=localhost:44134`.',
  references: [
    'https://helm.sh/blog/helm-v2-deprecation-timeline/',
    'https://helm.sh/docs/faq/changes_since_helm2/',
  ],
  aliases: ['checkov:CKV_K8S_45', 'kics:e17fa86a-6222-4584-a914-56e8f6c87e06'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    const { image, at, name } = container;
    if (image === undefined || !image.includes('tiller') || !tiller.test(image)) return undefined;
    const parts = startCommandOf(container);
    const index = parts.findLastIndex(({ text }) => text === flag || text.startsWith(`${flag}=`));
    const part = parts[index];
    if (part === undefined)
      return {
        at: `${at}/args`,
        message: `Tiller in container \`${name}\` listens on every address: \`${flag}\` is not set`,
      };
    const address = part.text === flag ? (parts[index + 1]?.text ?? '') : part.text.slice(flag.length + 1);
    if (local.test(address)) return undefined;
    return {
      at: part.at,
      message: `Tiller in container \`${name}\` listens on \`${address}\`, which others reach`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that Helm reaches Tiller by a tunnel, as `helm` does by itself, and that no program calls the service `tiller-deploy`.',
    edits: ({ at }, pod) => {
      const container = containerAt(pod, at);
      return container === undefined ? [] : listenLocally(container);
    },
  },
};

const localAddress = 'localhost:44134';

/** The address where one is written; else one more argument, with the program where the image has it. */
function listenLocally(container: Container): readonly Edit[] {
  const parts = startCommandOf(container);
  const index = parts.findLastIndex(({ text }) => text === flag || text.startsWith(`${flag}=`));
  const part = parts[index];
  const address = parts[index + 1];
  if (part?.text === flag && address !== undefined)
    return [{ op: 'set', at: address.at, value: localAddress }];
  const value = `${flag}=${localAddress}`;
  if (part !== undefined) return [{ op: 'set', at: part.at, value }];
  const { at, args, command } = container;
  if (args.length > 0) return [{ op: 'set', at: `${at}/args/-`, value }];
  return command.length > 0
    ? [{ op: 'set', at: `${at}/command/-`, value }]
    : [{ op: 'set', at: `${at}/command`, value: ['/tiller', value] }];
}
