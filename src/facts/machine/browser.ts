import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../model/world.ts';

/** A program that opens an address in the person's browser, and the arguments before the address. */
export interface BrowserOpener {
  readonly program: string;
  readonly args: readonly string[];
}

type Place = Pick<World, 'env' | 'platform' | 'systemRoot'>;

/** What opens a browser here; `undefined` where none would be seen: over SSH, in a container, without a display. */
export function browserOpener({ env, platform, systemRoot }: Place): BrowserOpener | undefined {
  const isRemote = env.SSH_CONNECTION || env.SSH_TTY || env.SSH_CLIENT || env.CI;
  if (isRemote) return undefined;
  if (platform === 'darwin') return { program: '/usr/bin/open', args: [] };
  if (platform === 'win32') {
    const root = env.SystemRoot || env.SYSTEMROOT || 'C:\\Windows';
    // Not `start`: cmd.exe would read the & of an address as the end of the command.
    return { program: `${root}\\System32\\rundll32.exe`, args: ['url.dll,FileProtocolHandler'] };
  }
  const isContainer = ['/.dockerenv', '/run/.containerenv'].some((file) =>
    existsSync(join(systemRoot, file)),
  );
  if (isContainer || !(env.DISPLAY || env.WAYLAND_DISPLAY)) return undefined;
  const places = ['/usr/bin/xdg-open', '/usr/local/bin/xdg-open', '/bin/xdg-open'];
  const program = places.map((file) => join(systemRoot, file)).find((file) => existsSync(file));
  return program === undefined ? undefined : { program, args: [] };
}
