import type { FlagSetting, Flags } from './command-line.ts';

/** The programs of a control plane and of a node whose settings manifests hold. */
export type Program = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd' | 'kubelet';

/** How a flag is written: as a word, as an entry of arguments, or as a field of a file; `unwritten` where none is yet. */
export type FlagForm = 'words' | 'argument-map' | 'argument-list' | 'unwritten' | 'fields';

/** A program of the cluster itself where a manifest says how it is started. */
export interface Component {
  readonly program: Program;
  /** What a sentence about it begins with. */
  readonly label: string;
  /** The container that runs it, where one does. */
  readonly container: string | undefined;
  /** Pointer of the list or map that a missing flag belongs to. */
  readonly at: string;
  readonly form: FlagForm;
  readonly flags: Flags;
  /** True where it reads a file too that is not part of the manifest: what is not set here may be set there. */
  readonly readsFile: boolean;
  /** The paths of the fields that stand for flags, where they are not written as flags. */
  readonly fieldPaths: ReadonlyMap<string, string>;
}

/** What a flag is set to in the end: the last of several wins. */
export function settingOf(component: Component, flag: string): FlagSetting | undefined {
  return component.flags.get(flag)?.at(-1);
}

/** One item of a flag that takes a list. */
export interface FlagItem extends FlagSetting {
  readonly value: string;
}

/** The items of a flag that takes a list; a flag given several times adds to it. */
export function itemsOf(component: Component, flag: string): readonly FlagItem[] {
  const settings = component.flags.get(flag);
  if (settings === undefined) return [];
  return settings.flatMap((setting) =>
    (setting.value ?? '')
      .split(',')
      .flatMap((item) => (item === '' ? [] : { ...setting, value: item.trim() })),
  );
}

/** True where a flag is given and its value, or a part of it, is not visible here. */
export function isHidden(component: Component, flag: string): boolean {
  return component.flags.get(flag)?.some(({ value }) => value === undefined) ?? false;
}

/** The flag as its users write it: `--flag`, or the path of the field that stands for it. */
export function nameOf(component: Component, flag: string): string {
  return component.fieldPaths.get(flag) ?? `--${flag}`;
}

/** Pointer of the place where a missing flag belongs. */
export function placeOf(component: Component, flag: string): string {
  const field = component.fieldPaths.get(flag);
  return field === undefined ? component.at : `${component.at}/${field.replaceAll('.', '/')}`;
}
