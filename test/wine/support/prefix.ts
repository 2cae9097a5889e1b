import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

const { otherNode } = await import(new URL('../../../tools/other-node.mjs', import.meta.url).href);
const run = promisify(execFile);

declare module 'vitest' {
  export interface ProvidedContext {
    /** The environment that starts Wine with the Windows of these tests. */
    wine: Record<string, string>;
    /** The path of Node for Windows. */
    windowsNode: string;
  }
}

/** vitest's global setup: a Windows 10 of its own for all of these tests, and Node for Windows. On Windows its own. */
export default async function installWindows(project: TestProject): Promise<() => Promise<void>> {
  if (process.platform === 'win32') {
    project.provide('windowsNode', process.execPath);
    return async () => undefined;
  }
  const root = await mkdtemp('/tmp/bedrock-wine-');
  const wine = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    // Wine keeps its things there too.
    HOME: root,
    WINEPREFIX: join(root, 'prefix'),
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Names of files are UTF-8, also where nobody has chosen a language.
    LC_ALL: 'C.UTF-8',
    // It would offer to install .NET and a browser, and put links on the desktop.
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=d',
  };
  const options = { env: wine, timeout: 150_000 };
  const [node] = await Promise.all([otherNode('22', 'win'), run('wineboot', ['--init'], options)]);
  // Wine 8 says that it is Windows 7, on which no Node starts.
  await run('wine', ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], options);
  project.provide('wine', wine);
  project.provide('windowsNode', node);
  return async () => {
    await run('wineserver', ['--kill'], options).catch(() => undefined);
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  };
}
