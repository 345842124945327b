import type { Container } from '../../model/container.ts';
import { runtimeCapability } from '../../model/effective.ts';
import type { Violation } from '../check.ts';

/** The violation of a container that adds one capability by its name, with or without `CAP_`, in any case. */
export function addedCapability(
  { name, security }: Container,
  capability: string,
  gives: string,
): Violation | undefined {
  const { capabilitiesAdded, at } = security;
  if (capabilitiesAdded.length === 0) return undefined;
  const index = capabilitiesAdded.findIndex((added) => runtimeCapability(added) === capability);
  if (index < 0) return undefined;
  const message = `container \`${name}\` adds capability \`${capabilitiesAdded[index]}\`: ${gives}`;
  return { at: `${at}/capabilities/add/${index}`, message };
}
