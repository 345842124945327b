import { Fields, type Malformed } from './fields.ts';
import type { JsonObject } from './json.ts';

/** A map put together from several places of a resource; each member keeps the pointer of where it is written. */
export class ComposedFields extends Fields {
  readonly #pointers: ReadonlyMap<string, string>;

  constructor(
    object: JsonObject,
    at: string,
    malformed: Map<string, Malformed>,
    pointers: ReadonlyMap<string, string>,
  ) {
    super(object, at, malformed);
    this.#pointers = pointers;
  }

  override pointer(key: string): string {
    return this.#pointers.get(key) ?? super.pointer(key);
  }
}
