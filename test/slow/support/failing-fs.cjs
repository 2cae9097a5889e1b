// Loaded before the program (node --require): the writing call of that number below FAIL_BELOW fails with FAIL_CODE, or
// is the last thing that the process does (FAIL_CODE=KILL). Which call it was is noted in FAIL_NOTE.
const fs = require('node:fs');

const { FAIL_AT, FAIL_BELOW, FAIL_CODE, FAIL_NOTE } = process.env;
const note = fs.writeFileSync.bind(fs);
let count = 0;

/** True where it is this call that fails. */
function isDue(name, place) {
  if (typeof place === 'string' && !place.startsWith(FAIL_BELOW)) return false;
  count++;
  if (count !== Number(FAIL_AT)) return false;
  note(FAIL_NOTE, `${name} ${place}`);
  if (FAIL_CODE === 'KILL') process.kill(process.pid, 'SIGKILL');
  return true;
}

function problem(name, path) {
  return Object.assign(new Error(`${FAIL_CODE}: injected, ${name} '${path}'`), {
    code: FAIL_CODE,
    errno: -28,
    syscall: name,
    path,
  });
}

const isReading = (flags) => flags === undefined || flags === 'r' || flags === fs.constants.O_RDONLY;
const writesNothing = (name, flags) =>
  name.startsWith('open') && (isReading(flags) || (typeof flags === 'number' && (flags & 3) === 0));

const NAMES = [
  'open',
  'writeFile',
  'appendFile',
  'rename',
  'link',
  'unlink',
  'rm',
  'rmdir',
  'mkdir',
  'chmod',
];
for (const name of NAMES) {
  const later = fs.promises[name];
  fs.promises[name] = async (path, ...rest) => {
    if (!writesNothing(name, rest[0]) && isDue(name, String(path))) throw problem(name, path);
    const done = await later.call(fs.promises, path, ...rest);
    return name === 'open' && !writesNothing(name, rest[0]) ? failingHandle(done, String(path)) : done;
  };
  const sync = fs[`${name}Sync`];
  fs[`${name}Sync`] = (path, ...rest) => {
    if (!writesNothing(name, rest[0]) && isDue(name, String(path))) throw problem(name, path);
    return sync.call(fs, path, ...rest);
  };
}

function failingHandle(handle, path) {
  for (const name of ['writeFile', 'write', 'sync', 'datasync', 'chmod', 'truncate']) {
    const method = handle[name].bind(handle);
    handle[name] = async (...given) => {
      if (isDue(name, path)) throw problem(name, path);
      return method(...given);
    };
  }
  return handle;
}

for (const name of ['writeSync', 'fsyncSync', 'fchmodSync', 'ftruncateSync']) {
  const sync = fs[name];
  fs[name] = (descriptor, ...rest) => {
    if (descriptor > 2 && isDue(name, FAIL_BELOW)) throw problem(name, descriptor);
    return sync.call(fs, descriptor, ...rest);
  };
}
