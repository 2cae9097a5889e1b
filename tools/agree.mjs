// Runs test/agree/agree.ts, which is TypeScript: `npm run agree -- --homes 60 --seed 7`. What it does stands there.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Below the repository, so that imports of packages are found; in a folder that git ignores.
const outDir = join(root, '.cache', 'agree');

await build({
  entry: { agree: join(root, 'test/agree/agree.ts') },
  outDir,
  format: 'esm',
  target: 'node20',
  config: false,
  silent: true,
  clean: true,
  splitting: false,
});
const { status } = spawnSync(process.execPath, [join(outDir, 'agree.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
