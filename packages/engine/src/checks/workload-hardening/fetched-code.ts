/** What a shell text does with code from outside; `undefined` where it runs only what is in the image. */
export function fetchedCodeIn(text: string): string | undefined {
  if (text.includes('curl') || text.includes('wget')) {
    if (pipesDownload(text)) return 'pipes a download into an interpreter';
    if (runsOutput.test(text)) return 'runs the output of a download';
    if (makesExecutable.test(text) && savesDownload.test(text))
      return 'downloads a file and makes it executable';
  }
  const [, tool] = installs.exec(text) ?? [];
  return tool === undefined ? undefined : `installs packages with \`${tool}\``;
}

const downloads = /\b(?:curl|wget)\b/u;
const interprets =
  /^\s*(?:sudo\s{1,4})?(?:\/[\w./-]{0,80}\/)?(?:(?:ba|da|z|a|k)?sh|python[23]?|perl|ruby|node)(?=\s|$|["'`;)])/u;

/** `curl … | sh`: the command before the pipe downloads and the one after it interprets. */
function pipesDownload(text: string): boolean {
  const stages = text.split('|');
  return stages.some((stage, index) => {
    const before = stages[index - 1];
    if (before === undefined || !interprets.test(stage)) return false;
    return downloads.test(lastCommand(before));
  });
}

const separators = /[;&\n]/u;

function lastCommand(text: string): string {
  return text.split(separators).at(-1) ?? '';
}

/** `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(curl …)"`, or a whole element that is only the substitution. */
const runsOutput =
  /(?:^|\b(?:(?:ba|da|z|a|k)?sh|eval|source|python[23]?)(?:\s{1,4}-\w{1,8}){0,3}\s{1,4})["']?(?:\$\(|<\(|`)\s{0,4}(?:curl|wget)\b/u;

/** `curl -o file`, `curl -O`, `curl … > file`, or `wget` that neither prints nor only looks. */
const savesDownload =
  /\bcurl\s(?:[^\n;|&]{0,400}?\s)?(?:-[A-Za-z]{0,8}[oO]|--output|--remote-name)\b|\bcurl\s[^\n;|&>]{0,400}>|\bwget\s(?![^\n;|&]{0,200}(?:-[a-z]{0,4}O\s{0,2}-|--spider))/u;
const makesExecutable = /\bchmod\s{1,4}(?:[ugoa]{0,4}\+[rwx]{0,2}x|0?[1-7]?[1357][0-7]{2})\s/u;

const installs =
  /\b(apt-get|apt|yum|dnf|microdnf|zypper|apk|pip3?|pipx|npm|pnpm|yarn|gem|composer|bundle|poetry)(?:\s{1,4}-[\w=.:/-]{1,60}){0,6}\s{1,4}(?:install|add|ci)\b/u;
