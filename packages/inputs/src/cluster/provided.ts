import { isSameJson, type JsonObject, type JsonValue } from '@plimsoll/engine';

import { mapIn, textIn } from './json-fields.ts';

/**
 * True for what every cluster has without anybody writing it, and as it came: with one field more it was written. The
 * objects that matter to others, such as namespaces and roles, are not among them.
 */
export function isProvidedAsIs(object: JsonObject): boolean {
  const metadata = mapIn(object, 'metadata');
  const name = textIn(metadata, 'name') ?? '';
  const namespace = textIn(metadata, 'namespace') ?? '';
  switch (`${textIn(object, 'apiVersion')} ${textIn(object, 'kind')}`) {
    case 'v1 ConfigMap':
      return name === 'kube-root-ca.crt'
        ? isSameJson(keysOf(object), ['ca.crt'])
        : namespace === 'kube-system' && systemData.has(name);
    case 'v1 ServiceAccount':
      return name === 'default' && isSameJson(object, bareAccount(name, namespace));
    case 'v1 Service':
    case 'v1 Endpoints':
    case 'discovery.k8s.io/v1 EndpointSlice':
      return namespace === 'default' && name === 'kubernetes';
    default:
      return false;
  }
}

const systemData: ReadonlySet<string> = new Set([
  'extension-apiserver-authentication',
  'kube-apiserver-legacy-service-account-token-tracking',
]);

function keysOf(object: JsonObject): JsonValue {
  return Object.keys(mapIn(object, 'data') ?? {});
}

function bareAccount(name: string, namespace: string): JsonObject {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
}
