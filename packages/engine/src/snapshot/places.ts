import type { Location } from '../model/location.ts';
import type { NetworkRule } from '../model/network-policy.ts';
import { escapeToken } from '../model/pointer.ts';
import type { Details } from './details.ts';
import type { SlimPod, SlimResource } from './slim.ts';

/** A slim resource before its places are known. */
export type Unplaced = Omit<SlimResource, 'places'>;

/** Line, column, end line, end column and the length of the part of the pointer that exists. */
const numbersOfPlace = 5;

/**
 * The places of all pointers that a slim form mentions, five numbers for each in the order of `pointersIn`. The pointers
 * themselves are not kept twice: thousands of slim forms cross threads, and texts are what makes that slow.
 */
export function placesOf(slim: Unplaced, locate: (pointer: string) => Location): readonly number[] {
  const numbers: number[] = [];
  for (const at of pointersIn(slim)) {
    const { line, column, endLine, endColumn, pointer } = locate(at);
    numbers.push(line, column, endLine, endColumn, pointer.length);
  }
  return numbers;
}

/** The place of a field of a slim resource, or of its nearest ancestor that the slim form mentions. */
export function placeOf(slim: SlimResource, at: string): Location {
  const positions = positionsIn(slim);
  for (let here = at; here.length > slim.at.length; here = here.slice(0, here.lastIndexOf('/'))) {
    const position = positions.get(here);
    if (position !== undefined) return placeAt(slim, here, position);
  }
  return placeAt(slim, slim.at, positions.get(slim.at) ?? 0);
}

function placeAt({ uri, places }: SlimResource, at: string, position: number): Location {
  const number = (offset: number): number => places[position * numbersOfPlace + offset] ?? 1;
  return {
    uri,
    line: number(0),
    column: number(1),
    endLine: number(2),
    endColumn: number(3),
    pointer: at.slice(0, number(4)),
  };
}

const known = new WeakMap<SlimResource, ReadonlyMap<string, number>>();

/** The position of each pointer among the places; made for the few resources that something is said of. */
function positionsIn(slim: SlimResource): ReadonlyMap<string, number> {
  const made = known.get(slim) ?? new Map(pointersIn(slim).map((pointer, position) => [pointer, position]));
  known.set(slim, made);
  return made;
}

/**
 * Every pointer that a slim form mentions, some more than once. Written out by kind: a walk over all fields would cost as
 * much as reading them; a test proves that none is forgotten.
 */
function pointersIn({ at, labels, pod, pods, references, details }: Unplaced): readonly string[] {
  // What is said of a resource as a whole lies at its name or its kind.
  const found = [at, `${at}/kind`, `${at}/metadata/name`];
  if (labels.size > 0) {
    const labelsAt = `${at}/metadata/labels`;
    found.push(labelsAt);
    for (const key of labels.keys()) found.push(`${labelsAt}/${escapeToken(key)}`);
  }
  if (pods !== undefined) for (const one of pods) addPod(one, found);
  else if (pod !== undefined) addPod(pod, found);
  addEach(references, found);
  if (details !== undefined) addDetails(details, at, found);
  return found;
}

function addPod({ at, containers, automountServiceAccountToken }: SlimPod, found: string[]): void {
  found.push(at);
  if (automountServiceAccountToken !== undefined) found.push(`${at}/automountServiceAccountToken`);
  addEach(containers, found);
}

interface Placed {
  readonly at: string;
}

function addEach(items: readonly Placed[], found: string[]): void {
  for (const { at } of items) found.push(at);
}

function add(item: Placed | undefined, found: string[]): void {
  if (item !== undefined) found.push(item.at);
}

function addDetails(details: Details, at: string, found: string[]): void {
  switch (details.of) {
    case 'workload':
      if (details.replicasAt !== undefined) found.push(details.replicasAt);
      return;
    case 'service':
      add(details.selector, found);
      for (const { targetAt } of details.ports) if (targetAt !== undefined) found.push(targetAt);
      return;
    case 'network-policy':
      found.push(details.podSelector.at, `${at}/spec/egress`);
      for (const rule of details.ingress) addRule(rule, found);
      for (const rule of details.egress) addRule(rule, found);
      return;
    case 'ingress':
      return addEach(details.paths, found);
    case 'monitor':
      return add(details.selector, found);
    case 'autoscaler':
      found.push(details.minAt);
      return addEach(details.metrics, found);
    case 'disruption-budget':
      found.push(details.specAt, `${details.specAt}/minAvailable`, `${details.specAt}/maxUnavailable`);
      return add(details.selector, found);
    case 'role':
      addEach(details.collects, found);
      return addEach(details.rules, found);
    case 'binding':
      found.push(details.roleRef.at);
      return addEach(details.subjects, found);
    case 'resource-quota':
      return add(details, found);
    case 'limit-range':
      return addEach(details.limits, found);
    case 'service-account':
      found.push(`${at}/automountServiceAccountToken`);
      for (const key of details.cloudRoles) found.push(`${at}/metadata/annotations/${escapeToken(key)}`);
      return;
    case 'data':
    case 'claim':
    case 'definition':
      return undefined;
  }
}

function addRule({ at, peers, ports }: NetworkRule, found: string[]): void {
  found.push(at);
  for (const peer of peers) {
    found.push(peer.at);
    add(peer.podSelector, found);
    add(peer.namespaceSelector, found);
    add(peer.ipBlock, found);
  }
  for (const port of ports) found.push(port.at, `${port.at}/port`);
}
