import type { Fields } from '../../../model/fields.ts';
import { parseImage } from '../../../model/image.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

export const modelSourceUnpinned: ResourceCheck = {
  id: 'model-source-unpinned',
  title: 'Model is loaded from a source that changes',
  severity: 'medium',
  gain: 'Whoever can change the model changes its answers, and with formats that carry code runs a program beside the data.',
  why: 'A model that is named without a revision or digest, or fetched without TLS, may be another one at the next start.',
  remedy:
    'Name a revision, as in `hf://example/prices:3f2a…`, an image by digest, or copy the model to storage of your own.',
  references: [
    'https://kserve.github.io/website/',
    'OWASP Top 10 for LLM Applications 2025: LLM03 Supply Chain',
    'CWE-494: Download of Code Without Integrity Check',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['InferenceService.serving.kserve.io', 'LLMInferenceService.serving.kserve.io'],
  evaluate: ({ kind, fields }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    if (kind === 'LLMInferenceService') return judge(spec.map('model'), 'uri');
    return components.flatMap((component) => sourcesOf(spec.map(component)));
  },
};

const components = ['predictor', 'transformer', 'explainer'];

/** The present form, `model`, and the older one, a field for each framework. */
const frameworks = [
  'model',
  'huggingface',
  'lightgbm',
  'onnx',
  'paddle',
  'pmml',
  'pytorch',
  'sklearn',
  'tensorflow',
  'triton',
  'xgboost',
];

function sourcesOf(component: Fields | undefined): readonly Violation[] {
  if (component === undefined) return [];
  return frameworks.flatMap((framework) =>
    component.has(framework) ? judge(component.map(framework), 'storageUri') : [],
  );
}

function judge(holder: Fields | undefined, key: string): readonly Violation[] {
  const uri = holder?.string(key) ?? '';
  const fault = uri === '' ? undefined : faultOf(uri);
  if (holder === undefined || fault === undefined) return [];
  return [{ at: holder.pointer(key), message: `the model comes from \`${uri}\`${fault}` }];
}

const hub = /^hf:\/\/[^/:]{1,200}\/[^/:]{1,200}(?::([^:]{1,200}))?$/u;
const movingRevisions: ReadonlySet<string> = new Set(['', 'main', 'master', 'latest']);
const branchPath = /\/(?:resolve|raw)\/(?:main|master)\//u;

function faultOf(uri: string): string | undefined {
  if (uri.startsWith('http://')) return ' in clear, so whoever sits in between may replace it';
  if (uri.startsWith('hf://')) {
    const found = hub.exec(uri);
    return found !== null && movingRevisions.has(found[1] ?? '')
      ? ', whatever its newest revision is'
      : undefined;
  }
  if (uri.startsWith('oci://')) {
    const image = parseImage(uri.slice('oci://'.length));
    const isFloating = image?.digest === undefined && (image?.tag === undefined || image.tag === 'latest');
    return isFloating ? ', an image without a version' : undefined;
  }
  return branchPath.test(uri) ? ', the newest state of a branch' : undefined;
}
