import { serialize } from 'node:v8';
import type { Examination, PlanOrder } from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/inputs';
import { fileState, isFresh, isSameState, type FileState } from './file-state.ts';
import type { ScanCache } from './scan-cache.ts';

/** What a running program remembers of its last scan, file by file. */
export interface ScanMemory {
  readonly about: (files: readonly SourceFile[], order: PlanOrder) => ScanCache;
}

interface Remembered {
  readonly state: FileState;
  readonly examination: Examination;
  readonly examinedMs: number;
}

/** The file systems of machines that people work on count time in steps that are shorter than this. */
const grainMs = 50;

/** A new memory. */
export function scanMemory(): ScanMemory {
  let remembered: ReadonlyMap<string, Remembered> = new Map();
  let lastOrder = Buffer.alloc(0);
  return {
    about: (files, order) => {
      const now = serialize(order);
      if (!now.equals(lastOrder)) remembered = new Map();
      lastOrder = now;
      return {
        report: async (_input, make) => make(),
        examine: async (examineAll) => {
          const examinedMs = Date.now();
          const states = new Map(files.map((file) => [file, fileState(file.path)]));
          const stillTrue = (file: SourceFile): Remembered | undefined => {
            const known = remembered.get(file.path);
            if (known === undefined || !isSameState(known.state, states.get(file))) return undefined;
            return isFresh(known.state, known.examinedMs, grainMs) ? undefined : known;
          };
          const next = new Map<string, Remembered>();
          const missing = files.filter((file) => {
            const known = stillTrue(file);
            if (known !== undefined) next.set(file.path, known);
            return known === undefined;
          });
          const { examinations, problems } = await examineAll(missing);
          const byUri = new Map(examinations.map((examination) => [examination.uri, examination]));
          for (const file of missing) {
            const state = states.get(file);
            const examination = byUri.get(file.uri);
            if (state !== undefined && examination !== undefined) {
              next.set(file.path, { state, examination, examinedMs });
            }
          }
          const kept = files.flatMap((file) => next.get(file.path)?.examination ?? byUri.get(file.uri) ?? []);
          remembered = next;
          return { examinations: kept, problems };
        },
      };
    },
  };
}
