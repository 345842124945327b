import { kindsRead, type ReadKind } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import { connect } from './connection.ts';
import { customPodKinds, definition } from './custom-pod-kinds.ts';
import { discover } from './discover.ts';
import { chooseConfig } from './kube-config.ts';
import { listKind } from './list-kind.ts';
import { uriPart } from './live-objects.ts';
import { usualPatience, type ClusterRequest } from './read-cluster.ts';

/** Custom kinds that a scan of a cluster reads because their definitions say that they may hold pods. */
export interface CustomPodKindsReading {
  readonly kinds: readonly ReadKind[];
  readonly problems: readonly InputProblem[];
}

/** Reads nothing of a cluster but what it serves and the definitions of its custom kinds. Never throws for the cluster. */
export async function readCustomPodKinds(
  request: Omit<ClusterRequest, 'namespaces' | 'withSecretValues' | 'withCustomPods'>,
): Promise<CustomPodKindsReading> {
  const chosen = await chooseConfig(request);
  if ('code' in chosen) return { kinds: [], problems: [chosen] };
  const root = `cluster://${uriPart(chosen.context)}`;
  const patience = { ...usualPatience, ...request.patience };
  const connection = await connect({ ...request, chosen, patience });
  if ('code' in connection) return { kinds: [], problems: [connection] };
  try {
    const { kinds, custom, problems } = await discover(connection, kindsRead(), root);
    const podKinds = customPodKinds(custom);
    const definitions = kinds.find(
      ({ group, kind }) => group === definition.group && kind === definition.kind,
    );
    const unlisted =
      definitions === undefined
        ? undefined
        : await listKind(connection, {
            kind: definitions,
            namespace: undefined,
            form: 'whole',
            uri: `${root}/${definitions.resource}.${definitions.group}`,
            take: podKinds.see,
          });
    return { kinds: podKinds.found(), problems: unlisted === undefined ? problems : [...problems, unlisted] };
  } finally {
    connection.close();
  }
}
