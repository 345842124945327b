import type { Component } from './component.ts';
import { componentOfContainer } from './container-component.ts';
import { kubeadmComponentsOf, kubeadmKinds } from './kubeadm.ts';
import { kubeletConfigurationKind, readKubeletConfiguration } from './kubelet-configuration.ts';
import { kindNameOf, type KindName, type Resource } from './resource.ts';
import { podSpecOf, workloadKinds } from './workload.ts';

/** The kinds that can hold a component of the cluster. */
export const componentKinds: readonly KindName[] = [
  ...workloadKinds,
  ...kubeadmKinds,
  kubeletConfigurationKind,
];

const none: readonly Component[] = [];

/** The components that a resource starts or configures; read once, as many checks ask for them in a row. */
export function componentsOf(resource: Resource): readonly Component[] {
  if (last?.resource !== resource) last = { resource, components: readComponents(resource) };
  return last.components;
}

let last: { readonly resource: Resource; readonly components: readonly Component[] } | undefined;

/** True for a resource that starts or configures a component. */
export function hasComponents(resource: Resource): boolean {
  return componentsOf(resource).length > 0;
}

function readComponents(resource: Resource): readonly Component[] {
  const kind = kindNameOf(resource);
  if (kind === kubeletConfigurationKind) return [readKubeletConfiguration(resource.fields)];
  const spec = podSpecOf(resource);
  if (spec === undefined) return kubeadmComponentsOf(resource);
  const found = containerLists.flatMap((list) =>
    spec.maps(list).flatMap((container) => componentOfContainer(container) ?? []),
  );
  return found.length === 0 ? none : found;
}

const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const;
