import { defaultPullPolicy, parseImage } from '../image.ts';
import { isObject, valueAt, type JsonObject } from '../json.ts';
import { mapAt, withItems, withMap, without, withoutEqual, type Defaults } from './edited.ts';

/** What decides about a container beside itself. */
export interface ContainerSetting {
  /** True in a Pod, where requests are filled in from limits, and host ports on the host's network. */
  readonly isPod: boolean;
  readonly isOnHostNetwork: boolean;
}

/** A live container as its author wrote it: facts, "What the server fills in", seen on a server of version 1.36.3. */
export function writtenContainer(container: JsonObject, setting: ContainerSetting): JsonObject {
  let own = withoutEqual(container, { ...usual, imagePullPolicy: usualPullPolicy(container) });
  if (setting.isPod) own = withMap(own, 'resources', withoutRequestsFromLimits);
  own = withItems(own, 'ports', (port) => writtenPort(port, setting));
  own = withItems(own, 'env', writtenVariable);
  for (const key of probes) own = withMap(own, key, writtenProbe);
  return withMap(own, 'lifecycle', (lifecycle) =>
    withMap(withMap(lifecycle, 'postStart', writtenHandler), 'preStop', writtenHandler),
  );
}

const usual: Defaults = {
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

const probes: readonly string[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** The policy that stands where none was written. */
export function usualPullPolicy(holder: JsonObject): string {
  const text = valueAt(holder, 'image') ?? valueAt(holder, 'reference');
  const image = typeof text === 'string' ? parseImage(text) : undefined;
  return image === undefined ? 'Always' : defaultPullPolicy(image);
}

function withoutRequestsFromLimits(resources: JsonObject): JsonObject {
  const limits = mapAt(resources, 'limits');
  return withMap(resources, 'requests', (requests) => withoutEqual(requests, limits));
}

function writtenPort(port: JsonObject, { isPod, isOnHostNetwork }: ContainerSetting): JsonObject {
  const own = withoutEqual(port, { protocol: 'TCP' });
  const number = valueAt(port, 'containerPort');
  const isFilledIn = isPod && isOnHostNetwork && number !== undefined && valueAt(port, 'hostPort') === number;
  return isFilledIn ? without(own, ['hostPort']) : own;
}

function writtenVariable(variable: JsonObject): JsonObject {
  const source = valueAt(variable, 'valueFrom');
  if (!isObject(source)) return variable;
  const written = withMap(source, 'fieldRef', (ref) => withoutEqual(ref, { apiVersion: 'v1' }));
  return written === source ? variable : { ...variable, valueFrom: written };
}

/** A probe as its author wrote it. */
export function writtenProbe(probe: JsonObject): JsonObject {
  const own = withoutEqual(probe, {
    initialDelaySeconds: 0,
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return withMap(writtenHandler(own), 'grpc', (grpc) => withoutEqual(grpc, { service: '' }));
}

function writtenHandler(handler: JsonObject): JsonObject {
  return withMap(handler, 'httpGet', (request) => withoutEqual(request, { path: '/', scheme: 'HTTP' }));
}
