// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const iso27001Text: FrameworkText = {
  id: "iso-27001",
  title: "ISO/IEC 27001",
  version: "2022, Annex A",
  source: "https://www.iso.org/standard/27001",
  controls: [
    { id: "A.5.15", title: "Access control", section: "A.5", decided: "partly", evidence: ["api-object"], how: "role graph, anonymous access" },
    { id: "A.5.16", title: "Identity management", section: "A.5", decided: "partly", evidence: ["api-object"], how: "subjects, service accounts, identity provider" },
    { id: "A.5.18", title: "Access rights", section: "A.5", decided: "partly", evidence: ["api-object"], how: "bindings, access review attested" },
    { id: "A.5.3", title: "Segregation of duties", section: "A.5", decided: "partly", evidence: ["api-object","attestation"], how: "requester and approver of exceptions differ; who may change policy and workload" },
    { id: "A.5.23", title: "Security for use of cloud services", section: "A.5", decided: "partly", evidence: ["attestation"], how: "provider responsibility statements" },
    { id: "A.8.2", title: "Privileged access rights", section: "A.8", decided: "partly", evidence: ["api-object"], how: "cluster-admin and equivalents, privileged pods" },
    { id: "A.8.3", title: "Information access restriction", section: "A.8", decided: "partly", evidence: ["api-object"], how: "who may read Secrets and ConfigMaps" },
    { id: "A.8.5", title: "Secure authentication", section: "A.8", decided: "partly", evidence: ["api-object"], how: "API server and kubelet authentication settings" },
    { id: "A.8.8", title: "Management of technical vulnerabilities", section: "A.8", decided: "partly", evidence: ["image-scan"], how: "scan coverage and age" },
    { id: "A.8.9", title: "Configuration management", section: "A.8", decided: "partly", evidence: ["api-object"], how: "CIS results, drift" },
    { id: "A.8.12", title: "Data leakage prevention", section: "A.8", decided: "partly", evidence: ["api-object"], how: "egress policy" },
    { id: "A.8.13", title: "Information backup", section: "A.8", decided: "partly", evidence: ["api-object"], how: "backup objects" },
    { id: "A.8.14", title: "Redundancy", section: "A.8", decided: "partly", evidence: ["api-object"], how: "replicas, disruption budgets, spread" },
    { id: "A.8.15", title: "Logging", section: "A.8", decided: "partly", evidence: ["audit"], how: "audit policy and backend" },
    { id: "A.8.16", title: "Monitoring activities", section: "A.8", decided: "partly", evidence: ["runtime"], how: "runtime rules, alerts" },
    { id: "A.8.20", title: "Network security", section: "A.8", decided: "partly", evidence: ["api-object"], how: "NetworkPolicy coverage" },
    { id: "A.8.21", title: "Security of network services", section: "A.8", decided: "partly", evidence: ["api-object"], how: "exposed services, TLS" },
    { id: "A.8.22", title: "Segregation of networks", section: "A.8", decided: "partly", evidence: ["api-object"], how: "reachability between namespaces" },
    { id: "A.8.24", title: "Use of cryptography", section: "A.8", decided: "partly", evidence: ["api-object"], how: "TLS, encryption at rest" },
    { id: "A.8.28", title: "Secure coding and supply", section: "A.8", decided: "partly", evidence: ["api-object"], how: "signatures, SBOM, provenance" },
    { id: "A.8.31", title: "Separation of environments", section: "A.8", decided: "partly", evidence: ["api-object"], how: "namespaces and clusters per environment" },
    { id: "A.8.32", title: "Change management", section: "A.8", decided: "partly", evidence: ["attestation"], how: "policy as code, Git origin" },
  ],
};
