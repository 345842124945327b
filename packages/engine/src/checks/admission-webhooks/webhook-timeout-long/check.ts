import type { ResourceCheck, Violation } from '../../check.ts';
import { webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';

const longestSeconds = 10;

export const webhookTimeoutLong: ResourceCheck = {
  id: 'webhook-timeout-long',
  title: 'Admission webhook may hold requests long',
  severity: 'low',
  gain: 'Whoever slows the webhook down slows or stops changes to the whole cluster.',
  why: 'Every matching request waits for the webhook, mutating ones one after the other, and clients give up before a long time-out ends.',
  remedy: 'Set `timeoutSeconds` to 10 or less; 3 to 5 is enough for a webhook inside the cluster.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#timeouts',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: webhookKinds,
  evaluate: (resource) => {
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      const seconds = webhook.integer('timeoutSeconds');
      const isDefault = seconds === undefined && resource.version === 'v1beta1';
      if (!isDefault && (seconds === undefined || seconds <= longestSeconds)) continue;
      violations.push({
        at: webhook.pointer('timeoutSeconds'),
        message: isDefault
          ? `requests wait up to 30 seconds for ${webhookName(webhook)}: \`timeoutSeconds\` is not set, and the default of \`v1beta1\` is 30`
          : `requests wait up to ${seconds} seconds for ${webhookName(webhook)}`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that it answers within 10 seconds: `apiserver_admission_webhook_admission_duration_seconds` shows how long it takes.',
    edits: ({ at }) => [{ op: 'set', at, value: longestSeconds }],
  },
};
