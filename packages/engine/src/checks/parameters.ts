/** What checks judge by beside the version; `plimsoll.yaml` sets each by its name. */
export interface Parameters {
  readonly allowedRegistries: readonly string[];
  readonly blockedRegistries: readonly string[];
  readonly certificateWarningDays: number;
  readonly inputIsComplete: boolean;
  readonly hardenedRuntimeClasses: readonly string[];
  readonly minimumReplicas: number;
  readonly notSecrets: readonly string[];
}

/** The parameters where nobody says otherwise. */
export const usualParameters: Parameters = {
  allowedRegistries: [],
  blockedRegistries: [],
  certificateWarningDays: 30,
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
  minimumReplicas: 2,
  notSecrets: [],
};

/** What each parameter means, for the reference and for editors. */
export const parameterSummaries: Readonly<Record<keyof Parameters, string>> = {
  allowedRegistries:
    'Registries, with or without the first parts of a path, that images may come from; empty for any.',
  blockedRegistries: 'Registries, or first parts of a path, that no image may come from.',
  inputIsComplete:
    'Whether everything that the manifests refer to stands in them, so that what is not found is missing.',
  certificateWarningDays: 'How many days before its end a certificate is reported.',
  hardenedRuntimeClasses:
    'Runtime classes that put a sandbox or a virtual machine around the containers of agents.',
  minimumReplicas: 'How many replicas a served workload needs at least.',
  notSecrets:
    'Values, or names of variables and keys, that look like secrets and are none; compared exactly.',
};
