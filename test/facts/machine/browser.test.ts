import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserOpener } from '../../../src/facts/machine/browser.ts';
import { put, temporaryDirectory } from '../../support/world.ts';

const DISPLAY = { DISPLAY: ':0' };

async function openerOn(platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) {
  const systemRoot = await temporaryDirectory();
  for (const file of files) await put(join(systemRoot, file), '');
  const opener = browserOpener({ platform, env, systemRoot });
  return opener && [opener.program.replace(systemRoot, ''), ...opener.args];
}

test.each<[NodeJS.Platform, Record<string, string>, readonly string[]]>([
  ['darwin', {}, ['/usr/bin/open']],
  ['win32', { SystemRoot: 'D:\\Win' }, ['D:\\Win\\System32\\rundll32.exe', 'url.dll,FileProtocolHandler']],
  ['linux', DISPLAY, ['/usr/bin/xdg-open']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['/usr/bin/xdg-open']],
])('on %s with %j it is opened by %j', async (platform, env, expected) => {
  const opener = await openerOn(platform, env, '/usr/bin/xdg-open');
  expect(
    opener?.map((part, at) => (at === 0 && platform === 'linux' ? part.replaceAll('\\', '/') : part)),
  ).toEqual(expected);
});

test.each<[string, NodeJS.Platform, Record<string, string>, readonly string[]]>([
  ['over SSH', 'darwin', { SSH_CONNECTION: '10.0.0.1 22' }, []],
  ['on a terminal of SSH', 'linux', { ...DISPLAY, SSH_TTY: '/dev/pts/0' }, ['/usr/bin/xdg-open']],
  ['in CI', 'darwin', { CI: 'true' }, []],
  ['in a container of Docker', 'linux', DISPLAY, ['/.dockerenv', '/usr/bin/xdg-open']],
  ['in a container of Podman', 'linux', DISPLAY, ['/run/.containerenv', '/usr/bin/xdg-open']],
  ['without a display', 'linux', {}, ['/usr/bin/xdg-open']],
  ['without xdg-open', 'linux', DISPLAY, []],
])('none is opened %s', async (_, platform, env, files) => {
  expect(await openerOn(platform, env, ...files)).toBeUndefined();
});
