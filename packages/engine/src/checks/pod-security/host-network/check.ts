import type { PodCheck } from '../../check.ts';
import { leaveHostNetwork, revealedOffHostNetwork } from '../host-network-edits.ts';

export const hostNetwork: PodCheck = {
  id: 'host-network',
  title: "Pod uses the node's network",
  severity: 'high',
  gain: 'A break-in reaches services that listen on the node alone, sees its traffic and passes most network policies.',
  why: "The pod has the node's addresses and interfaces, so what trusts the node trusts the pod, and most network plug-ins enforce no policy on it.",
  remedy: 'Remove `hostNetwork: true`, and offer ports through a Service.',
  references: [
    'Pod Security Standards, baseline: Host Namespaces',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'kube-linter:host-network',
    'kubescape:C-0041',
    'trivy:KSV-0009',
    'checkov:CKV_K8S_19',
    'polaris:hostNetworkSet',
    'kubesec:HostNetwork',
    'kubeaudit:hostns',
    'kubeaudit-result:hostns.NamespaceHostNetworkTrue',
    'monokle:PSS102',
    'monokle:KSV009',
    'kics:6b6bdfb3-c3ae-44cb-88e4-7405c1ba2c8a',
  ],
  profile: 'default',
  control: 'hostNamespaces',
  on: 'pod',
  evaluate: ({ hostNetwork: sharesNode, spec }) =>
    sharesNode
      ? {
          at: spec.pointer('hostNetwork'),
          message: 'the pod says `hostNetwork: true`, so its containers use the network of the node',
        }
      : undefined,
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that nobody calls the pod by the address of its node, and that it calls nothing on the node's loopback address.",
    reveals: revealedOffHostNetwork,
    edits: (_, pod) => leaveHostNetwork(pod),
  },
};
