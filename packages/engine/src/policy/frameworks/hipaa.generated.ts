// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const hipaaText: FrameworkText = {
  id: "hipaa",
  title: "HIPAA Security Rule, 45 CFR 164",
  version: "",
  source: "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164",
  controls: [
    { id: "164.306(e)", title: "Maintenance of security measures", section: "164.306", decided: "partly", evidence: ["attestation"], how: "benchmark history, policy changes" },
    { id: "164.308(a)(1)(i)", title: "Security management process", section: "164.308", decided: "partly", evidence: ["attestation"], how: "policies on, findings worked" },
    { id: "164.308(a)(1)(ii)(A)", title: "Risk analysis", section: "164.308", decided: "automated", evidence: ["attestation","image-scan"], how: "scanner on, runtime data arrives, risk ranking exists" },
    { id: "164.308(a)(1)(ii)(B)", title: "Risk management", section: "164.308", decided: "automated", evidence: ["attestation"], how: "findings fixed within the agreed time, exceptions with expiry" },
    { id: "164.308(a)(3)(ii)(A)", title: "Authorization and supervision", section: "164.308", decided: "automated", evidence: ["api-object"], how: "no workload is effectively an administrator" },
    { id: "164.308(a)(3)(ii)(B)", title: "Workforce clearance", section: "164.308", decided: "attested", evidence: ["api-object","attestation"], how: "access review" },
    { id: "164.308(a)(4)", title: "Information access management", section: "164.308", decided: "automated", evidence: ["api-object"], how: "role graph, excess rights" },
    { id: "164.308(a)(4)(ii)(B)", title: "Access authorization", section: "164.308", decided: "automated", evidence: ["api-object"], how: "ingress and egress policies on each workload in scope; rights per subject" },
    { id: "164.308(a)(5)(ii)(B)", title: "Protection from malicious software", section: "164.308", decided: "partly", evidence: ["runtime","api-object"], how: "policies at build, deploy and run time" },
    { id: "164.308(a)(6)(ii)", title: "Response and reporting", section: "164.308", decided: "partly", evidence: ["runtime","attestation"], how: "notification route, scanner, policies on; incidents with state" },
    { id: "164.308(a)(7)(ii)(E)", title: "Criticality analysis", section: "164.308", decided: "partly", evidence: ["api-object"], how: "inventory with owner and criticality label" },
    { id: "164.310(a)(1)", title: "Facility access: logical boundary", section: "164.310", decided: "partly", evidence: ["api-object"], how: "ingress and egress policies; buildings attested" },
    { id: "164.310(d)", title: "Device and media controls", section: "164.310", decided: "attested", evidence: ["api-object"], how: "statement; volumes listed" },
    { id: "164.312(c)", title: "Integrity", section: "164.312", decided: "partly", evidence: ["api-object"], how: "network policies, read-only root, signed images" },
    { id: "164.312(e)", title: "Transmission security", section: "164.312", decided: "automated", evidence: ["api-object"], how: "TLS and mesh mTLS; network policies" },
    { id: "164.312(e)(1)", title: "Transmission security standard", section: "164.312", decided: "automated", evidence: ["api-object"], how: "TLS and mesh mTLS" },
    { id: "164.314(a)(2)(i)(C)", title: "Incident reporting by associates", section: "164.314", decided: "attested", evidence: ["attestation"], how: "notification route" },
    { id: "164.316(b)(2)(iii)", title: "Documentation is updated", section: "164.316", decided: "attested", evidence: ["attestation"], how: "dated reports kept" },
    { id: "164.312(a)(1)", title: "Access control", section: "164.312", decided: "automated", evidence: ["api-object"], how: "unique identity, RBAC" },
    { id: "164.312(b)", title: "Audit controls", section: "164.312", decided: "automated", evidence: ["audit"], how: "audit policy and backend" },
    { id: "164.312(d)", title: "Person or entity authentication", section: "164.312", decided: "partly", evidence: ["api-object"], how: "anonymous off, identity provider attested" },
  ],
};
