// Writes what is made from the program itself: the picture of the house in CONTRIBUTING.md from the table that a test
// holds against the imports, the manual page from what --help is made of, the JSON Schemas of the files that people write, the screens in docs/using.md from real runs of
// what ships (so `npm run build` first), also inside the real Claude Code (this needs tmux), and README.md's picture.
// With --check it writes nothing and exits 1 where a file is not current; the end-to-end suite checks Claude Code's.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeManPage } from './docs/man-page.mjs';
import { pictureOf } from './docs/picture.mjs';
import { makeSchemas } from './docs/schemas.mjs';
import { fillIn } from './docs/screens.mjs';
import { openStage } from './docs/stage.mjs';
import { withHouse } from './house/picture.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');

if (!isCheck) takeScreensOfClaudeCode();
const using = join(root, 'docs', 'using.md');
const read = (file) => readFile(join(root, file), 'utf8');
await settle(join(root, 'man', 'man1', 'claude-bedrock.1'), await makeManPage(root));
for (const [file, text] of Object.entries(await makeSchemas(root))) await settle(join(root, file), text);
const contributing = join(root, 'CONTRIBUTING.md');
await settle(contributing, await withHouse(await readFile(contributing, 'utf8')));
const screen = await read('docs/screens/setup-change.txt');
await settle(
  join(root, 'docs', 'setup.svg'),
  pictureOf(screen, 'The change that /bedrock:setup shows before its last question'),
);
const stage = await openStage(root);
try {
  await settle(using, await fillIn(await readFile(using, 'utf8'), stage.run, read));
} finally {
  await stage.close();
}

/** Brings docs/screens/ up to date. */
function takeScreensOfClaudeCode() {
  const test = ['run', '--config', 'vitest.e2e.config.ts', 'test/e2e/readme.test.ts', '--update'];
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...test], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new Error('Claude Code did not come to its screens: npm run e2e test/e2e/readme.test.ts');
}

/** Writes a file, or says where it differs. */
async function settle(file, text) {
  if (!isCheck) return writeFile(file, text);
  const was = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const is = text.split('\n');
  const at = is.findIndex((line, i) => line !== was[i]);
  if (at < 0 && is.length === was.length) return;
  const line = at < 0 ? is.length : at;
  console.error(`${relative(root, file)} is not current at line ${line + 1}: run npm run docs`);
  console.error(`- ${was[line] ?? ''}\n+ ${is[line] ?? ''}`);
  process.exitCode = 1;
}
