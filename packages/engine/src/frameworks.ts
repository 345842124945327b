/** The frameworks, apart from the rest: their texts are needed by few runs, and are read only by these. */
export { answeredControls, checksOf, frameworkNamed } from './policy/frameworks/frameworks.ts';
