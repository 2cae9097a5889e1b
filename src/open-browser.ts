import { spawn } from 'node:child_process';
import { type BrowserOpener, browserOpener } from './facts/machine/browser.ts';
import type { World } from './model/world.ts';

/** An opener that fails does so at once; one that is still there afterwards has become the browser. */
const PATIENCE_MS = 700;

/**
 * Opens an https address in the person's browser; false where there is none to be seen, or where it did not start.
 * The browser outlives this program.
 */
export async function openBrowser(
  url: string,
  place: Pick<World, 'env' | 'platform' | 'systemRoot'>,
): Promise<boolean> {
  const opener = browserOpener(place);
  return opener !== undefined && /^https?:\/\//.test(url) && launch(opener, url);
}

function launch({ program, args }: BrowserOpener, url: string): Promise<boolean> {
  const launched = new Promise<boolean>((resolve) => {
    const child = spawn(program, [...args, url], { detached: true, stdio: 'ignore', windowsHide: true });
    const timer = setTimeout(() => resolve(true), PATIENCE_MS);
    const end = (isOpened: boolean) => {
      clearTimeout(timer);
      resolve(isOpened);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
    child.unref();
  });
  // Some reasons why a program does not start Node tells by throwing.
  return launched.catch(() => false);
}
