// Has writing calls below a folder fail. As a process is begun with it (node --require), the one numbered FAIL_AT below
// FAIL_BELOW fails with FAIL_CODE, or is the last thing that the process does (FAIL_CODE=KILL); which call it was is
// noted in FAIL_NOTE. Required by a test, it does the same to what is called within `withFault` and to nothing else.
const { AsyncLocalStorage } = require('node:async_hooks');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { FAIL_AT, FAIL_BELOW, FAIL_CODE, FAIL_NOTE } = process.env;
const note = fs.writeFileSync.bind(fs);
const faults = new AsyncLocalStorage();
const ofProcess = FAIL_AT && {
  ...{ at: Number(FAIL_AT), below: FAIL_BELOW, code: FAIL_CODE, count: 0 },
  hit: (call) => {
    note(FAIL_NOTE, call);
    if (FAIL_CODE === 'KILL') process.kill(process.pid, 'SIGKILL');
  },
};

/**
 * Runs `work` with a fault: `{ at, below, code, hit }`. With the code KILL nothing that it writes from there on reaches
 * the disk: its calls never end, as for a process that is gone.
 */
exports.withFault = (fault, work) => faults.run({ ...fault, count: 0, isDead: false, handles: [] }, work);

/** The fault that a call meets now, if it is due or the writer is dead. */
function due(name, place) {
  const fault = faults.getStore() ?? ofProcess;
  if (!fault) return undefined;
  if (typeof place === 'string' && !place.startsWith(fault.below)) return undefined;
  if (fault.isDead) return fault;
  if (++fault.count !== fault.at) return undefined;
  fault.isDead = fault.code === 'KILL';
  if (fault.isDead) for (const handle of fault.handles ?? []) handle.close().catch(() => undefined);
  fault.hit(`${name} ${place}`);
  return fault;
}

function problem(code, name, path) {
  return Object.assign(new Error(`${code}: injected, ${name} '${path}'`), {
    ...{ code, errno: -28, syscall: name, path },
  });
}

/** What an asynchronous call comes to. */
function failed({ isDead, code }, name, path) {
  return isDead ? new Promise(() => undefined) : Promise.reject(problem(code, name, path));
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
    const fault = writesNothing(name, rest[0]) ? undefined : due(name, String(path));
    if (fault) return failed(fault, name, path);
    const done = await later.call(fs.promises, path, ...rest);
    return name === 'open' && !writesNothing(name, rest[0]) ? failingHandle(done, String(path)) : done;
  };
  const sync = fs[`${name}Sync`];
  fs[`${name}Sync`] = (path, ...rest) => {
    const fault = writesNothing(name, rest[0]) ? undefined : due(name, String(path));
    if (fault) throw problem(fault.code, name, path);
    return sync.call(fs, path, ...rest);
  };
}

function failingHandle(handle, path) {
  faults.getStore()?.handles.push(handle);
  for (const name of ['writeFile', 'write', 'sync', 'datasync', 'chmod', 'truncate']) {
    const method = handle[name].bind(handle);
    handle[name] = async (...given) => {
      const fault = due(name, path);
      return fault ? failed(fault, name, path) : method(...given);
    };
  }
  return handle;
}

for (const name of ['writeSync', 'fsyncSync', 'fchmodSync', 'ftruncateSync']) {
  const sync = fs[name];
  fs[name] = (descriptor, ...rest) => {
    const fault = descriptor > 2 ? due(name, undefined) : undefined;
    if (fault) throw problem(fault.code, name, descriptor);
    return sync.call(fs, descriptor, ...rest);
  };
}

syncBuiltinESMExports();
