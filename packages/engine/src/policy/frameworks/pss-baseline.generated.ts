// Generated from `tools/data/frameworks.json` by `npm run generate`; not to be edited.
import type { FrameworkText } from './framework.ts';

export const pssBaselineText: FrameworkText = {
  id: "pss-baseline",
  title: "Pod Security Standards, baseline",
  version: "as of the Kubernetes version that is judged by",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  controls: [
    { id: "windowsHostProcess", title: "No Windows HostProcess", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "hostNamespaces", title: "No host namespaces", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "privileged", title: "No privileged containers", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "capabilities_baseline", title: "Only default capabilities may be added", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "hostPathVolumes", title: "No hostPath volumes", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "hostPorts", title: "No host ports", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "hostProbesAndHostLifecycle", title: "Probes and lifecycle hooks name no host", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "appArmorProfile", title: "AppArmor profile not Unconfined", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "seLinuxOptions", title: "SELinux type from the allowed list, no user or role", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "procMount", title: "Default proc mount", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "seccompProfile_baseline", title: "seccomp not Unconfined", section: "baseline", decided: "automated", evidence: ["api-object"] },
    { id: "sysctls", title: "Only safe sysctls", section: "baseline", decided: "automated", evidence: ["api-object"] },
  ],
};
