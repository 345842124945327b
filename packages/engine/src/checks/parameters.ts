/** What checks judge by beside the version; `plimsoll.yaml` sets each by its name. */
export interface Parameters {
  readonly allowedRegistries: readonly string[];
  readonly blockedRegistries: readonly string[];
  readonly certificateWarningDays: number;
  readonly minimumReplicas: number;
}

/** The parameters where nobody says otherwise. */
export const usualParameters: Parameters = {
  allowedRegistries: [],
  blockedRegistries: [],
  certificateWarningDays: 30,
  minimumReplicas: 2,
};

/** What each parameter means, for the reference and for editors. */
export const parameterSummaries: Readonly<Record<keyof Parameters, string>> = {
  allowedRegistries:
    'Registries, with or without the first parts of a path, that images may come from; empty for any.',
  blockedRegistries: 'Registries, or first parts of a path, that no image may come from.',
  certificateWarningDays: 'How many days before its end a certificate is reported.',
  minimumReplicas: 'How many replicas a served workload needs at least.',
};
