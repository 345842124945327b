import type * as z from 'zod';

/**
 * Gives a schema back if what it describes is a type of the engine, `readonly` aside. A schema that says more, less or
 * something else does not compile: the call then lacks an argument.
 */
export function sameAs<T>(): <S extends z.ZodType>(schema: S, ...differs: Differs<z.infer<S>, T>) => S {
  return (schema, ..._differs) => schema;
}

type Differs<A, B> = [Spelt<A>, Spelt<B>] extends [Spelt<B>, Spelt<A>]
  ? []
  : ['the schema differs from the type'];

/** A type in which every field is required and says whether it was, so that only equal types fit both ways. */
type Spelt<T> = T extends readonly (infer Item)[]
  ? readonly Spelt<Item>[]
  : T extends object
    ? {
        readonly [Key in keyof T]-?: readonly [
          Spelt<T[Key]>,
          object extends Pick<T, Key> ? 'optional' : 'required',
        ];
      }
    : T;
