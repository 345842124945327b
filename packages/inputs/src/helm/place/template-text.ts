import { templateParts, type TemplateAction } from '../template-parts.ts';
import { meaningOf, type Scope } from './value-references.ts';

/** A block of a template that is open at some place: `if`, `else`, `with`, `range`, `define`. */
export interface Block {
  readonly keyword: string;
  /** What stands behind the keyword. */
  readonly condition: string;
  /** Whether the block is printed where the condition does not hold. */
  readonly isOtherwise: boolean;
  /** In which the condition is read. */
  readonly outside: Scope;
}

/** A line of a template, without its line break. */
export interface WrittenLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  /** The blocks that are open where it begins, the outermost first, and where it ends. */
  readonly opened: readonly Block[];
  readonly left: readonly Block[];
  /** Actions that begin in it, with what names in them mean. */
  readonly actions: readonly { readonly action: TemplateAction; readonly scope: Scope }[];
}

/** A template by its lines. */
export interface TemplateText {
  readonly text: string;
  readonly lines: readonly WrittenLine[];
}

/** Reads the blocks and the scopes of a template; it never fails, whatever is in it. */
export function templateText(text: string, valuesPath: readonly string[]): TemplateText {
  const walk = new Walk({ dot: 'root', variables: new Map(), valuesPath });
  const actions = templateParts(text).filter((part) => part.kind === 'action');
  const lines: WrittenLine[] = [];
  let taken = 0;
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? next : text[newline - 1] === '\r' ? newline - 1 : newline;
    const opened = walk.open();
    const own = [];
    for (
      let action = actions[taken];
      action !== undefined && action.start < next;
      action = actions[++taken]
    ) {
      own.push({ action, scope: walk.scope() });
      walk.pass(action);
    }
    lines.push({ text: text.slice(start, end), start, end, next, opened, left: walk.open(), actions: own });
    if (newline < 0) break;
    start = next;
  }
  return { text, lines };
}

/** Deeper blocks than anybody writes are not told apart. */
const deepest = 64;

/** What is open while a template is read. */
class Walk {
  readonly #scopes: Scope[];
  #blocks: readonly Block[] = [];

  constructor(scope: Scope) {
    this.#scopes = [scope];
  }

  open(): readonly Block[] {
    return this.#blocks;
  }

  scope(): Scope {
    return this.#scopes.at(-1) ?? nowhere;
  }

  pass({ body }: TemplateAction): void {
    const [, keyword = '', condition = ''] =
      /^(if|with|range|define|block|else|end)\b\s*([\s\S]*)$/u.exec(body) ?? [];
    if (keyword === 'end') return this.#close();
    if (keyword === 'else') return this.#turn(condition);
    if (keyword !== '') return this.#enter({ keyword, condition, isOtherwise: false, outside: this.scope() });
    const [, name = '', expression = ''] = /^(\$\w+)\s*:?=\s*([\s\S]*)$/u.exec(body) ?? [];
    if (name !== '') this.#assign(name, expression);
  }

  #enter(block: Block): void {
    if (this.#blocks.length > deepest) return;
    this.#blocks = [...this.#blocks, block];
    this.#scopes.push(scopeInside(block));
  }

  #turn(condition: string): void {
    const before = this.#blocks.at(-1);
    this.#close();
    const outside = this.scope();
    const [, keyword = 'else', more = before?.condition ?? ''] =
      /^(if|with)\b\s*([\s\S]*)$/u.exec(condition) ?? [];
    this.#enter({ keyword, condition: more, isOtherwise: condition === '', outside });
  }

  #close(): void {
    if (this.#blocks.length === 0) return;
    this.#blocks = this.#blocks.slice(0, -1);
    this.#scopes.pop();
  }

  #assign(name: string, expression: string): void {
    const scope = this.scope();
    const variables = new Map(scope.variables).set(name, meaningOf(expression, scope));
    this.#scopes[this.#scopes.length - 1] = { ...scope, variables };
  }
}

const nowhere: Scope = { dot: undefined, variables: new Map(), valuesPath: [] };

function scopeInside({ keyword, condition, outside }: Block): Scope {
  if (keyword === 'define' || keyword === 'block') return { ...outside, dot: 'root', variables: new Map() };
  if (keyword === 'range') {
    const names = [...condition.matchAll(/\$\w+(?=\s*(?:,|:=))/gu)].map(
      ([name]) => [name, undefined] as const,
    );
    return { ...outside, dot: undefined, variables: new Map([...outside.variables, ...names]) };
  }
  if (keyword !== 'with') return outside;
  const [, name, expression = ''] = /^(?:(\$\w+)\s*:=\s*)?([\s\S]*)$/u.exec(condition) ?? [];
  const dot = meaningOf(expression, outside);
  return {
    ...outside,
    dot,
    variables: name === undefined ? outside.variables : new Map(outside.variables).set(name, dot),
  };
}
