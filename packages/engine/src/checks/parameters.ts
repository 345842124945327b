/** What checks judge by beside the version; `plimsoll.yaml` sets each by its name. */
export interface Parameters {
  readonly allowedPriorityClasses: readonly string[];
  readonly allowedRegistries: readonly string[];
  readonly auditLogDays: number;
  readonly auditLogFiles: number;
  readonly auditLogMegabytes: number;
  readonly blockedRegistries: readonly string[];
  readonly certificateWarningDays: number;
  readonly descriptiveLabels: readonly string[];
  readonly inputIsComplete: boolean;
  readonly hardenedRuntimeClasses: readonly string[];
  readonly maximumKubeletEvents: number;
  readonly maximumLimits: readonly string[];
  readonly minimumReplicas: number;
  readonly notSecrets: readonly string[];
  readonly recommendedLabels: readonly string[];
  readonly requiredAnnotations: readonly string[];
  readonly requiredLabels: readonly string[];
}

/** The parameters where nobody says otherwise. */
export const usualParameters: Parameters = {
  allowedPriorityClasses: [],
  allowedRegistries: [],
  auditLogDays: 30,
  auditLogFiles: 10,
  auditLogMegabytes: 100,
  blockedRegistries: [],
  certificateWarningDays: 30,
  descriptiveLabels: ['app', 'tier', 'phase', 'version', 'owner', 'env'],
  inputIsComplete: false,
  hardenedRuntimeClasses: [
    'gvisor',
    'kata',
    'kata-clh',
    'kata-fc',
    'kata-qemu',
    'kata-containers',
    'kata-remote',
  ],
  maximumKubeletEvents: 50,
  maximumLimits: [],
  minimumReplicas: 2,
  notSecrets: [],
  recommendedLabels: [
    'app.kubernetes.io/name',
    'app.kubernetes.io/instance',
    'app.kubernetes.io/version',
    'app.kubernetes.io/component',
    'app.kubernetes.io/part-of',
    'app.kubernetes.io/managed-by',
  ],
  requiredAnnotations: [],
  requiredLabels: [],
};

/** What each parameter means, for the reference and for editors. */
export const parameterSummaries: Readonly<Record<keyof Parameters, string>> = {
  allowedPriorityClasses: 'Priority classes that pods may name; empty for any.',
  allowedRegistries:
    'Registries, with or without the first parts of a path, that images may come from; empty for any.',
  auditLogDays: 'How many days the files of the audit log are kept at least.',
  auditLogFiles: 'How many old files of the audit log are kept at least.',
  auditLogMegabytes: 'How many megabytes a file of the audit log may grow to at least.',
  blockedRegistries: 'Registries, or first parts of a path, that no image may come from.',
  inputIsComplete:
    'Whether everything that the manifests refer to stands in them, so that what is not found is missing.',
  certificateWarningDays: 'How many days before its end a certificate is reported.',
  descriptiveLabels: 'Labels of which pods carry at least one, so that one sees what they are for.',
  hardenedRuntimeClasses:
    'Runtime classes that put a sandbox or a virtual machine around the containers of agents.',
  maximumKubeletEvents: 'How many events a second a kubelet may send at most.',
  maximumLimits: 'The most that a limit may be, as `cpu=2` or `memory=4Gi`; empty for any.',
  minimumReplicas: 'How many replicas a served workload needs at least.',
  notSecrets:
    'Values, or names of variables and keys, that look like secrets and are none; compared exactly.',
  recommendedLabels: 'Labels of which pods carry at least one, so that tools recognise the application.',
  requiredAnnotations:
    'Annotations that every object carries, as `email` or with a value as `email=*@example.com`.',
  requiredLabels: 'Labels that every object carries, as `owner` or with a value as `env=prod*`.',
};
