import { flagName, readFlags, visibleValue, type Flags, type Word } from './command-line.ts';
import type { Component, Program } from './component.ts';
import type { Fields } from './fields.ts';
import { isArray, valueAt, type JsonValue } from './json.ts';

/** The component that a container runs by its command and arguments; a shell that starts one is not looked into. */
export function componentOfContainer(container: Fields): Component | undefined {
  if (!mayStartOne(container)) return undefined;
  const command = wordsOf(container, 'command');
  const args = wordsOf(container, 'args');
  if (command.length === 0 && args.length === 0) return undefined;
  const started = startedBy([...command, ...args]);
  if (started === undefined) return undefined;
  const { program, rest } = started;
  const flags = readFlags(rest, booleanFlags);
  const name = container.string('name') ?? '';
  return {
    program,
    label: `container \`${name}\``,
    container: name,
    at: container.pointer(args.length === 0 ? 'command' : 'args'),
    flags: program === 'etcd' ? withEnvironment(container, flags) : flags,
    form: 'words',
    readsFile: readsFile(program, flags, container),
    fieldPaths: noPaths,
  };
}

/** A quick look at the first word, for nearly no container runs a component. */
function mayStartOne({ object }: Fields): boolean {
  const word = firstText(valueAt(object, 'command')) ?? firstText(valueAt(object, 'args'));
  if (word === undefined) return false;
  const base = baseName(word);
  return programs.has(base) || wrappers.has(base);
}

function firstText(words: JsonValue | undefined): string | undefined {
  return isArray(words) ? words.find((word) => typeof word === 'string') : undefined;
}

const noPaths: ReadonlyMap<string, string> = new Map();

function wordsOf(container: Fields, key: 'command' | 'args'): readonly Word[] {
  if (!container.has(key)) return noWords;
  // What is no string is noted there, and left out here without moving the positions of the others.
  container.strings(key);
  const words = valueAt(container.object, key);
  if (!isArray(words)) return noWords;
  const at = container.pointer(key);
  return words.flatMap((text, index) => (typeof text === 'string' ? { at: `${at}/${index}`, text } : []));
}

const noWords: readonly Word[] = [];

interface Started {
  readonly program: Program;
  readonly rest: readonly Word[];
}

/** The program that a command line starts, directly or through a wrapper that only starts another. */
function startedBy(words: readonly Word[]): Started | undefined {
  const isWrapped = wrappers.has(baseName(words[0]?.text ?? ''));
  const first = isWrapped ? words.findIndex(({ text }, index) => index > 0 && !text.startsWith('-')) : 0;
  const word = words[first];
  if (word === undefined) return undefined;
  const base = baseName(word.text);
  const program = programs.get(base) ?? (isWrapped ? formerNames.get(base) : undefined);
  return program === undefined ? undefined : { program, rest: words.slice(first + 1) };
}

const programs: ReadonlyMap<string, Program> = new Map(
  (['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd', 'kubelet'] as const).map(
    (name) => [name, name],
  ),
);

const wrappers: ReadonlySet<string> = new Set(['hyperkube', 'go-runner', 'tini', 'dumb-init']);

/** What `hyperkube` called the programs before it used their own names. */
const formerNames: ReadonlyMap<string, Program> = new Map([
  ['apiserver', 'kube-apiserver'],
  ['controller-manager', 'kube-controller-manager'],
  ['scheduler', 'kube-scheduler'],
]);

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The flags of these programs that are read by checks and take no value. */
const booleanFlags: ReadonlySet<string> = new Set([
  'anonymous-auth',
  'auto-tls',
  'client-cert-auth',
  'kubelet-https',
  'make-iptables-util-chains',
  'peer-auto-tls',
  'peer-client-cert-auth',
  'profiling',
  'protect-kernel-defaults',
  'rotate-certificates',
  'rotate-server-certificates',
  'seccomp-default',
  'service-account-extend-token-expiration',
  'service-account-lookup',
  'use-service-account-credentials',
]);

/** etcd takes every flag from the environment too, as `ETCD_CERT_FILE`; a flag on the command line wins. */
function withEnvironment(container: Fields, flags: Flags): Flags {
  const variables = container.maps('env').filter((variable) => isEtcdVariable(variable));
  if (variables.length === 0) return flags;
  const all = new Map(flags);
  for (const variable of variables) {
    const name = flagName((variable.string('name') ?? '').slice(etcdPrefix.length).toLowerCase());
    const value = variable.has('valueFrom') ? undefined : visibleValue(variable.string('value') ?? '');
    if (!flags.has(name)) all.set(name, [{ at: variable.at, valueAt: variable.pointer('value'), value }]);
  }
  return all;
}

const etcdPrefix = 'ETCD_';

function isEtcdVariable(variable: Fields): boolean {
  return variable.string('name')?.startsWith(etcdPrefix) ?? false;
}

/** Where each program reads further settings from; the scheduler's file holds few of those that are flags. */
const fileFlags: Readonly<Record<Program, readonly string[]>> = {
  'kube-apiserver': ['openshift-config'],
  'kube-controller-manager': ['openshift-config'],
  'kube-scheduler': [],
  etcd: ['config-file'],
  kubelet: ['config', 'config-dir'],
};

/** `envFrom` may hold any of etcd's flags. */
function readsFile(program: Program, flags: Flags, container: Fields): boolean {
  if (fileFlags[program].some((flag) => flags.has(flag))) return true;
  if (program !== 'etcd') return false;
  return (
    container.has('envFrom') ||
    container.maps('env').some((variable) => variable.string('name') === 'ETCD_CONFIG_FILE')
  );
}
