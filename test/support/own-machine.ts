import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * What tests and the commands in them may find on PATH, as far as the machine has it. Neither `aws` nor `claude` nor
 * `jq`: a test that wants one puts it there.
 */
const PROGRAMS = `
  sh bash dash zsh fish env script
  cat chmod cp date dirname echo false grep head id kill ln ls mkdir mkfifo mv printf ps pwd readlink rm rmdir sed
  sleep sort tail touch tr true tty uname wc
  git openssl shellcheck man groff troff grops grotty
  chattr chown mount umount`
  .trim()
  .split(/\s+/);

/** Where temporary files go: a path without blanks, of the same length everywhere, as texts that show it are broken. */
const TEMPORARY = '/tmp';

/** What Vitest itself reads. */
const KEPT =
  /^(?:VITEST|VITE_|TEST$|NODE_ENV$|NODE_V8_COVERAGE$|CI$|GITHUB_|FORCE_COLOR$|NO_COLOR$|ATTACKED$|SEED$|FUZZ$)/;

/**
 * Gives the tests, before their processes are started, a machine of their own: programs, home, environment, locale,
 * time zone and umask are the same wherever they run.
 */
export default function ownMachine(): () => void {
  const root = realpathSync(mkdtempSync(join(TEMPORARY, 'bedrock-machine-')));
  const programs = join(root, 'bin');
  const home = join(root, 'home');
  for (const directory of [programs, home]) mkdirSync(directory);
  for (const name of PROGRAMS) {
    const found = findProgram(name);
    if (found) symlinkSync(found, join(programs, name));
  }
  symlinkSync(process.execPath, join(programs, 'node'));

  for (const name of Object.keys(process.env)) if (!KEPT.test(name)) delete process.env[name];
  Object.assign(process.env, {
    PATH: programs,
    HOME: home,
    TMPDIR: TEMPORARY,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    // On a dumb one Node's readline takes no backspace.
    TERM: 'xterm-256color',
    // What an administrator has set for all is none of the tests' business.
    GIT_CONFIG_NOSYSTEM: '1',
    // The SDK's remark on Node 20, as the program itself switches it off.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  process.umask(0o022);
  return () => rmSync(root, { recursive: true, force: true });
}

function findProgram(name: string): string | undefined {
  const directories = (process.env.PATH ?? '').split(delimiter).filter((directory) => isAbsolute(directory));
  // Those of the administrator are on no ordinary user's PATH.
  return [...directories, '/usr/sbin', '/sbin'].map((directory) => join(directory, name)).find(isRunnable);
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
