import { isObject, valueAt, type JsonObject } from '../json.ts';
import { mapAt, withItems, withMap, without, withoutEqual } from './edited.ts';
import { isScaled, lastApplied } from './written-metadata.ts';
import { writtenTemplate } from './written-pod.ts';

/** What the server fills in beside the pod template, by kind: facts, "What the server fills in". */
export function writtenDeployment(object: JsonObject): JsonObject {
  return inSpec(withWrittenReplicas(object), (spec) => {
    const own = withoutEqual(spec, { revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
    return withMap(own, 'strategy', (strategy) =>
      withoutEqual(
        withMap(strategy, 'rollingUpdate', (rolling) =>
          withoutEqual(rolling, { maxSurge: '25%', maxUnavailable: '25%' }),
        ),
        { type: 'RollingUpdate' },
      ),
    );
  });
}

export function writtenStatefulSet(object: JsonObject): JsonObject {
  return inSpec(withWrittenReplicas(object), (spec) => {
    const own = withoutEqual(spec, {
      revisionHistoryLimit: 10,
      podManagementPolicy: 'OrderedReady',
      serviceName: '',
    });
    const updated = withMap(own, 'updateStrategy', (strategy) =>
      withoutEqual(
        withMap(strategy, 'rollingUpdate', (rolling) => withoutEqual(rolling, { partition: 0 })),
        { type: 'RollingUpdate' },
      ),
    );
    const retained = withMap(updated, 'persistentVolumeClaimRetentionPolicy', (policy) =>
      withoutEqual(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' }),
    );
    return withItems(retained, 'volumeClaimTemplates', writtenClaimTemplate);
  });
}

function writtenClaimTemplate(claim: JsonObject): JsonObject {
  const own = without(claim, ['apiVersion', 'kind', 'status']);
  const named = withMap(own, 'metadata', (metadata) => without(metadata, ['creationTimestamp']));
  return withMap(named, 'spec', (spec) => withoutEqual(spec, { volumeMode: 'Filesystem' }));
}

export function writtenDaemonSet(object: JsonObject): JsonObject {
  return inSpec(object, (spec) =>
    withMap(withoutEqual(spec, { revisionHistoryLimit: 10 }), 'updateStrategy', (strategy) =>
      withoutEqual(
        withMap(strategy, 'rollingUpdate', (rolling) =>
          withoutEqual(rolling, { maxSurge: 0, maxUnavailable: 1 }),
        ),
        { type: 'RollingUpdate' },
      ),
    ),
  );
}

/** A ReplicaSet or ReplicationController. */
export function writtenReplicas(object: JsonObject): JsonObject {
  return inSpec(withWrittenReplicas(object), (spec) => spec);
}

export function writtenJob(object: JsonObject): JsonObject {
  const own = withMap(object, 'metadata', withoutControllerLabels);
  return inSpec(own, (spec) => {
    const plain = withoutEqual(spec, {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      suspend: false,
      manualSelector: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    });
    const isSelectedByServer = valueAt(spec, 'manualSelector') !== true;
    const selected = isSelectedByServer ? without(plain, ['selector']) : plain;
    return withMap(selected, 'template', (template) =>
      withMap(template, 'metadata', withoutControllerLabels),
    );
  });
}

const controllerLabels: readonly string[] = [
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'job-name',
];

function withoutControllerLabels(metadata: JsonObject): JsonObject {
  return withMap(metadata, 'labels', (labels) => without(labels, controllerLabels));
}

export function writtenCronJob(object: JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => {
    const own = withoutEqual(spec, {
      concurrencyPolicy: 'Allow',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    });
    const jobTemplate = mapAt(own, 'jobTemplate');
    const metadata = withMap(jobTemplate, 'metadata', (one) => without(one, ['creationTimestamp']));
    const job = withMap(metadata, 'spec', withWrittenTemplate);
    return job === jobTemplate ? own : { ...own, jobTemplate: job };
  });
}

export function writtenPodTemplate(object: JsonObject): JsonObject {
  return withWrittenTemplate(object);
}

/**
 * Without the number of pods where nobody wrote it: where it is the default, or what somebody scaled to. What kubectl noted
 * of the manifest tells for sure.
 */
function withWrittenReplicas(object: JsonObject): JsonObject {
  const metadata = mapAt(object, 'metadata');
  const applied = lastApplied(metadata);
  return withMap(object, 'spec', (spec) => {
    const isWritten =
      applied === undefined
        ? valueAt(spec, 'replicas') !== 1 && !isScaled(metadata)
        : valueAt(mapAt(applied, 'spec'), 'replicas') !== undefined;
    // On an object that never was on a server there is nothing to tell by, and what stands there was written.
    return isWritten || valueAt(metadata, 'uid') === undefined ? spec : without(spec, ['replicas']);
  });
}

function inSpec(object: JsonObject, edit: (spec: JsonObject) => JsonObject): JsonObject {
  return withMap(object, 'spec', (spec) => withWrittenTemplate(edit(spec)));
}

/** With the pod template under `template` as it was written. */
export function withWrittenTemplate(holder: JsonObject): JsonObject {
  const template = valueAt(holder, 'template');
  return isObject(template) ? { ...holder, template: writtenTemplate(template) } : holder;
}
