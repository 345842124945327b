/**
 * The amount a quantity stands for (`128Mi`, `500m`, `1e3`); `undefined` where the text is none
 * (apimachinery `resource.Quantity`).
 */
export function parseQuantity(text: string): number | undefined {
  const match = quantity.exec(text);
  if (match === null) return undefined;
  const [, digits = '', suffix = ''] = match;
  const factor = factors.get(suffix);
  return factor === undefined ? Number(`${digits}${suffix}`) : Number(digits) * factor;
}

const quantity = /^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$/u;

const factors: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);
