import type { PodCheck } from '../../check.ts';

export const deprecatedServiceAccountField: PodCheck = {
  id: 'deprecated-service-account-field',
  title: 'Old field names the service account',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a reviewer who reads one of the two fields may trust the wrong account.',
  why: '`serviceAccount` is the former name of `serviceAccountName`. If both are written and differ, the new one counts and the old one is overwritten.',
  remedy: 'Write `serviceAccountName` and remove `serviceAccount`.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
  aliases: [
    'kube-linter:deprecated-service-account-field',
    'kubescape:C-0294',
    'kubeaudit-result:asat.AutomountServiceAccountTokenDeprecated',
    'kubeaudit:asat',
  ],
  profile: 'default',
  on: 'pod',
  evaluate: ({ spec }) => {
    const old = spec.string('serviceAccount') ?? '';
    if (old === '') return undefined;
    const current = spec.string('serviceAccountName') ?? '';
    // The API server fills the old field in with the value of the new one.
    if (old === current) return undefined;
    return {
      at: spec.pointer('serviceAccount'),
      message:
        current === ''
          ? `\`serviceAccount: ${old}\` uses the former name of \`serviceAccountName\``
          : `\`serviceAccount: ${old}\` does not count: \`serviceAccountName\` says \`${current}\``,
    };
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, { spec }) => {
      const value = spec.string('serviceAccount') ?? '';
      const isNamed = (spec.string('serviceAccountName') ?? '') !== '';
      return isNamed
        ? [{ op: 'remove', at }]
        : [
            { op: 'set', at: spec.pointer('serviceAccountName'), value },
            { op: 'remove', at },
          ];
    },
  },
};
