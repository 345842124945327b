import {
  catalogue,
  parameterSummaries,
  profileNames,
  severities,
  usualParameters,
  type Parameters,
} from '@plimsoll/engine';
import * as z from 'zod';

/** The same, where nothing at all would mean everything. */
function atLeastOne(one: z.ZodType): z.ZodType {
  return z.union([one, z.array(one).min(1)]);
}

/** A list, for which one entry alone may stand. */
function some(one: z.ZodType): z.ZodType {
  return z.union([one, z.array(one)]);
}

const text = z.string();
const word = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
/** Our ids for completion; any id of another tool is taken too. */
const check = z
  .union([z.enum(catalogue.map(({ id }) => id)), text])
  .describe('Id of a check, or another tool’s id for it');
const labels = z
  .record(text, text)
  .meta({ minProperties: 1 })
  .describe('All must be there; a value may hold `*` and `?`');

const when = z
  .strictObject({
    paths: atLeastOne(word)
      .optional()
      .describe('In the syntax of .gitignore, from the folder of this file on'),
    namespaces: atLeastOne(word).optional().describe('Names with `*` and `?`'),
    kinds: atLeastOne(word).optional(),
    names: atLeastOne(word).optional().describe('Names with `*` and `?`'),
    labels: labels.optional(),
    namespaceLabels: labels
      .optional()
      .describe('Labels of the Namespace, where that is among what is scanned'),
  })

  .meta({ minProperties: 1 })
  .describe('Whatever is said must hold, by one entry of each list');

const settings = {
  profile: some(z.enum(profileNames))
    .optional()
    .describe('Which set of checks runs, `default` if nothing is said'),
  checks: z
    .strictObject({
      add: some(check).optional().describe('Run these beside the profile’s'),
      skip: some(check).optional().describe('Leave these out'),
    })
    .optional(),
  severities: z.record(text, z.enum(severities)).optional().describe('Other severities, by check'),
  parameters: parameters().optional(),
};

const exception = z.strictObject({
  check: some(check).optional(),
  checks: some(check).optional(),
  reason: text.optional(),
  owner: text.optional(),
  until: day.optional().describe('The last day on which it holds'),
  container: text.optional().describe('A container’s name, with `*` and `?`'),
  field: text.regex(/^\//u).optional().describe('JSON Pointer in the resource; `*` stands for one token'),
  when: when.optional(),
});

const policy = z.strictObject({
  ...settings,
  kubernetesVersion: z
    .string()
    .regex(/^v?1\.\d{1,3}(?:\.\d+)?$/u)
    .optional()
    .describe('In quotes: "1.36"'),
  failOn: z
    .enum([...severities, 'never'])
    .optional()
    .describe('Exit 1 from this severity on'),
  exclude: some(text).optional().describe('Paths that are not read, in the syntax of .gitignore'),
  environments: z
    .record(text, z.strictObject({ when: when.optional(), ...settings }))
    .optional()
    .describe('By name; chosen by `when` or by `--environment`'),
  scopes: z
    .array(z.strictObject({ when, ...settings }))
    .optional()
    .describe('Settings for a part of what is scanned'),
  exceptions: z.array(exception).optional().describe('Findings that are accepted'),
  exceptionRules: z
    .strictObject({
      require: some(z.enum(['reason', 'owner', 'until'])).optional(),
      longestDays: z.int().optional().describe('How far away the end may be'),
      inline: z.enum(['allowed', 'forbidden']).optional().describe('Whether exceptions in manifests count'),
      foreign: z.enum(['honoured', 'ignored']).optional().describe('Whether other tools’ words count'),
    })
    .optional(),
});

/** What a `plimsoll.yaml` may say, for editors; `readPolicy` is what decides. */
export const policySchema: z.ZodType = policy.meta({
  title: 'Plimsoll policy',
  description: 'The settings in plimsoll.yaml; keys that are not listed are errors',
});

function parameters(): z.ZodType {
  const summaries = new Map(Object.entries(parameterSummaries));
  return z.strictObject(
    Object.fromEntries(
      Object.entries(usualParameters).map(([name, usual]) => [
        name,
        parameter(usual)
          .optional()
          .describe(summaries.get(name) ?? ''),
      ]),
    ),
  );
}

function parameter(usual: Parameters[keyof Parameters]): z.ZodType {
  switch (typeof usual) {
    case 'number':
      return z.int();
    case 'boolean':
      return z.boolean();
    default:
      return some(text);
  }
}
