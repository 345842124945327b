import type { PodCheck } from '../../check.ts';

/** Folders and files in which the tools of the providers keep the credentials of a person or of the node. */
const credentialPaths =
  /^(?:(?:\/root|\/home\/[^/]+|\/var\/lib\/[^/]+)?\/(?:\.aws|\.azure|\.oci|\.config\/gcloud|\.config\/doctl|\.gcloud)(?:\/.*)?|\/etc\/kubernetes\/(?:azure\.json|cloud\.conf|cloud-config)|(?:\/.*)?\/application_default_credentials\.json)$/u;
const slashes = /\/{2,}/gu;

export const cloudCredentialsMounted: PodCheck = {
  id: 'cloud-credentials-mounted',
  title: 'Cloud credentials of the node are mounted',
  severity: 'high',
  gain: 'Whoever breaks into the container acts in the cloud account as the node or as its administrator.',
  why: 'The files hold keys that work from anywhere and for longer than the pod lives, and they are not the keys of this workload.',
  remedy:
    'Remove the volume, and give the workload an identity of its own with the workload identity of the provider.',
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'MITRE ATT&CK T1552.001: Credentials In Files',
  ],
  aliases: ['kubescape:C-0020'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) =>
    pod.volumes.length === 0
      ? undefined
      : pod.volumes.flatMap(({ name, fields }) => {
          const hostPath = fields.has('hostPath') ? fields.map('hostPath') : undefined;
          const path = hostPath?.string('path');
          if (hostPath === undefined || path === undefined || !holdsCredentials(path)) return [];
          return {
            at: hostPath.pointer('path'),
            message: `volume \`${name}\` mounts \`${path}\` of the node, where cloud credentials are kept`,
          };
        }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program gets credentials of its own, as by workload identity: run it once without the mount.',
    edits: ({ at }, { volumes, containers }) => {
      const volume = volumes.find((one) => at.startsWith(`${one.at}/`));
      if (volume === undefined) return [];
      const mounts = containers.flatMap((one) => one.mounts.filter(({ name }) => name === volume.name));
      return [volume, ...mounts].map((one) => ({ op: 'remove', at: one.at }));
    },
  },
};

function holdsCredentials(path: string): boolean {
  const plain = path.replaceAll(slashes, '/');
  return credentialPaths.test(plain.endsWith('/') ? plain.slice(0, -1) : plain);
}
