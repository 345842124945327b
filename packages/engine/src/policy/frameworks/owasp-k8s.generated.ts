// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const owaspK8sText: FrameworkText = {
  id: "owasp-k8s",
  title: "OWASP Kubernetes Top 10",
  version: "2025",
  source: "https://github.com/OWASP/www-project-kubernetes-top-ten",
  controls: [
    { id: "K01:2025", title: "Workloads with too much power", section: "", decided: "partly", evidence: ["api-object"], how: "a container runs as root or may become root; dangerous capabilities added or not all dropped; service account token mounted though the workload never calls the API; seccomp profile Unconfined or unset; no CPU or memory limit; privileged container; host PID, IPC or network namespace" },
    { id: "K02:2025", title: "Authorization that gives too much", section: "", decided: "partly", evidence: ["api-object"], how: "cluster-admin bound to workloads or wide groups; built-in admin, edit or view bound where a narrow role would do; get, list or watch on secrets; nodes/proxy granted; escalate, bind or impersonate granted; patch on namespaces: a holder can relax Pod Security labels; roles that came with third-party charts and nobody chose (shadow RBAC); aggregated ClusterRoles that widen admin, edit or view; more than one authorizer is active: review answers that only read RBAC are incomplete; standing admin access where just-in-time would do" },
    { id: "K03:2025", title: "Secrets that are not kept secret", section: "", decided: "partly", evidence: ["api-object"], how: "secret-like values in ConfigMaps, env, args or annotations; secrets inside image layers; secrets in Git manifests; list or watch on secrets cluster-wide; Secrets not encrypted at rest; secrets never rotated" },
    { id: "K04:2025", title: "No policy that denies in the cluster", section: "", decided: "partly", evidence: ["api-object"], how: "no Pod Security label, policy or webhook that denies; webhook failurePolicy Ignore on a security rule; webhook excludes namespaces by a label that a tenant may set; policy trusts metadata that the requester controls; policies only warn or audit" },
    { id: "K05:2025", title: "Networks that are not divided", section: "", decided: "partly", evidence: ["api-object"], how: "no default deny; hostNetwork pods bypass policy; the CNI does not enforce NetworkPolicy; egress to instance metadata allowed; flat network between tenants" },
    { id: "K06:2025", title: "Components that too many can reach", section: "", decided: "partly", evidence: ["api-object"], how: "API server reachable from the internet; /version readable without a login; certificate names reveal internal hosts; kubelet or etcd ports reachable from pods or outside; dashboards and metrics published through Ingress or LoadBalancer" },
    { id: "K07:2025", title: "Components set up unsafely or vulnerable", section: "", decided: "partly", evidence: ["api-object","image-scan"], how: "CIS findings on components; component or node OS out of support; known CVE in control plane, kubelet, runtime or add-on; patch later than the agreed window" },
    { id: "K08:2025", title: "Ways from the cluster into the cloud account", section: "", decided: "partly", evidence: ["api-object"], how: "node role reachable from every pod; static cloud keys in Secrets or env; IMDSv1 or hop limit above 1; workload identity annotation bound to a powerful cloud role (for example eks.amazonaws.com/role-arn); a service account with cloud rights may be used by many subjects" },
    { id: "K09:2025", title: "Weak authentication", section: "", decided: "partly", evidence: ["api-object"], how: "people use client certificates or service account tokens; no MFA or OIDC; tokens live longer than needed; anonymous access; default service account carries rights" },
    { id: "K10:2025", title: "Too little logging and monitoring", section: "", decided: "partly", evidence: ["audit","runtime"], how: "audit log off; certificate request and token creation not logged; logs stay in the cluster; no alert on a defined list of actions" },
  ],
};
