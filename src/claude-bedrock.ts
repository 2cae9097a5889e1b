import { join } from 'node:path';
import { cacheFolder } from './code-cache/cache-folder.ts';
import { cacheUse } from './code-cache/cached-commands.ts';
import { cachingLoader } from './code-cache/loader.ts';

const argv = process.argv.slice(2);
const use = cacheUse(argv, process.env);
const loader = use && cachingLoader(__dirname, cacheFolder(join(__dirname, '.cache'), use.name), require);
const load = loader?.load ?? require;
// The built file beside this one.
const { program }: typeof import('./program.ts') = load('./program.js');

program(argv).then((exitCode) => {
  if (use && exitCode !== 130) loader?.keep(exitCode === 0, use.mostFiles);
  // Ends the process, whatever a child of it or a socket still waits for.
  process.exit(exitCode);
});
