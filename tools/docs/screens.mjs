// The screens of a Markdown file stand between two marks and are made anew from the first:
//
//   <!-- run: claude-bedrock models --probe | head 9 -->
//   ```text
//   $ claude-bedrock models --probe
//   …
//   ```
//   <!-- /run -->
//
// All run in the order of the text, in one home: what one writes, the next one finds.
//
// - `{next}` stands for the command that the screen before ended with, such as the one that applies a plan.
// - `| head 9` shows the first nine lines.
// - `<!-- run: claude-bedrock setup | keys Enter Down Enter -->` types the keys into a terminal, one at each question.
// - `<!-- run quietly: … -->` runs and shows nothing: to bring about what the next screen is about.
// - `<!-- screen: docs/screens/setup.txt -->` … `<!-- /screen -->` shows a file: a screen of the real Claude Code, which
//   test/e2e/readme.test.ts keeps.

const MARK = /^<!-- (?:run(?<quietly> quietly)?: (?<line>.+)|screen: (?<file>\S+)) -->$/;

/**
 * The text with every screen made anew: by `run`, which takes a command line, and keys, and gives what it printed, or
 * by `read`, which takes the path of a file.
 */
export async function fillIn(text, run, read) {
  const lines = text.split('\n');
  const filled = [];
  let printed = '';
  for (let i = 0; i < lines.length; i++) {
    filled.push(lines[i]);
    const mark = MARK.exec(lines[i])?.groups;
    if (!mark) continue;
    const end = lines.indexOf(mark.file ? '<!-- /screen -->' : '<!-- /run -->', i);
    if (end < 0 && !mark.quietly) throw new Error(`there is no end of: ${lines[i]}`);
    if (mark.file) {
      filled.push('```text', (await read(mark.file)).trimEnd(), '```', lines[end]);
      i = end;
      continue;
    }
    const [typing, count] = mark.line.split(/ \| head (?=\d+$)/);
    const [command, keys] = typing.split(' | keys ');
    const typed = command.replace('{next}', () => nextCommand(printed));
    printed = await run(typed, keys?.split(' '));
    if (mark.quietly) continue;
    filled.push(...screen(typed, printed.trimEnd().split('\n'), count), lines[end]);
    i = end;
  }
  return filled.join('\n');
}

/** Commands that are to be copied stand on a line of their own. */
function nextCommand(printed) {
  const command = /^ +(claude-bedrock .*)$/gm;
  const last = [...printed.matchAll(command)].at(-1);
  if (!last) throw new Error(`no next command in:\n${printed}`);
  return last[1];
}

function screen(typed, lines, count = lines.length) {
  const rest = lines.length > count ? ['…'] : [];
  return ['```text', `$ ${typed}`, ...lines.slice(0, count), ...rest, '```'];
}
