import { isArray, isObject, isSameJson, valueAt, type JsonObject, type JsonValue } from '../json.ts';
import { withItems, withMap, without, withoutEqual, withoutItems } from './edited.ts';
import { podPartOf } from './pod-schema.ts';

export function writtenService(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => {
    const own = withoutEqual(spec, {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      allocateLoadBalancerNodePorts: true,
    });
    const isHeadless = valueAt(spec, 'clusterIP') === 'None';
    const addresses = ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy', ...(isHeadless ? [] : ['clusterIP'])];
    // The number of a node port is the server's choice as a rule; what is judged is that there is one, by the type.
    return withItems(without(own, addresses), 'ports', (port) =>
      without(
        withoutEqual(port, { protocol: 'TCP', targetPort: valueAt(port, 'port') ?? null }),
        valueAt(port, 'nodePort') === undefined ? [] : ['nodePort'],
      ),
    );
  });
}

export function writtenNetworkPolicy(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => {
    const egress = valueAt(spec, 'egress');
    const isAboutEgress = isArray(egress) && egress.length > 0;
    const usual = isAboutEgress ? ['Ingress', 'Egress'] : ['Ingress'];
    let own = withoutEqual(spec, { policyTypes: usual });
    for (const key of ['ingress', 'egress']) {
      own = withItems(own, key, (rule) =>
        withItems(rule, 'ports', (port) => withoutEqual(port, { protocol: 'TCP' })),
      );
    }
    return own;
  });
}

export function writtenClaim(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => withoutEqual(spec, { volumeMode: 'Filesystem' }));
}

export function writtenVolume(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) =>
    withoutEqual(spec, { volumeMode: 'Filesystem', persistentVolumeReclaimPolicy: 'Retain' }),
  );
}

export function writtenNamespace(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => withoutItems(spec, 'finalizers', (item) => item === 'kubernetes'));
}

export function writtenStorageClass(object: JsonObject): JsonObject {
  return withoutEqual(object, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });
}

export function writtenPriorityClass(object: JsonObject): JsonObject {
  return withoutEqual(object, { preemptionPolicy: 'PreemptLowerPriority' });
}

export function writtenLimitRange(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) =>
    withItems(spec, 'limits', (limit) => {
      const own = withoutEqual(limit, { defaultRequest: valueAt(limit, 'default') ?? null });
      return withoutEqual(own, { default: valueAt(limit, 'max') ?? null });
    }),
  );
}

export function writtenWebhooks(object: JsonObject): JsonObject {
  return withItems(object, 'webhooks', (webhook) => {
    const own = withoutEqual(webhook, {
      failurePolicy: 'Fail',
      matchPolicy: 'Equivalent',
      timeoutSeconds: 10,
      reinvocationPolicy: 'Never',
      namespaceSelector: {},
      objectSelector: {},
    });
    const ruled = withItems(own, 'rules', (rule) => withoutEqual(rule, { scope: '*' }));
    return withMap(ruled, 'clientConfig', writtenClientConfig);
  });
}

function writtenClientConfig(config: JsonObject): JsonObject {
  return withMap(config, 'service', (service) => withoutEqual(service, { port: 443 }));
}

export function writtenAdmissionPolicy(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => {
    const own = withoutEqual(spec, { failurePolicy: 'Fail', reinvocationPolicy: 'Never' });
    return withMap(own, 'matchConstraints', writtenMatch);
  });
}

export function writtenPolicyBinding(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => withMap(spec, 'matchResources', writtenMatch));
}

function writtenMatch(match: JsonObject): JsonObject {
  const own = withoutEqual(match, { matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {} });
  return withItems(own, 'resourceRules', (rule) => withoutEqual(rule, { scope: '*' }));
}

/** Of the schemas of its versions only what shows where pods stand: the rest the API server has enforced already. */
export function writtenDefinition(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => {
    const own = withMap(spec, 'conversion', (conversion) =>
      withMap(withoutEqual(conversion, { strategy: 'None' }), 'webhook', (webhook) =>
        withMap(webhook, 'clientConfig', writtenClientConfig),
      ),
    );
    return withItems(own, 'versions', (version) =>
      withMap(version, 'schema', (schema) => ({
        openAPIV3Schema: { ...partOf(valueAt(schema, 'openAPIV3Schema')), ...openSchema },
      })),
    );
  });
}

function partOf(schema: JsonValue | undefined): JsonObject | undefined {
  return isObject(schema) ? podPartOf(schema) : undefined;
}

const openSchema: JsonObject = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

/** Subjects name the group of the API that they belong to, or leave it to the server. */
export function writtenBinding(object: JsonObject): JsonObject {
  return withItems(object, 'subjects', (subject) =>
    isSameJson(valueAt(subject, 'kind'), 'ServiceAccount')
      ? withoutEqual(subject, { apiGroup: '' })
      : subject,
  );
}
