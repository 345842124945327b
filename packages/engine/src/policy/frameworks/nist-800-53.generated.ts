// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const nist80053Text: FrameworkText = {
  id: "nist-800-53",
  title: "NIST SP 800-53",
  version: "rev 5 (ids also used in rev 4 mappings)",
  source: "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final",
  controls: [
    { id: "AC-3(7)", title: "Role-based access control", section: "AC", decided: "partly", evidence: ["api-object"], how: "RBAC authorizer on, no AlwaysAllow" },
    { id: "AC-14", title: "Actions without identification", section: "AC", decided: "partly", evidence: ["api-object"], how: "anonymous settings and bindings" },
    { id: "AC-24", title: "Access control decisions", section: "AC", decided: "partly", evidence: ["api-object","audit"], how: "authorizers in use, decisions logged" },
    { id: "CA-9", title: "Internal system connections", section: "CA", decided: "partly", evidence: ["api-object"], how: "NetworkPolicy and mesh reachability" },
    { id: "CM-2", title: "Baseline configuration", section: "CM", decided: "partly", evidence: ["api-object","attestation"], how: "desired state in Git, drift" },
    { id: "CM-3", title: "Configuration change control", section: "CM", decided: "partly", evidence: ["audit","attestation"], how: "changes by subject, policy as code, approvals" },
    { id: "CM-5", title: "Access restrictions for change", section: "CM", decided: "partly", evidence: ["api-object"], how: "who may change workloads, policies, webhooks" },
    { id: "CM-6", title: "Configuration settings", section: "CM", decided: "partly", evidence: ["api-object"], how: "CIS results with exceptions" },
    { id: "CM-7", title: "Least functionality", section: "CM", decided: "partly", evidence: ["api-object"], how: "capabilities, tools in images, unused components" },
    { id: "CM-8", title: "Component inventory", section: "CM", decided: "partly", evidence: ["api-object"], how: "inventory with images and packages, freshness" },
    { id: "CM-11", title: "User-installed software", section: "CM", decided: "partly", evidence: ["api-object","runtime"], how: "admission on registries, package managers run at runtime" },
    { id: "IR-4(5)", title: "Automatic disabling of system", section: "IR", decided: "partly", evidence: ["runtime"], how: "contain actions configured and tested" },
    { id: "IR-5", title: "Incident monitoring", section: "IR", decided: "partly", evidence: ["runtime","attestation"], how: "incidents with state and history" },
    { id: "IR-6(1)", title: "Automated reporting", section: "IR", decided: "partly", evidence: ["attestation"], how: "notification routes tested" },
    { id: "RA-3", title: "Risk assessment", section: "RA", decided: "partly", evidence: ["attestation"], how: "risk ranking of workloads with reasons" },
    { id: "RA-5", title: "Vulnerability monitoring", section: "RA", decided: "partly", evidence: ["image-scan"], how: "image scan coverage and age" },
    { id: "SA-10", title: "Developer configuration management", section: "SA", decided: "partly", evidence: ["api-object"], how: "provenance, signatures" },
    { id: "SC-6", title: "Resource availability", section: "SC", decided: "partly", evidence: ["api-object"], how: "limits, quota, priority" },
    { id: "SC-7", title: "Boundary protection", section: "SC", decided: "partly", evidence: ["api-object"], how: "exposure and egress control" },
    { id: "SI-2(2)", title: "Automated flaw remediation status", section: "SI", decided: "partly", evidence: ["image-scan","attestation"], how: "fix status and age per finding" },
    { id: "SI-3(8)", title: "Detect unauthorized commands", section: "SI", decided: "partly", evidence: ["runtime"], how: "process rules, exec events" },
    { id: "SI-4", title: "System monitoring", section: "SI", decided: "partly", evidence: ["runtime","audit"], how: "audit and runtime coverage" },
  ],
};
