// Runs, on Windows, test files that were bundled for it, and writes what became of each test.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { startTests } from '@vitest/runner';
import { configureGlobal } from 'fast-check';

const [results, ...files] = process.argv.slice(2);
configureGlobal({ seed: 1 });
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const config = {
  root: process.cwd(),
  setupFiles: [],
  passWithNoTests: false,
  allowOnly: true,
  sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
  maxConcurrency: 3,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry: 0,
  tags: [],
};

const told = [];
function tell(task, above) {
  const name = [...above, task.name];
  for (const inner of task.tasks ?? []) tell(inner, name);
  const { state = 'skip', errors, duration } = task.result ?? {};
  const isTold = task.type === 'test' || errors !== undefined;
  if (isTold)
    told.push({ name: name.join(' > '), state, duration, errors: errors?.map(({ message }) => message) });
}
for (const file of files) {
  const runner = { config, importFile: (path) => import(pathToFileURL(path).href) };
  const [ran] = await startTests([{ filepath: file }], runner);
  tell(ran, []);
}
writeFileSync(results, JSON.stringify(told));
process.exit();
