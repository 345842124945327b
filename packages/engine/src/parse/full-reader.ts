import { Composer, Lexer, Parser } from 'yaml';
import type { CST, ParsedNode } from 'yaml';
import { characterName, refusedCharacterAt } from './characters.ts';
import type { JsonValue } from '../model/json.ts';
import type { ParsedDocument, ParseProblem, Span } from './document.ts';
import { MAX_LIBRARY_DEPTH } from './limits.ts';
import { duplicateKeysOf, placeFinder } from './place.ts';
import { NodeReading } from './node-reading.ts';
import { Refusal } from './refusal.ts';
import type { DocumentRange } from './split-stream.ts';
import { badTabAt, uncoveredTextAt, type Coverage } from './uncovered-text.ts';
import { isTolerated, syntaxProblem } from './syntax-problem.ts';

/** Reads any document, by the YAML library's node tree and Kubernetes' rules for values; `undefined` if it is empty. */
export function readFully(text: string, range: DocumentRange): ParsedDocument | ParseProblem | undefined {
  try {
    return read(text, range);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, offset: error.offset, message: error.message };
    throw error;
  }
}

function read(text: string, range: DocumentRange): ParsedDocument | undefined {
  const badCharacter = refusedCharacterAt(text, range.start, range.end);
  if (badCharacter !== undefined) throw refusedCharacter(text, badCharacter);
  checkDirectives(text, range);
  if (range.followsEndMarker) throw new Refusal('yaml-syntax', range.start, STRAY_TEXT);
  const { root, unclosed } = compose(text, range);
  if (root === undefined) return undefined;
  const reading = new NodeReading(text, range.start, range.end);
  const value = readValue(reading, root, unclosed);
  checkCoverage(text, { start: range.body, end: range.end }, reading.coverage());
  const tape = reading.tape();
  return {
    value,
    span: { start: range.start, end: range.end },
    duplicateKeys: duplicateKeysOf(tape),
    place: placeFinder(tape),
    tape,
  };
}

/** What cannot be read behind a bracket that is still open on a line further left is the bracket's fault. */
function readValue(reading: NodeReading, root: ParsedNode, unclosed: number | undefined): JsonValue {
  try {
    return reading.read(root);
  } catch (error) {
    const isOurs = error instanceof Refusal && error.code === 'yaml-refused';
    if (!isOurs || unclosed === undefined || error.offset > unclosed) throw error;
    throw new Refusal('yaml-syntax', unclosed, UNCLOSED);
  }
}

function checkCoverage(text: string, body: Span, coverage: Coverage): void {
  const tab = badTabAt(text, body, coverage);
  if (tab !== undefined) throw new Refusal('yaml-syntax', tab, BAD_TAB);
  const stray = uncoveredTextAt(text, body, coverage);
  if (stray !== undefined) throw new Refusal('yaml-syntax', stray, STRAY_TEXT);
}

const UNCLOSED =
  'A bracket that was opened before is not closed where this line begins; add the missing `]` or `}`';
const BAD_TAB = 'A tab stands where YAML wants spaces; indent with spaces only';
const STRAY_TEXT = 'This text belongs to no key and no value; check indentation, quotes and colons';

function refusedCharacter(text: string, offset: number): Refusal {
  const name = characterName(text.codePointAt(offset) ?? 0);
  return new Refusal(
    'yaml-refused',
    offset,
    `Character ${name} may not stand in YAML; write it as an escape in double quotes`,
  );
}

/** Kubernetes' reader knows `%YAML 1.1` and `%TAG`, and nothing else. */
function checkDirectives(text: string, range: DocumentRange): void {
  if (!range.hasDirectives) return;
  const head = text.slice(range.start, range.body);
  const other = /^%(?!YAML[ \t]+1\.1[ \t]*(?:#.*)?\r?$|TAG[ \t]+!(?:[\w-]*!)?[ \t]+[^\s#]+[ \t]*\r?$)/m.exec(
    head,
  );
  if (other === null) return;
  const message =
    'Kubernetes reads YAML 1.1 and knows no other directives than `%YAML 1.1` and `%TAG`; drop this line';
  throw new Refusal('yaml-refused', range.start + other.index, message);
}

interface Composed {
  readonly root: ParsedNode | undefined;
  /** Where a bracket is still open although the text is indented no deeper than what holds it; Kubernetes takes some of these. */
  readonly unclosed: number | undefined;
}

function compose(text: string, range: DocumentRange): Composed {
  const source = text.slice(range.start, range.end);
  const tokens = tokensOf(source, range.start);
  const composer = new Composer({
    schema: 'failsafe',
    version: '1.1',
    uniqueKeys: false,
    merge: false,
    keepSourceTokens: true,
  });
  let root: ParsedNode | undefined;
  let unclosed: number | undefined;
  for (const document of composer.compose(tokens, true, source.length)) {
    const error = document.errors.filter((each) => !isTolerated(each)).sort((a, b) => a.pos[0] - b.pos[0])[0];
    if (error !== undefined) {
      if (error.code === 'RESOURCE_EXHAUSTION') throw tooDeep(range.start + error.pos[0]);
      const { offset, message } = syntaxProblem(error, source);
      throw new Refusal('yaml-syntax', range.start + offset, message);
    }
    const tolerated = document.errors.find(({ code }) => code === 'BAD_INDENT');
    if (tolerated !== undefined) unclosed ??= range.start + tolerated.pos[0];
    if (document.contents === null) continue;
    if (root !== undefined) {
      const message = 'Text follows the end of the document; put `---` between documents';
      throw new Refusal('yaml-syntax', range.start + document.contents.range[0], message);
    }
    root = document.contents;
  }
  return { root, unclosed };
}

function tooDeep(offset: number): Refusal {
  const message = `Maps and lists are nested deeper than ${MAX_LIBRARY_DEPTH} levels; no Kubernetes object is`;
  return new Refusal('yaml-too-deep', offset, message);
}

/** The tokens of a source, watched as they are made: the library recurses as deep as they nest. */
function tokensOf(source: string, start: number): readonly CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MOST_OPEN) throw tooDeep(start + parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The document itself and a scalar are open beside the maps and lists. */
const MOST_OPEN = MAX_LIBRARY_DEPTH + 2;
