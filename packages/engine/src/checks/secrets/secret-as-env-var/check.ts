import type { Container } from '../../../model/container.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

export const secretAsEnvVar: ContainerCheck = {
  id: 'secret-as-env-var',
  title: 'Secret reaches the container as a variable',
  severity: 'low',
  gain: 'Whoever sees a crash report, a debug page or the environment of a child process sees the secret.',
  why: 'Every child process inherits the variables, and many programs write them into logs and error reports. A file is read only by the program that opens it, and changes with the Secret.',
  remedy: 'Mount the Secret as a volume, and let the program read the file.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.4.1',
    'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
  ],
  aliases: [
    'kube-linter:read-secret-from-env-var',
    'kubescape:C-0207',
    'checkov:CKV_K8S_35',
    'kubesec:SecretsAsEnvironmentVariables',
    'monokle:KBP112',
    'kics:3d658f8b-d988-41a0-a841-40043121de1e',
  ],
  profile: 'strict',
  on: 'container',
  evaluate: (container) => {
    if (container.env.length === 0 && !container.fields.has('envFrom')) return undefined;
    const found: Violation[] = [];
    for (const { name, valueFrom } of container.env) {
      const secret = valueFrom?.map('secretKeyRef');
      if (secret === undefined) continue;
      const message = `container \`${container.name}\` gets ${secretNamed(secret.string('name'))} in variable \`${name}\``;
      found.push({ at: secret.at, message });
    }
    if (container.fields.has('envFrom')) addWhole(container, found);
    return found;
  },
};

function addWhole(container: Container, found: Violation[]): void {
  for (const source of container.fields.maps('envFrom')) {
    const secret = source.map('secretRef');
    if (secret === undefined) continue;
    const message = `container \`${container.name}\` gets every entry of ${secretNamed(secret.string('name'))} as a variable`;
    found.push({ at: secret.at, message });
  }
}

function secretNamed(name: string | undefined): string {
  return name === undefined ? 'a Secret' : `Secret \`${name}\``;
}
