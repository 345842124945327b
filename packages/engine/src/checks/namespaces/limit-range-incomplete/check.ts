import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';

const bounds: readonly string[] = ['max', 'min', 'default', 'defaultRequest'];

export const limitRangeIncomplete: ResourceCheck = {
  id: 'limit-range-incomplete',
  title: 'LimitRange leaves containers without default or bound',
  severity: 'low',
  gain: 'Whoever controls a container without a limit can take the memory and CPU of its node.',
  why: 'A LimitRange helps only with what it states: without defaults containers stay without requests and limits, without bounds they may ask for anything.',
  remedy: 'Give one entry of type `Container` all four of `max`, `min`, `default` and `defaultRequest`.',
  references: ['https://kubernetes.io/docs/concepts/policy/limit-range/'],
  aliases: ['trivy:KSV-0039'],
  profile: 'strict',
  on: 'resource',
  kinds: ['LimitRange'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    const items = spec?.maps('limits') ?? [];
    if (items.some((item) => lackedBy(item).length === 0)) return undefined;
    const container = items.find((item) => item.string('type') === 'Container');
    const lacked = container === undefined ? bounds : lackedBy(container);
    return {
      at: container?.at ?? `${fields.pointer('spec')}/limits`,
      message: `LimitRange \`${name}\` states no ${lacked.map((bound) => `\`${bound}\``).join(', ')} for containers`,
    };
  },
};

function lackedBy(item: Fields): readonly string[] {
  return item.string('type') === 'Container' ? bounds.filter((bound) => !item.has(bound)) : bounds;
}
