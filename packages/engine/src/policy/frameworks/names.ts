/** The names of the frameworks, those of Kubernetes itself first. */
export const frameworkNames = [
  'nsa',
  'cis',
  'pss-baseline',
  'pss-restricted',
  'owasp-k8s',
  'owasp-k8s-2022',
  'mitre-attack',
  'microsoft-threat-matrix',
  'disa-stig',
  'nist-800-190',
  'nist-800-53',
  'pci-dss',
  'soc2',
  'hipaa',
  'iso-27001',
] as const;

export type FrameworkName = (typeof frameworkNames)[number];

/** The level of the Pod Security Standards that a framework is; `undefined` for the others. */
export function levelOfFramework(name: FrameworkName): 'baseline' | 'restricted' | undefined {
  if (name === 'pss-baseline') return 'baseline';
  return name === 'pss-restricted' ? 'restricted' : undefined;
}
