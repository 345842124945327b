import type { Fields } from '../../model/fields.ts';
import type { Pod, Volume } from '../../model/pod.ts';

/** A service account token that a volume projects. */
export interface ProjectedToken {
  readonly volume: Volume;
  readonly fields: Fields;
  /** `undefined` means the API server. */
  readonly audience: string | undefined;
  /** True in a volume that also brings the certificate of the API server: the token is there to call it. */
  readonly isForApiServer: boolean;
}

/** The tokens that the volumes of a pod project, but for the volume that admission adds to every pod. */
export function projectedTokensOf(pod: Pod): readonly ProjectedToken[] {
  return pod.volumes.length === 0 ? none : pod.volumes.flatMap(tokensIn);
}

const none: readonly ProjectedToken[] = [];
/** Admission names its volume `kube-api-access-` and five characters. */
const addedByAdmission = /^kube-api-access-[a-z0-9]{5}$/u;
const apiServerCertificate = 'kube-root-ca.crt';

function tokensIn(volume: Volume): readonly ProjectedToken[] {
  const projected = volume.fields.has('projected') ? volume.fields.map('projected') : undefined;
  if (projected === undefined || addedByAdmission.test(volume.name)) return none;
  const sources = projected.maps('sources');
  const isForApiServer = sources.some(
    (source) => source.map('configMap')?.string('name') === apiServerCertificate,
  );
  return sources.flatMap((source) => {
    const fields = source.map('serviceAccountToken');
    return fields === undefined
      ? []
      : { volume, fields, audience: fields.string('audience') || undefined, isForApiServer };
  });
}
