import { isBuiltInGroup } from '../../../model/api-resources.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck } from '../../check.ts';

const definitionKind = 'CustomResourceDefinition.apiextensions.k8s.io';

export const customResourceWithoutDefinition: SnapshotCheck = {
  id: 'custom-resource-without-definition',
  title: 'Kind of the resource is not defined',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a policy or a secret that was meant to be there is not.',
  why: 'The API server refuses an object whose kind no CustomResourceDefinition brings.',
  remedy: 'Add the CustomResourceDefinition to the manifests, or correct `apiVersion` and `kind`.',
  references: [
    'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  evaluate: (resource, snapshot, { parameters }) => {
    const group = groupOf(resource);
    if (!group.includes('.') || isBuiltInGroup(group) || isForPrograms(group)) return undefined;
    const { kind, kindName } = resource;
    const at = `${resource.at}/kind`;
    const defined = definitionsIn(snapshot);
    if (defined.kinds.has(kindName) || defined.served.has(group)) return undefined;
    const isExpected = parameters.inputIsComplete || defined.groups.has(group);
    if (snapshot.isWhole && isExpected) {
      return {
        at,
        message: `no CustomResourceDefinition brings the kind \`${kind}\` of the group \`${group}\``,
      };
    }
    return {
      at,
      unknown: `cannot tell whether there is a kind \`${kind}\` of the group \`${group}\`: its CustomResourceDefinition is not among these manifests`,
    };
  },
};

function groupOf({ apiVersion }: SlimResource): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** Files that programs read and no API server: the settings of kubeadm, kubelets, Kustomize, kind and the like. */
function isForPrograms(group: string): boolean {
  return group.includes('.config.') || programGroups.has(group);
}

const programGroups: ReadonlySet<string> = new Set([
  'audit.k8s.io',
  'kubeadm.k8s.io',
  'kind.x-k8s.io',
  'k3d.io',
  'cli.kyverno.io',
]);

interface Definitions {
  readonly kinds: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Groups that another API server serves (APIService). */
  readonly served: ReadonlySet<string>;
}

const known = new WeakMap<Snapshot, Definitions>();

function definitionsIn(snapshot: Snapshot): Definitions {
  const made = known.get(snapshot);
  if (made !== undefined) return made;
  const kinds = snapshot
    .ofKind(definitionKind)
    .flatMap(({ details }) => (details?.of === 'definition' ? [details.defines] : []));
  const definitions = {
    kinds: new Set(kinds),
    groups: new Set(kinds.map((kindName) => kindName.slice(kindName.indexOf('.') + 1))),
    // An APIService is called `<version>.<group>`.
    served: new Set(
      snapshot
        .ofKind('APIService.apiregistration.k8s.io')
        .map(({ name }) => name.slice(name.indexOf('.') + 1)),
    ),
  };
  known.set(snapshot, definitions);
  return definitions;
}
