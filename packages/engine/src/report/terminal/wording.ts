import type { Severity } from '../../checks/check.ts';
import type { ResourceRef } from '../../evaluate/finding.ts';
import { visible } from '../visible.ts';

/** A remedy as it follows the word `write`: without that word, without capital and without full stop. */
export function imperative(remedy: string): string {
  const rest = remedy.replace(/^Write /u, '').replace(/\.$/u, '');
  return /^[A-Z][a-z]/u.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest;
}

/** Peers' ids of a check, peer by peer: `checkov CKV_K8S_16, trivy KSV-0017`. */
export function peerIds(aliases: readonly string[]): string {
  return aliases.map((alias) => alias.replace(':', ' ')).join(', ');
}

/** A resource as people name it: `Deployment shop/web`. */
export function resourceText({ kind, namespace, name }: Named): string {
  const path = namespace === undefined ? name : `${namespace}/${name}`;
  return visible(
    name === ''
      ? `${kind} without a name${namespace === undefined ? '' : ` in ${namespace}`}`
      : `${kind} ${path}`,
  );
}

interface Named extends Pick<ResourceRef, 'kind' | 'name'> {
  readonly namespace?: string | undefined;
}

/** A file as people name it; `-` is how the command line names standard input. */
export function fileText(uri: string): string {
  return uri === '-' ? 'standard input' : visible(uri);
}

/** A number of things: `1 file`, `12,345 files`. */
export function count(number: number, thing: string): string {
  return `${grouped(number)} ${thing}${number === 1 ? '' : 's'}`;
}

/** A whole number with a comma at each thousand. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** A time as people say it: `58 ms`, `1.2 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The severities as reports list them. */
export const worstFirst: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
