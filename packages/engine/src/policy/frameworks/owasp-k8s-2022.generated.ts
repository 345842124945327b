// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const owaspK8s2022Text: FrameworkText = {
  id: "owasp-k8s-2022",
  title: "OWASP Kubernetes Top 10",
  version: "2022",
  source: "https://github.com/OWASP/www-project-kubernetes-top-ten",
  controls: [
    { id: "K01:2022", title: "Workloads with too much power", section: "", decided: "partly", evidence: ["api-object"], how: "root user, writable root file system, privileged containers, host namespaces" },
    { id: "K02:2022", title: "Images of unproven origin", section: "", decided: "partly", evidence: ["api-object","image-scan"], how: "SBOM present, signatures verified, digests pinned, vulnerable components" },
    { id: "K03:2022", title: "RBAC that gives too much", section: "", decided: "partly", evidence: ["api-object"], how: "cluster-admin bindings, list on secrets, wildcards, unused rights" },
    { id: "K04:2022", title: "No policy that denies at admission", section: "", decided: "partly", evidence: ["api-object"], how: "an admission policy with a deny action covers every user namespace" },
    { id: "K05:2022", title: "Too little logging and monitoring", section: "", decided: "partly", evidence: ["audit","runtime"], how: "audit policy and backend, log shipping, runtime events" },
    { id: "K06:2022", title: "Weak authentication", section: "", decided: "partly", evidence: ["api-object"], how: "anonymous access, certificates or tokens used by people, long-lived tokens" },
    { id: "K07:2022", title: "Networks that are not divided", section: "", decided: "partly", evidence: ["api-object"], how: "default deny per namespace, policy-capable CNI, mesh authorization" },
    { id: "K08:2022", title: "Secrets that are not kept secret", section: "", decided: "partly", evidence: ["api-object"], how: "encryption at rest, plain text secrets, access to secrets" },
    { id: "K09:2022", title: "Cluster components set up unsafely", section: "", decided: "partly", evidence: ["api-object"], how: "API server, kubelet, etcd settings" },
    { id: "K10:2022", title: "Components that are old or vulnerable", section: "", decided: "partly", evidence: ["api-object","image-scan"], how: "cluster, node and add-on versions against advisories" },
  ],
};
