import type { JsonValue } from '../model/json.ts';

/** The name of a value that some fixes need and only the user knows. */
export type FixValueName =
  | 'limits.cpu'
  | 'limits.memory'
  | 'limits.ephemeral-storage'
  | 'requests.cpu'
  | 'requests.memory'
  | 'requests.ephemeral-storage'
  | 'requests.storage'
  | 'emptyDir.sizeLimit'
  | 'replicas'
  | 'liveness-probe'
  | 'readiness-probe'
  | 'run-as-user'
  | 'run-as-group'
  | 'runtime-class'
  | 'source-ranges'
  | 'priority-class';

/** The values that the user gave, as `--param NAME=VALUE` says them. */
export type FixValues = Readonly<Partial<Record<FixValueName, JsonValue>>>;

/** What each value is for, for the help and the reference. */
export const fixValueSummaries: Readonly<Record<FixValueName, string>> = {
  'limits.cpu': 'The CPU limit of containers that have none, such as `500m`.',
  'limits.memory': 'The memory limit of containers that have none, such as `256Mi`.',
  'limits.ephemeral-storage': 'The limit on local storage of containers that have none, such as `1Gi`.',
  'requests.cpu': 'The CPU request of containers that have none, such as `100m`.',
  'requests.memory': 'The memory request of containers that have none, such as `128Mi`.',
  'requests.ephemeral-storage': 'The request for local storage of containers that have none, such as `1Gi`.',
  'requests.storage': 'The size of volume claims that ask for none, such as `10Gi`.',
  'emptyDir.sizeLimit': 'The size limit of `emptyDir` volumes that have none, such as `1Gi`.',
  replicas: 'How many replicas a workload gets that has too few.',
  'liveness-probe':
    'The liveness probe of containers that have none, as YAML: `{httpGet: {path: /, port: 80}}`.',
  'readiness-probe': 'The readiness probe of containers that have none, as YAML.',
  'run-as-user': 'The user id, above 10000, of containers that run as root or as a user of the node.',
  'run-as-group':
    'The group id, above 10000, of containers and volumes that have that of root, one of the node or none.',
  'runtime-class': 'The runtime class of sandboxes that run in the usual runtime of the node.',
  'source-ranges': 'The networks that may call load balancers that are open to all, as `[192.0.2.0/24]`.',
  'priority-class': 'The priority class of pods that name none, or one that is not allowed.',
};

/** What a value is: an amount of a resource, a whole number, a name, a map such as a probe, or a list of texts. */
export type FixValueKind = 'quantity' | 'number' | 'name' | 'map' | 'texts';

/** The kind of each value. */
export const fixValueKinds: Readonly<Record<FixValueName, FixValueKind>> = {
  'limits.cpu': 'quantity',
  'limits.memory': 'quantity',
  'limits.ephemeral-storage': 'quantity',
  'requests.cpu': 'quantity',
  'requests.memory': 'quantity',
  'requests.ephemeral-storage': 'quantity',
  'requests.storage': 'quantity',
  'emptyDir.sizeLimit': 'quantity',
  replicas: 'number',
  'liveness-probe': 'map',
  'readiness-probe': 'map',
  'run-as-user': 'number',
  'run-as-group': 'number',
  'runtime-class': 'name',
  'source-ranges': 'texts',
  'priority-class': 'name',
};
