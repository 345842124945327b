/**
 * Where a custom resource keeps what becomes a pod. Paths are keys with dots between them; `x[]` means every item of a
 * list, `*` every member of a map, `*Container` every member whose key ends so, and the empty path the thing itself.
 */
export interface PodPlace {
  readonly at: string;
  /** A template with `metadata` and `spec`, a pod spec or what stands for one, or a single container. */
  readonly form: 'template' | 'spec' | 'container';
  /** True where an operator fills in what is not written. */
  readonly isPartial: boolean;
  /** True where pods carry the labels of the template and no others that a selector would go by. */
  readonly hasAllLabels: boolean;
  /** True for pods that do a task and end. */
  readonly endsByItself: boolean;
  /** True where what an operator completes is a pod that has no `containers` of its own. */
  readonly isPartialWithoutContainers: boolean;
  /** Containers outside the lists of a pod spec; paths go on from `at`. */
  readonly containers: readonly string[];
  /**
   * Fields of the pod spec that are written elsewhere or under another name; the first path that leads to something
   * counts, none hides the field. Paths go on from `at`, those with a slash before them from the resource.
   */
  readonly elsewhere: Readonly<Record<string, readonly string[]>>;
}

/** A place where everything is as a template or a pod spec has it. */
export const plainPlace: Omit<PodPlace, 'at' | 'form'> = {
  isPartial: false,
  hasAllLabels: false,
  endsByItself: false,
  isPartialWithoutContainers: false,
  containers: [],
  elsewhere: {},
};

/** Places of templates. */
export function templates(...paths: readonly string[]): readonly PodPlace[] {
  return paths.map((at) => ({ ...plainPlace, at, form: 'template' }));
}

/** Templates whose labels are those of the pods. */
export function labelledTemplates(...paths: readonly string[]): readonly PodPlace[] {
  return templates(...paths).map((place) => ({ ...place, hasAllLabels: true }));
}

/** Places of pod specs, or of what stands for one. */
export function specs(...paths: readonly string[]): readonly PodPlace[] {
  return paths.map((at) => ({ ...plainPlace, at, form: 'spec' }));
}

/** Places of single containers, whose pod an operator makes. */
export function containers(...paths: readonly string[]): readonly PodPlace[] {
  return paths.map((at) => ({ ...plainPlace, at, form: 'container', isPartial: true }));
}

/** The same places, of pods that an operator completes. */
export function partly(places: readonly PodPlace[]): readonly PodPlace[] {
  return places.map((place) => ({ ...place, isPartial: true }));
}

/** The same places, of pods that do a task and end. */
export function ending(places: readonly PodPlace[]): readonly PodPlace[] {
  return places.map((place) => ({ ...place, endsByItself: true }));
}
