import type { Fields } from './fields.ts';
import { readPod, type Pod } from './pod.ts';
import { kindNameOf, type KindName, type Resource } from './resource.ts';

/** Where each built-in workload kind keeps its pod template; the empty path is the object itself. */
const templatePaths: ReadonlyMap<KindName, readonly string[]> = new Map([
  ['Pod', []],
  ['PodTemplate', ['template']],
  ['ReplicationController', ['spec', 'template']],
  ['ReplicaSet.apps', ['spec', 'template']],
  ['Deployment.apps', ['spec', 'template']],
  ['StatefulSet.apps', ['spec', 'template']],
  ['DaemonSet.apps', ['spec', 'template']],
  ['ReplicaSet.extensions', ['spec', 'template']],
  ['Deployment.extensions', ['spec', 'template']],
  ['DaemonSet.extensions', ['spec', 'template']],
  ['Job.batch', ['spec', 'template']],
  ['CronJob.batch', ['spec', 'jobTemplate', 'spec', 'template']],
  ['DeploymentConfig.apps.openshift.io', ['spec', 'template']],
]);

/** What is meant by a kind of another group that stands without it; the API server serves no such kind. */
const groupless: ReadonlyMap<KindName, KindName> = new Map(
  [
    'ReplicaSet.apps',
    'Deployment.apps',
    'StatefulSet.apps',
    'DaemonSet.apps',
    'Job.batch',
    'CronJob.batch',
  ].map((kindName) => [kindName.slice(0, kindName.indexOf('.')), kindName]),
);

function templatePathOf(resource: Resource): readonly string[] | undefined {
  const kindName = kindNameOf(resource);
  return templatePaths.get(kindName) ?? templatePaths.get(groupless.get(kindName) ?? '');
}

/** The built-in kinds that hold a pod spec. */
export const workloadKinds: readonly KindName[] = [...templatePaths.keys()];

/**
 * The pod of a workload; `undefined` for any other resource and for a workload without a pod spec. One that is written without its
 * API group, as `v1` `Deployment`, is judged as what is meant.
 */
export function podOf(resource: Resource): Pod | undefined {
  const path = templatePathOf(resource);
  if (path === undefined) return undefined;
  const template = descend(resource.fields, path);
  const spec = template?.map('spec');
  if (template === undefined || spec === undefined) return undefined;
  const metadata = path.length === 0 ? resource.metadata : template.map('metadata');
  return readPod(resource, spec, metadata, template.pointer('metadata'), path.length === 0);
}

/** The pod spec of a workload as it is written, for those who need little of it. */
export function podSpecOf(resource: Resource): Fields | undefined {
  const path = templatePathOf(resource);
  return path === undefined ? undefined : descend(resource.fields, path)?.map('spec');
}

function descend(fields: Fields, path: readonly string[]): Fields | undefined {
  let here: Fields | undefined = fields;
  for (const key of path) here = here?.map(key);
  return here;
}
