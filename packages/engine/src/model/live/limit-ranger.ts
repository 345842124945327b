import { isObject, valueAt, type JsonObject } from '../json.ts';
import { mapAt, withItems, withMap, without } from './edited.ts';

const annotation = 'kubernetes.io/limit-ranger';

/** What a LimitRange filled in: `cpu, memory request for container web; cpu limit for init container setup`. */
const clause = /^([\w./, -]+) (request|limit) for (?:init )?container (\S+)$/u;

/** A Pod without the requests and limits that a LimitRange gave it, as the annotation of admission says. */
export function writtenLimits(pod: JsonObject): JsonObject {
  const note = valueAt(mapAt(mapAt(pod, 'metadata'), 'annotations'), annotation);
  if (typeof note !== 'string' || !note.startsWith('LimitRanger plugin set: ')) return pod;
  const filled = note
    .slice('LimitRanger plugin set: '.length)
    .split('; ')
    .flatMap((text) => {
      const match = clause.exec(text);
      const [, names = '', what = '', container = ''] = match ?? [];
      return match === null ? [] : { names: names.split(', '), key: `${what}s`, container };
    });
  const edit = (container: JsonObject): JsonObject =>
    filled
      .filter((one) => one.container === valueAt(container, 'name'))
      .reduce(
        (own, { key, names }) =>
          withMap(own, 'resources', (resources) =>
            withMap(resources, key, (quantities) => without(quantities, names)),
          ),
        container,
      );
  const spec = valueAt(pod, 'spec');
  if (!isObject(spec)) return pod;
  const own = withItems(withItems(spec, 'containers', edit), 'initContainers', edit);
  return own === spec ? pod : { ...pod, spec: own };
}
