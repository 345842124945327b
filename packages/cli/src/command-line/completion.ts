import { frameworkNames } from '@plimsoll/engine';
import { commonOptions } from './arguments.ts';
import type { Command, Option } from './command.ts';

/** The shells that a completion script can be made for. */
export const shells: readonly string[] = ['bash', 'zsh', 'fish'];

/** The completion script of a shell, made from the commands' declarations. */
export function completionScript(
  shell: string,
  commands: readonly Command[],
  checkIds: readonly string[],
): string {
  switch (shell) {
    case 'bash':
      return bash(commands, checkIds);
    case 'zsh':
      return zsh(commands, checkIds);
    default:
      return fish(commands, checkIds);
  }
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...commonOptions];
}

/** What a shell completes the value of an option with. */
type ValueWords =
  | { readonly kind: 'one' | 'list'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'free' };

function wordsAfter(option: Option, checkIds: readonly string[]): ValueWords | undefined {
  if (option.value === undefined) return undefined;
  if (option.choices !== undefined) return { kind: 'one', words: option.choices };
  if (option.value === 'ID[,ID]') return { kind: 'list', words: checkIds };
  return { kind: option.value === 'FILE' || option.value === 'GLOB' ? 'files' : 'free' };
}

/** `-f` and `--format`, or the long spelling alone. */
function spellings({ name, short }: Option): readonly string[] {
  return short === undefined ? [`--${name}`] : [`-${short}`, `--${name}`];
}

function operandWords(
  command: Command,
  commands: readonly Command[],
  checkIds: readonly string[],
): readonly string[] {
  switch (command.operand?.completes) {
    case 'checks':
      return checkIds;
    case 'frameworks':
      return frameworkNames;
    case 'commands':
      return commands.map(({ name }) => name);
    case 'shells':
      return shells;
    case 'paths':
    case undefined:
      return [];
  }
}

function takesPaths(command: Command): boolean {
  return command.operand?.completes === 'paths';
}

function bash(commands: readonly Command[], checkIds: readonly string[]): string {
  const values = commands.flatMap((command) =>
    optionsOf(command).flatMap((option) => {
      const after = wordsAfter(option, checkIds);
      if (after === undefined) return [];
      const patterns = spellings(option).map((spelling) => `${command.name}:${spelling}`);
      return [`    ${patterns.join('|')}) ${bashReply(after)}return ;;`];
    }),
  );
  const cases = commands.map((command) => {
    const options = optionsOf(command).map(({ name }) => `--${name}`);
    const words = operandWords(command, commands, checkIds);
    const operands = takesPaths(command) ? '_plimsoll_files' : `_plimsoll_one '${words.join(' ')}'`;
    return `    ${command.name}:-*) _plimsoll_one '${options.join(' ')}' ;;\n    ${command.name}:*) ${operands} ;;`;
  });
  // No `mapfile` and no `compopt`: the bash of macOS is as old as 3.2.
  return `# Completion for bash: source <(plimsoll completion bash)
_plimsoll_one() { COMPREPLY=($(compgen -P "$before" -W "$1" -- "$word")); }
_plimsoll_list() {
  case "$word" in *,*) before="\${word%,*}," word="\${word##*,}" ;; esac
  _plimsoll_one "$1"
}
_plimsoll_files() { local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); }
_plimsoll() {
  local word="\${COMP_WORDS[COMP_CWORD]}" option="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" before=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    _plimsoll_one '${commands.map(({ name }) => name).join(' ')} --help --version'
    return
  fi
  if [ "$word" = '=' ]; then word=''
  elif [ "$option" = '=' ]; then option="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  case "$command:$option" in
${values.join('\n')}
  esac
  case "$command:$word" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _plimsoll plimsoll
`;
}

function bashReply(after: ValueWords): string {
  switch (after.kind) {
    case 'one':
    case 'list':
      return `_plimsoll_${after.kind} '${after.words.join(' ')}'; `;
    case 'files':
      return '_plimsoll_files; ';
    case 'free':
      return '';
  }
}

function zsh(commands: readonly Command[], checkIds: readonly string[]): string {
  const cases = commands.map((command) => {
    const specs = optionsOf(command).map((option) => `        ${zshSpec(option, checkIds)}`);
    const words = operandWords(command, commands, checkIds);
    const place = command.operand?.repeats === true ? '*' : '1';
    const operand = takesPaths(command)
      ? ["        '*:path:_files'"]
      : words.length > 0
        ? [`        '${place}:${command.operand?.name ?? ''}:(${words.join(' ')})'`]
        : [];
    return `      ${command.name})\n        _arguments \\\n${[...specs, ...operand].join(' \\\n')} ;;`;
  });
  const names = commands.map(({ name, summary }) => `      '${name}:${zshText(summary)}'`);
  return `#compdef plimsoll
# Completion for zsh: plimsoll completion zsh > "\${fpath[1]}/_plimsoll"
_plimsoll() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${names.join('\n')}
    )
    _describe 'command' commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_plimsoll" ]; then _plimsoll "$@"; else compdef _plimsoll plimsoll; fi
`;
}

function zshSpec(option: Option, checkIds: readonly string[]): string {
  const after = wordsAfter(option, checkIds);
  const flags = spellings(option).map((spelling) =>
    after === undefined ? spelling : `${spelling}${spelling.startsWith('--') ? '=' : '+'}`,
  );
  const once = flags.length > 1 ? `'(${spellings(option).join(' ')})'` : '';
  const often = option.repeats === true ? "'*'" : once;
  const spelt = flags.length > 1 ? `{${flags.join(',')}}` : flags.join('');
  const value = after === undefined ? '' : `:${option.value ?? ''}:${zshAction(after)}`;
  return `${often}${spelt}'[${zshText(option.summary)}]${value}'`;
}

function zshAction(after: ValueWords): string {
  switch (after.kind) {
    case 'one':
      return `(${after.words.join(' ')})`;
    case 'list':
      return `_sequence compadd - ${after.words.join(' ')}`;
    case 'files':
      return '_files';
    case 'free':
      return ' ';
  }
}

function zshText(text: string): string {
  return text.replaceAll("'", '').replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', '');
}

function fish(commands: readonly Command[], checkIds: readonly string[]): string {
  const lines = commands.flatMap((command) => {
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const words = operandWords(command, commands, checkIds);
    return [
      `complete -c plimsoll -n __fish_use_subcommand -f -a ${command.name} -d '${fishText(command.summary)}'`,
      ...optionsOf(command).map((option) => fishOption(option, when, checkIds)),
      ...(words.length > 0 ? [`complete -c plimsoll ${when} -f -a '${words.join(' ')}'`] : []),
    ];
  });
  return `# Completion for fish: plimsoll completion fish | source
function __plimsoll_list
  set -l word (commandline -ct | string replace -r '^--[a-z-]+=' '')
  set -l before (string match -r '.*,' -- "$word"; or echo '')
  printf '%s\\n' "$before"$argv
end
${lines.join('\n')}
`;
}

function fishOption(option: Option, when: string, checkIds: readonly string[]): string {
  const short = option.short === undefined ? '' : ` -s ${option.short}`;
  const value = fishValue(wordsAfter(option, checkIds));
  return `complete -c plimsoll ${when}${short} -l ${option.name}${value} -d '${fishText(option.summary)}'`;
}

function fishValue(after: ValueWords | undefined): string {
  switch (after?.kind) {
    case 'one':
      return ` -x -a '${after.words.join(' ')}'`;
    case 'list':
      return ` -x -a '(__plimsoll_list ${after.words.join(' ')})'`;
    case 'files':
      return ' -r -F';
    case 'free':
      return ' -x';
    case undefined:
      return '';
  }
}

function fishText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
