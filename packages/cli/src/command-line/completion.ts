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

function wordsAfter(option: Option, checkIds: readonly string[]): readonly string[] | undefined {
  if (option.choices !== undefined) return option.choices;
  return option.value?.startsWith('ID') === true ? checkIds : undefined;
}

function operandWords(
  command: Command,
  commands: readonly Command[],
  checkIds: readonly string[],
): readonly string[] {
  switch (command.operand?.completes) {
    case 'checks':
      return checkIds;
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
      const words = wordsAfter(option, checkIds);
      if (option.value === undefined) return [];
      const reply =
        words === undefined ? 'compgen -f -- "$word"' : `compgen -W '${words.join(' ')}' -- "$word"`;
      return [`    ${command.name}:--${option.name}) mapfile -t COMPREPLY < <(${reply}); return ;;`];
    }),
  );
  const cases = commands.map((command) => {
    const words = [
      ...optionsOf(command).map(({ name }) => `--${name}`),
      ...operandWords(command, commands, checkIds),
    ];
    const paths = takesPaths(command) ? '; compgen -f -- "$word"' : '';
    return `    ${command.name}) mapfile -t COMPREPLY < <(compgen -W '${words.join(' ')}' -- "$word"${paths}) ;;`;
  });
  return `# Completion for bash: source <(plimsoll completion bash)
_plimsoll() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$word")
    return
  fi
  case "$command:$before" in
${values.join('\n')}
  esac
  case "$command" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _plimsoll plimsoll
`;
}

function zsh(commands: readonly Command[], checkIds: readonly string[]): string {
  const cases = commands.map((command) => {
    const specs = optionsOf(command).map((option) => {
      const words = wordsAfter(option, checkIds);
      const action = words === undefined ? '_files' : `(${words.join(' ')})`;
      const value = option.value === undefined ? '' : `:${option.value}:${action}`;
      return `        '${option.repeats === true ? '*' : ''}--${option.name}[${zshText(option.summary)}]${value}'`;
    });
    const words = operandWords(command, commands, checkIds);
    const operand = takesPaths(command)
      ? ["        '*:path:_files'"]
      : words.length > 0
        ? [`        '1:${command.operand?.name ?? ''}:(${words.join(' ')})'`]
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
  return ['# Completion for fish: plimsoll completion fish | source', ...lines, ''].join('\n');
}

function fishOption(option: Option, when: string, checkIds: readonly string[]): string {
  const words = wordsAfter(option, checkIds);
  const short = option.short === undefined ? '' : ` -s ${option.short}`;
  const value =
    option.value === undefined ? '' : words === undefined ? ' -r -F' : ` -x -a '${words.join(' ')}'`;
  return `complete -c plimsoll ${when}${short} -l ${option.name}${value} -d '${fishText(option.summary)}'`;
}

function fishText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
