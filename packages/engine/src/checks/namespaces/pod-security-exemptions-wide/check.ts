import type { Fields } from '../../../model/fields.ts';
import { kindNameOf, type Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

const admissionConfigurationKind = 'AdmissionConfiguration.apiserver.config.k8s.io';

/** Accounts of controllers make the pods of everybody who may create a workload. */
const controller = /^system:serviceaccount:kube-system:[a-z0-9-]+-controller$/u;

export const podSecurityExemptionsWide: ResourceCheck = {
  id: 'pod-security-exemptions-wide',
  title: 'Pod Security admission exempts whole users',
  severity: 'medium',
  gain: 'Whoever acts as the user, names the runtime class or may use the namespace runs any pod, privileged ones included.',
  why: 'What is exempt is not judged at all, in no namespace, and leaves no warning. Exempting a controller exempts all pods of its workloads; and any pod can name a runtime class.',
  remedy:
    'Exempt only namespaces of the system, and give others the label of the level that they need; remove users and runtime classes.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#exemptions',
    'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['PodSecurityConfiguration.pod-security.admission.config.k8s.io', admissionConfigurationKind],
  evaluate: (resource) => {
    const exemptions = configurationsIn(resource).flatMap((file) => file.map('exemptions') ?? []);
    return exemptions.length === 0 ? undefined : exemptions.flatMap((lists) => wideIn(lists));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify in the audit log that no pod lives by the exemption: `pod-security.kubernetes.io/exempt` marks those that do.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

/** The file itself, or where it stands within the file of all plug-ins. */
function configurationsIn(resource: Resource): readonly Fields[] {
  if (kindNameOf(resource) !== admissionConfigurationKind) return [resource.fields];
  return resource.fields
    .maps('plugins')
    .flatMap((plugin) =>
      plugin.string('name') === 'PodSecurity' ? (plugin.map('configuration') ?? []) : [],
    );
}

function wideIn(exemptions: Fields): readonly Violation[] {
  return [
    ...entries(exemptions, 'usernames', (user) =>
      controller.test(user)
        ? `every pod that \`${user}\` makes for the workloads of others is exempt from Pod Security`
        : `every pod that \`${user}\` makes is exempt from Pod Security`,
    ),
    ...entries(
      exemptions,
      'runtimeClasses',
      (runtimeClass) => `every pod that names runtime class \`${runtimeClass}\` is exempt from Pod Security`,
    ),
    ...entries(exemptions, 'namespaces', (namespace) =>
      namespace === 'default'
        ? 'every pod in namespace `default`, where pods land that nobody places, is exempt from Pod Security'
        : undefined,
    ),
  ];
}

function entries(
  exemptions: Fields,
  key: string,
  message: (entry: string) => string | undefined,
): readonly Violation[] {
  const at = exemptions.pointer(key);
  return exemptions.strings(key).flatMap((entry, index) => {
    const text = message(entry);
    return text === undefined ? [] : { at: `${at}/${index}`, message: text };
  });
}
