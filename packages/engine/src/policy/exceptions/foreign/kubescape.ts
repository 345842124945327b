import { isDay } from '../../../model/day.ts';
import type { WrittenException } from '../../../model/exception.ts';
import type { Marks } from '../marks.ts';
import { foreignException, reasonIn } from './foreign.ts';

const source = { source: 'kubescape', kind: 'annotation' } as const;

/** Kubescape reads a list of controls, a reason and an end; with an end that is no time it makes no exception. */
export function kubescapeExceptions({ annotations }: Marks): readonly WrittenException[] {
  const controls = annotations.find(({ key }) => key === 'kubescape.io/skip-controls');
  if (controls === undefined) return [];
  const textOf = (name: string): string | undefined =>
    annotations.find(({ key }) => key === `kubescape.io/${name}`)?.value.trim();
  const ids = controls.value.split(',').map((id) => id.trim());
  const expiry = textOf('skip-expiry');
  const exception = foreignException(source, controls, {
    ids: ids.filter((id) => id !== ''),
    ...reasonIn(textOf('skip-reason') ?? ''),
    ...untilOf(expiry),
  });
  return exception === undefined ? [] : [exception];
}

/** RFC 3339 with time; a day is what we keep of it. */
const time = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/u;

function untilOf(expiry: string | undefined): Pick<WrittenException, 'until' | 'fault'> {
  if (expiry === undefined) return {};
  const day = time.exec(expiry)?.[1] ?? '';
  return isDay(day)
    ? { until: day }
    : { fault: `\`kubescape.io/skip-expiry\` is a time such as \`2027-01-31T00:00:00Z\`, not \`${expiry}\`` };
}
