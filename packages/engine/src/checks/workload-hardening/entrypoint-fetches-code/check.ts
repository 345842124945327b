import type { ContainerCheck } from '../../check.ts';
import { fetchedCodeIn } from '../fetched-code.ts';
import { startCommandOf } from '../start-command.ts';

export const entrypointFetchesCode: ContainerCheck = {
  id: 'entrypoint-fetches-code',
  title: 'Start command fetches code',
  severity: 'medium',
  gain: 'Whoever controls the source of the download runs code in the container at its next start.',
  why: 'Code that is fetched at each start is in no image, so nobody scanned or signed it, and it may be another one tomorrow.',
  remedy: 'Build the programs and packages into the image, and let the command only start them.',
  references: [
    'CWE-494: Download of Code Without Integrity Check',
    'https://kubernetes.io/docs/concepts/security/cloud-native-security/',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    const parts = startCommandOf(container);
    if (parts.length === 0) return undefined;
    for (const { at, text } of parts) {
      const what = fetchedCodeIn(text);
      if (what !== undefined)
        return { at, message: `container \`${container.name}\` ${what} when it starts` };
    }
    const what = fetchedCodeIn(parts.map(({ text }) => text).join(' '));
    if (what === undefined) return undefined;
    const key = container.command.length > 0 ? 'command' : 'args';
    return {
      at: container.fields.pointer(key),
      message: `container \`${container.name}\` ${what} when it starts`,
    };
  },
};
