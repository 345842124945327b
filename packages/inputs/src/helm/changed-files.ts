import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SourceFile } from '../read-source.ts';
import type { ChangedTexts } from '../render/render-sources.ts';
import { forwardSlashed } from '../uri.ts';
import type { ChartTree } from './chart-tree.ts';
import type { Workspace } from './workspace.ts';

/** A chart's tree with other texts in place of what some of its files hold; files that are new are added. */
export function withChangedTexts(
  tree: ChartTree,
  root: string,
  changed: ChangedTexts | undefined,
): ChartTree {
  if (changed === undefined || changed.size === 0) return tree;
  const prefix = `${forwardSlashed(root)}/`;
  const own = [...changed].flatMap(([path, text]) => {
    const name = forwardSlashed(path);
    return name.startsWith(prefix) ? [[name.slice(prefix.length), Buffer.from(text)] as const] : [];
  });
  return own.length === 0 ? tree : new Map([...tree, ...own]);
}

/** Files of values as Helm is to read them: those with another text are written into the workspace, and keep their names. */
export function changedValues(
  files: readonly SourceFile[],
  changed: ChangedTexts | undefined,
  workspace: Workspace,
): readonly SourceFile[] {
  if (changed === undefined || changed.size === 0) return files;
  return files.map((file) => {
    const text = changed.get(file.path);
    if (text === undefined) return file;
    const path = join(workspace.newFolder(), 'values.yaml');
    writeFileSync(path, text);
    return { path, uri: file.uri };
  });
}
