import type { ContainerCheck } from '../../check.ts';
import { modelServerWords, type Word } from '../model-server.ts';

export const modelRevisionMissing: ContainerCheck = {
  id: 'model-revision-missing',
  title: 'Model server loads the newest revision',
  severity: 'low',
  gain: 'Whoever takes over the account of the publisher changes the model at its next start.',
  why: 'Without `--revision` the server loads what the main branch of the repository holds at that moment.',
  remedy: 'Add `--revision` with the hash of the commit that was tested, or load the model from a volume.',
  references: [
    'https://docs.vllm.ai/en/latest/configuration/engine_args.html',
    'OWASP Top 10 for LLM Applications 2025: LLM03 Supply Chain',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: (container) => {
    const words = modelServerWords(container);
    if (words === undefined) return undefined;
    const model = modelIn(words);
    if (model === undefined || words.some(({ text }) => revision.test(text))) return undefined;
    if (container.env.some(({ name }) => name === 'REVISION' || name === 'HF_REVISION')) return undefined;
    return {
      at: model.at,
      message: `container \`${container.name}\` loads the newest revision of \`${model.text}\`: no \`--revision\` is given`,
    };
  },
};

const revision = /^--(?:code-)?revision(?:=|$)/u;
const option = /^--(?:model|model-id|model-path)(?:=(.*))?$/u;
/** The name of a repository of a hub: an owner and a name. */
const hubName = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/u;

/** After `--model`, or after `serve`. */
function modelIn(words: readonly Word[]): Word | undefined {
  for (const [index, { at, text }] of words.entries()) {
    const found = option.exec(text);
    const next = words[index + 1];
    const named =
      found === null && text !== 'serve'
        ? undefined
        : found?.[1] === undefined
          ? next
          : { at, text: found[1] };
    if (named !== undefined && hubName.test(named.text)) return named;
  }
  return undefined;
}
