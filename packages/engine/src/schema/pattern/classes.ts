import type { Ranges } from './program.ts';
import { inverted } from './ranges.ts';

const digit: Ranges = [[48, 57]];
const word: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const space: Ranges = [
  [9, 10],
  [12, 13],
  [32, 32],
];

/** The classes behind a backslash; those in upper case hold what the others do not. ASCII alone, as in RE2. */
export const escapedClasses: ReadonlyMap<string, Ranges> = new Map([
  ['d', digit],
  ['w', word],
  ['s', space],
  ['D', inverted(digit)],
  ['W', inverted(word)],
  ['S', inverted(space)],
]);

/** Named classes within brackets, as in `[[:alpha:]]`. */
export const namedClasses: ReadonlyMap<string, Ranges> = new Map<string, Ranges>([
  [
    'alnum',
    [
      [48, 57],
      [65, 90],
      [97, 122],
    ],
  ],
  [
    'alpha',
    [
      [65, 90],
      [97, 122],
    ],
  ],
  ['ascii', [[0, 127]]],
  [
    'blank',
    [
      [9, 9],
      [32, 32],
    ],
  ],
  [
    'cntrl',
    [
      [0, 31],
      [127, 127],
    ],
  ],
  ['digit', digit],
  ['graph', [[33, 126]]],
  ['lower', [[97, 122]]],
  ['print', [[32, 126]]],
  [
    'punct',
    [
      [33, 47],
      [58, 64],
      [91, 96],
      [123, 126],
    ],
  ],
  [
    'space',
    [
      [9, 13],
      [32, 32],
    ],
  ],
  ['upper', [[65, 90]]],
  ['word', word],
  [
    'xdigit',
    [
      [48, 57],
      [65, 70],
      [97, 102],
    ],
  ],
]);

/** Characters behind a backslash that stand for a control character. */
export const controlEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['f', 12],
  ['t', 9],
  ['n', 10],
  ['r', 13],
  ['v', 11],
]);
