import { join } from 'node:path';
import { cacheFolder } from './code-cache/cache-folder.ts';
import { cacheUse } from './code-cache/cached-commands.ts';
import { cachingLoader, isWorthKeeping } from './code-cache/loader.ts';

const argv = process.argv.slice(2);
const use = cacheUse(argv, process.env);
const nodeRequire = require;
const loader = use && cachingLoader(__dirname, cacheFolder(join(__dirname, '.cache'), use.name), nodeRequire);
// The built files beside this one.
const { program }: typeof import('./program.ts') = (loader?.load ?? nodeRequire)('./program.js');
const keepCache = (): typeof import('./code-cache/keep.ts') => nodeRequire('./keep-cache.js');

program(argv).then((exitCode) => {
  const isSuccess = exitCode === 0;
  const files = loader?.files ?? [];
  if (use && exitCode !== 130 && files.length <= use.mostFiles) {
    if (files.some((file) => isWorthKeeping(file, isSuccess))) keepCache().keep(files, isSuccess);
  }
  // Ends the process, whatever a child of it or a socket still waits for.
  process.exit(exitCode);
});
