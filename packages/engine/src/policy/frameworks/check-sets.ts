/** Checks that answer the same sentence in several standards. A framework's file says which of its controls that is. */

/** A namespace refuses pods that break level baseline. */
export const baselineEnforced: readonly string[] = [
  'pod-security-label-missing',
  'pod-security-label-typo',
  'pod-security-level-weak',
];

/** A namespace refuses pods that break level restricted. */
export const restrictedEnforced: readonly string[] = [
  ...baselineEnforced,
  'pod-security-level-not-restricted',
];

/** No process runs as user 0, whatever keeps it from that. */
export const notRoot: readonly string[] = ['root-user-possible', 'run-as-uid-zero'];

export const hostNamespaces: readonly string[] = ['host-pid', 'host-ipc', 'host-network'];

/** Settings that hand a container the node. */
export const waysToTheNode: readonly string[] = [
  'privileged-container',
  'windows-host-process',
  'host-pid',
  'host-path-sensitive',
  'host-path-writable',
  'runtime-socket-mounted',
  'mount-propagation-bidirectional',
  'proc-mount-unmasked',
  'capability-dangerous',
  'capability-sys-admin',
];

/** The default capabilities are dropped and no unusual one is added. */
export const fewCapabilities: readonly string[] = [
  'default-capabilities-kept',
  'capabilities-beyond-baseline',
  'capability-dangerous',
];

/** A filter on system calls is in place. */
export const seccomp: readonly string[] = ['seccomp-not-set', 'seccomp-unconfined'];

/** A Linux security module or a filter on system calls confines the container. */
export const confinement: readonly string[] = [...seccomp, 'apparmor-overridden', 'selinux-custom-options'];

/** A pod holds no token for the API that it does not ask for. */
export const tokensKeptAway: readonly string[] = [
  'token-automounted',
  'token-projected-despite-opt-out',
  'agent-sandbox-token-mounted',
];

/** Credentials stand in clear in a manifest where no Secret holds them. */
export const credentialsInClear: readonly string[] = [
  'credential-in-args',
  'credential-in-config-map',
  'credential-in-env-value',
  'credential-in-resource',
  'secret-in-annotation',
];

/** A role reads Secrets. */
export const secretsReadable: readonly string[] = ['secrets-readable', 'namespace-secrets-readable'];

/** Secrets are encrypted at rest, and well. */
export const encryptionAtRest: readonly string[] = ['secrets-encryption-off', 'secrets-encryption-weak'];

/** The administrator's role is bound. */
export const administrators: readonly string[] = [
  'cluster-admin-binding',
  'cluster-admin-in-namespace',
  'administrative-role-bound',
  'wildcard-cluster-role-bound',
  'workload-with-admin-rights',
  'wildcard-role-in-namespace',
];

export const wildcards: readonly string[] = ['wildcard-in-rule', 'wildcard-verbs-and-resources'];

/** Rights by which a subject gives itself more rights. */
export const escalatingVerbs: readonly string[] = [
  'bind-verb',
  'bindings-to-any-role',
  'escalate-verb',
  'impersonate-verb',
];

/** A role is bound to whoever comes. */
export const wideSubjects: readonly string[] = [
  'anonymous-bound',
  'authenticated-bound',
  'all-service-accounts-bound',
];

/** Roles and bindings give no more than a task needs. */
export const leastPrivilege: readonly string[] = [
  ...administrators,
  ...wildcards,
  ...escalatingVerbs,
  ...wideSubjects,
  ...secretsReadable,
  'default-account-bound',
  'masters-group-bound',
  'node-proxy',
  'workload-with-takeover-rights',
  'pods-exec',
  'pods-creatable',
  'token-request-creatable',
  'dashboard-role-bound',
  'non-resource-url-wildcard',
];

/** A role runs commands in running containers. */
export const commandsInPods: readonly string[] = ['pods-exec', 'pods-exec-by-get', 'pods-attach'];

/** A role changes what is admitted. */
export const admissionWritable: readonly string[] = [
  'webhook-config-writable',
  'admission-policies-writable',
];

/** Traffic in a namespace is denied unless a policy allows it. */
export const defaultDeny: readonly string[] = [
  'default-deny-missing',
  'namespace-without-network-policy',
  'pod-without-network-policy',
  'network-policy-allows-everything',
  'admin-network-policy-allows-everything',
  'calico-policy-allows-everything',
  'cilium-policy-allows-everything',
];

/** A pod may reach the metadata service of its cloud. */
export const metadataReachable: readonly string[] = [
  'namespace-without-network-policy',
  'pod-without-network-policy',
  'pod-isolated-one-way',
  'network-policy-metadata-reachable',
  'network-policy-allows-all-egress',
];

/** What enters the cluster from outside is encrypted. */
export const encryptedEntries: readonly string[] = [
  'ingress-without-tls',
  'ingress-tls-host-mismatch',
  'gateway-listener-without-tls',
  'mesh-gateway-plain-http',
  'mesh-gateway-weak-tls',
];

/** What workloads say to each other is encrypted. */
export const encryptedInside: readonly string[] = [
  'mesh-mutual-tls-not-strict',
  'mesh-client-tls-off',
  'mesh-injection-bypassed',
  'mesh-namespace-opted-out',
  'mesh-server-not-verified',
  'mesh-traffic-excluded',
];

/** The mesh lets a caller in only where a policy says so. */
export const meshAuthorization: readonly string[] = [
  'mesh-authorization-allows-all',
  'mesh-policy-dry-run',
  'mesh-unauthenticated-allowed',
  'mesh-pod-unauthenticated',
];

/** Doors into the cluster that are open to any address. */
export const openDoors: readonly string[] = [
  'service-node-port',
  'load-balancer-open-sources',
  'ingress-source-range-open',
  'service-external-ips',
];

/** Images come from where they should, and are the ones that were tested. */
export const trustedImages: readonly string[] = [
  'image-registry-not-allowed',
  'image-registry-blocked',
  'image-allow-list-open-prefix',
  'image-not-digest-pinned',
  'image-tag-mutable',
  'image-volume-untrusted',
  'agent-sandbox-image',
];

/** A container cannot use up its node. */
export const resourceLimits: readonly string[] = [
  'cpu-limit-missing',
  'memory-limit-missing',
  'agent-sandbox-resources',
];

/** A namespace has bounds on what it uses. */
export const namespaceBounds: readonly string[] = [
  'limit-range-missing',
  'limit-range-incomplete',
  'resource-quota-missing',
  'resource-quota-incomplete',
];

/** Requests are recorded. */
export const auditLog: readonly string[] = ['audit-log-missing', 'audit-policy-missing'];

/** Nobody is let in without saying who they are. */
export const noAnonymousAccess: readonly string[] = [
  'anonymous-bound',
  'apiserver-anonymous-auth',
  'kubelet-anonymous-auth',
];

/** Tokens that outlive the pod they were made for. */
export const longLivedTokens: readonly string[] = [
  'long-lived-token-secret',
  'projected-token-lifetime-long',
];

/** Requests are allowed by RBAC and not by default. */
export const authorizers: readonly string[] = [
  'apiserver-authorization-always-allow',
  'apiserver-authorization-rbac-missing',
  'kubelet-authorization-always-allow',
];

/** Policies that are written and refuse nothing. */
export const toothlessPolicies: readonly string[] = [
  'policy-binding-not-denying',
  'policy-engine-audit-only',
  'policy-fails-open',
  'policy-matches-nothing',
  'policy-param-missing-allows',
  'policy-without-binding',
  'webhook-author-can-opt-out',
  'webhook-fails-open',
  'webhook-match-policy-exact',
  'pod-security-exemptions-wide',
];

/** Software with a known flaw, or that nobody mends any more. */
export const outdatedSoftware: readonly string[] = [
  'kubernetes-version-outdated',
  'ingress-nginx-end-of-life',
  'tiller-deployed',
  'cve-argo-cd-traversal',
  'cve-grafana-auth',
  'cve-ingress-nginx-admission',
  'cve-ingress-nginx-snippet',
  'cve-kyverno-signature',
];
