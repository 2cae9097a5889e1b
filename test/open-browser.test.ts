import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openBrowser } from '../src/open-browser.ts';
import { PATIENT } from './support/environment.ts';
import { put, temporaryDirectory } from './support/world.ts';

const ADDRESS = 'https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH&x=$(id)';

/** A Linux desktop whose xdg-open runs this script. */
async function desktop(script: string, interpreter = '/bin/sh') {
  const systemRoot = await temporaryDirectory();
  await chmod(await put(join(systemRoot, 'usr/bin/xdg-open'), `#!${interpreter}\n${script}\n`), 0o755);
  return { systemRoot, platform: 'linux', env: { DISPLAY: ':0' } } as const;
}

test('hands the address over as one argument, past any shell', async () => {
  const place = await desktop(`printf %s "$1" > "$(dirname "$0")/opened"`);
  expect(await openBrowser(ADDRESS, place)).toBe(true);
  await vi.waitFor(
    async () => expect(await readFile(join(place.systemRoot, 'usr/bin/opened'), 'utf8')).toBe(ADDRESS),
    PATIENT,
  );
});

test('tells where the opener fails', async () => {
  expect(await openBrowser(ADDRESS, await desktop('exit 3'))).toBe(false);
  // Node throws, where of other reasons it tells by an event.
  expect(await openBrowser(ADDRESS, await desktop('', '/dev/null/sh'))).toBe(false);
});

test('opens nothing but web pages', async () => {
  expect(await openBrowser('file:///etc/passwd', await desktop('exit 0'))).toBe(false);
});
