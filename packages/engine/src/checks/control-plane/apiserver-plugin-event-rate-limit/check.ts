import { componentKinds } from '../../../model/components.ts';
import { kindNameOf, type Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';

const plugin = 'EventRateLimit';
const admissionConfigurationKind = 'AdmissionConfiguration.apiserver.config.k8s.io';

const judgeServer = judgeOf(['kube-apiserver'], {
  consequence: 'does not limit events',
  fault: (component) =>
    unlisted(component, 'enable-admission-plugins', plugin, 'and the plug-in is off by default'),
});

export const apiserverPluginEventRateLimit: ResourceCheck = {
  id: 'apiserver-plugin-event-rate-limit',
  title: 'API server does not limit events',
  severity: 'low',
  gain: 'Whoever can create events, or make others create them, slows the API server and fills etcd.',
  why: 'Without the plug-in `EventRateLimit`, which is off by default, and a configuration for it, a namespace or a user may send any number of events.',
  remedy:
    'Add `EventRateLimit` to `--enable-admission-plugins`, and its limits to the file of `--admission-control-config-file`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.9',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit',
  ],
  aliases: [
    'kubescape:C-0121',
    'trivy:KCV-0010',
    'checkov:CKV_K8S_78',
    'kics:e0099af2-fe17-411f-9991-0de28fe15f3c',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: [...componentKinds, admissionConfigurationKind],
  evaluate: (resource, target) =>
    kindNameOf(resource) === admissionConfigurationKind
      ? unconfigured(resource)
      : judgeServer(resource, target),
};

function unconfigured({ fields }: Resource): Violation | undefined {
  if (fields.maps('plugins').some((item) => item.string('name') === plugin)) return undefined;
  return {
    at: fields.pointer('plugins'),
    message: `the admission configuration sets no limits for events: \`plugins\` has no \`${plugin}\``,
  };
}
