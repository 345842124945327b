// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const soc2Text: FrameworkText = {
  id: "soc2",
  title: "SOC 2 Trust Services Criteria",
  version: "2017 with 2022 points of focus",
  source: "https://www.aicpa-cima.com/topic/audit-assurance/audit-and-assurance-greater-than-soc-2",
  controls: [
    { id: "A1.2", title: "Backup and recovery", section: "A1", decided: "partly", evidence: ["api-object"], how: "backup objects and age; restore test attested" },
    { id: "CC1.1", title: "Data at rest is encrypted", section: "CC1", decided: "partly", evidence: ["api-object"], how: "storage classes and volumes with encryption, encryption at rest for Secrets" },
    { id: "CC6.1", title: "Network limits ports and sources; keys and secrets are stored properly; access to secrets is limited; administrative access is limited by job; data in motion is encrypted", section: "CC6", decided: "partly", evidence: ["api-object"], how: "default deny per namespace, exposed ports; yearly rule review attested; no secrets in ConfigMaps, env, images; who may read Secrets; cluster-admin and equivalents against an allow list; TLS on Ingress and Gateway, mesh mTLS" },
    { id: "CC6.2", title: "Administrative access is limited by job", section: "CC6", decided: "partly", evidence: ["api-object"], how: "cluster-admin and equivalents against an allow list" },
    { id: "CC6.3", title: "Access is changed and removed with the role", section: "CC6", decided: "partly", evidence: ["api-object","attestation"], how: "stale subjects, access review attested" },
    { id: "CC6.6", title: "Network limits ports and sources; keys and secrets are stored properly; access to secrets is limited; data in motion is encrypted", section: "CC6", decided: "partly", evidence: ["api-object"], how: "default deny per namespace, exposed ports; yearly rule review attested; no secrets in ConfigMaps, env, images; who may read Secrets; TLS on Ingress and Gateway, mesh mTLS" },
    { id: "CC6.7", title: "Data at rest is encrypted; keys and secrets are stored properly; access to secrets is limited; administrative access is limited by job; data in motion is encrypted", section: "CC6", decided: "partly", evidence: ["api-object"], how: "storage classes and volumes with encryption, encryption at rest for Secrets; no secrets in ConfigMaps, env, images; who may read Secrets; cluster-admin and equivalents against an allow list; TLS on Ingress and Gateway, mesh mTLS" },
    { id: "CC6.8", title: "Administrative access is limited by job; events are logged", section: "CC6", decided: "partly", evidence: ["api-object","audit"], how: "cluster-admin and equivalents against an allow list; audit policy and backend" },
    { id: "CC7.1", title: "Events are logged; vulnerabilities and configuration changes are detected", section: "CC7", decided: "partly", evidence: ["audit","image-scan","attestation"], how: "audit policy and backend; scan age, drift, policy results" },
    { id: "CC7.2", title: "Network limits ports and sources; events are logged", section: "CC7", decided: "partly", evidence: ["api-object","audit"], how: "default deny per namespace, exposed ports; yearly rule review attested; audit policy and backend" },
    { id: "CC7.3", title: "Security events are evaluated and answered", section: "CC7", decided: "partly", evidence: ["runtime","attestation"], how: "incidents with owner, state and time to acknowledge" },
    { id: "CC7.4", title: "Security events are evaluated and answered", section: "CC7", decided: "partly", evidence: ["runtime","attestation"], how: "incidents with owner, state and time to acknowledge" },
    { id: "CC8.1", title: "Changes are authorized and tested", section: "CC8", decided: "partly", evidence: ["api-object","attestation"], how: "policy as code in CI and admission, Git origin of workloads" },
  ],
};
