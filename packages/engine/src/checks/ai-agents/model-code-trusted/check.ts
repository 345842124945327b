import { containerAt } from '../../../model/pod.ts';
import type { ContainerCheck } from '../../check.ts';
import { modelServerWords, withoutWords } from '../model-server.ts';

const option = /^--trust-remote-code(?:=(?:true|1|yes)?)?$/iu;

export const modelCodeTrusted: ContainerCheck = {
  id: 'model-code-trusted',
  title: 'Model server runs code of the model',
  severity: 'high',
  gain: 'Whoever can change the repository of the model runs a program in the container, with its data and its devices.',
  why: 'With `--trust-remote-code` the server runs Python files that come with the model, as they are at that moment.',
  remedy:
    'Remove `--trust-remote-code`; where a model needs it, read the code and pin it with `--revision` and `--code-revision`.',
  references: [
    'https://docs.vllm.ai/en/latest/configuration/engine_args.html',
    'https://huggingface.co/docs/transformers/custom_models',
    'CWE-829: Inclusion of Functionality from Untrusted Control Sphere',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: (container) => {
    const words = modelServerWords(container);
    const found = words?.find(({ text }) => option.test(text));
    if (found === undefined) return undefined;
    return {
      at: found.at,
      message: `container \`${container.name}\` runs code that comes with the model: it is started with \`${found.text}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the server loads the model without its code: otherwise it ends at the start and names `trust_remote_code` in its log.',
    edits: ({ at }, pod) => {
      const container = containerAt(pod, at);
      return container === undefined ? [] : withoutWords(container, (text) => option.test(text));
    },
  },
};
