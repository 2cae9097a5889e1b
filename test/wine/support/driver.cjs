// Runs, on Windows, the calls that a file asks for, one after the other, and writes beside it what became of them. Between
// programs of Windows there are pipes; of a pipe of Linux Node says EBADF.
const { spawnSync } = require('node:child_process');
const { closeSync, openSync, readFileSync, renameSync, writeFileSync } = require('node:fs');

const request = process.argv[2];
const { calls, held } = JSON.parse(readFileSync(request, 'utf8'));

// UV_FS_O_EXLOCK: nobody else may open it, as where another program works on it.
const handles = held.map((file) => openSync(file, 0x10000000 | 2));
const results = calls.map(({ program, args, cwd, env, input, verbatim }) => {
  const { status, stdout, stderr, error } = spawnSync(program ?? process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    input,
    encoding: 'buffer',
    windowsVerbatimArguments: verbatim,
    timeout: 60_000,
  });
  return {
    status,
    stdout: stdout?.toString('base64'),
    stderr: stderr?.toString('base64'),
    error: error?.message,
  };
});
for (const handle of handles) closeSync(handle);
writeFileSync(`${request}.new`, JSON.stringify(results));
renameSync(`${request}.new`, `${request}.done`);
