import { execFileSync, spawnSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shownValue } from '../../src/facts/settings/shown-value.ts';
import { SETTINGS_KEYS } from '../../src/knowledge/settings-keys.ts';
import { exportCommand, exportedProfile, isOurExport } from '../../src/shell/export-command.ts';
import { readProfileCommand } from '../../src/shell/profile-command.ts';
import { REFUSED } from '../../src/shell/refused-credentials.ts';
import { SHELLS, shellCommand } from '../slow/bin/machine.ts';
import { commandsOfPowerShell } from '../support/powershell.ts';
import { put, temporaryDirectory } from '../support/world.ts';

const LAUNCHER = '/home/ada/.claude/bedrock/bin/claude-bedrock';
const NAMES = ['work', "it's", 'a b', '$(touch x)', '-x', '"; rm -rf ~', '`id`', 'Ünïcode', 'a\\b', '%PATH%'];
const [EXPORT] = SETTINGS_KEYS.filter(({ name }) => name === 'awsCredentialExport');
const HANDED = '{"Credentials":{"AccessKeyId":"ASIA%sX\\\\n"}}';

describe('the command', () => {
  test.each(NAMES)('hands the profile %j through the shell as it is', async (name) => {
    const directory = await temporaryDirectory();
    const launcher = await put(
      join(directory, "it's $HOME", 'x'),
      '#!/bin/sh\nprintf "{"\nprintf "%s\\n" "$@"\necho "}"',
    );
    await chmod(launcher, 0o755);
    const command = exportCommand(launcher, name, 'linux') ?? '';
    expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })).toBe(
      `{credentials\n--fail-closed\n--profile=${name}\n}\n`,
    );
  });

  test.each(NAMES)('with the profile %j is known again', (name) => {
    const command = exportCommand(LAUNCHER, name, 'linux') ?? '';
    expect(exportedProfile(command, ['other', ...NAMES], LAUNCHER, 'linux')).toBe(name);
    expect(isOurExport(command, LAUNCHER, 'linux')).toBe(true);
  });

  test('as older versions wrote it is known again', () => {
    const command = `${LAUNCHER} credentials --fail-closed --profile=work`;
    const refused = `printf '%s\\n' '${JSON.stringify(REFUSED)}'`;
    const framed = `c=$(${command}); case $c in '{'*'}') printf '%s\\n' "$c";; *) ${refused};; esac`;
    for (const older of [command, framed]) {
      expect(exportedProfile(older, ['work'], LAUNCHER, 'linux')).toBe('work');
      expect(isOurExport(older, LAUNCHER, 'linux')).toBe(true);
    }
  });

  test.each(['linux', 'win32'] as const)(
    'on %s is read and shown whole, for nothing in it is secret',
    (platform) => {
      const command = exportCommand(LAUNCHER, 'work', platform) ?? '';
      expect(readProfileCommand(command, platform)).toMatchObject({
        does: 'own-credentials',
        profile: { text: 'work' },
        program: { text: LAUNCHER },
      });
      expect(EXPORT && shownValue(EXPORT, command)).toBe(command);
      const secret = `${command} --password=hunter2hunter2`;
      expect(EXPORT && shownValue(EXPORT, secret)).not.toContain('hunter2');
    },
  );

  test('is quoted for cmd.exe, and not written where cmd.exe has no safe spelling', () => {
    const launcher = 'C:\\Users\\Ada L\\.claude\\bedrock\\bin\\claude-bedrock.cmd';
    expect(exportCommand(launcher, 'a & b', 'win32')).toBe(
      `set c=1;echo '${JSON.stringify(REFUSED)}' # & "${launcher}" credentials --fail-closed --profile="a & b" | %SystemRoot%\\System32\\findstr.exe Credentials || echo ${JSON.stringify(REFUSED)}`,
    );
    expect(exportCommand(launcher, '%PATH%', 'win32')).toBeUndefined();
    expect(exportCommand('C:\\100%\\x.cmd', 'work', 'win32')).toBeUndefined();
  });
});

describe('the line for cmd.exe, in a shell that it was not written for', () => {
  const line =
    exportCommand('C:\\Users\\Ada L\\.claude\\bedrock\\bin\\claude-bedrock.cmd', 'a & b', 'win32') ?? '';
  const refused = `'${JSON.stringify(REFUSED)}'`;

  test('PowerShell takes it for a variable, for printing refused credentials, and for a comment', async () => {
    expect(await commandsOfPowerShell(line)).toEqual(['set c=1', `echo ${refused}`]);
  });

  test.each(SHELLS)('%s prints refused credentials', (shell) => {
    const [program, ...before] = shellCommand(shell);
    const { stdout } = spawnSync(program, [...before, '-c', line], { encoding: 'utf8', env: {} });
    expect(JSON.parse(stdout)).toEqual(REFUSED);
  });

  test('as an older version wrote it is known again', () => {
    const launcher = 'C:\\x\\claude-bedrock.cmd';
    const older = exportCommand(launcher, 'work', 'win32')?.replace(/^.* # & /, '');
    expect(older).toMatch(/^"?C:/);
    expect(exportedProfile(older ?? '', ['work'], launcher, 'win32')).toBe('work');
  });
});

/** What can stand where the launcher was. */
const BROKEN: readonly (readonly [string, string | undefined, number])[] = [
  ['is gone', undefined, 0],
  ['may not be executed', '#!/bin/sh\necho "{}"\n', 0o644],
  ['is empty', '', 0o755],
  ['was made for another machine', '\x7fELF\x02\x01\x01', 0o755],
  ['names a shell that is gone', '#!/nowhere/sh\n', 0o755],
  ['fails', '#!/bin/sh\nexit 9\n', 0o755],
  ['ends well and says nothing', '#!/bin/sh\n', 0o755],
  ['says something else', '#!/bin/sh\necho Welcome\n', 0o755],
  ['was cut short', `#!/bin/sh\nprintf '{"Credentials":'\n`, 0o755],
  ['is killed', '#!/bin/sh\nkill -9 $$\n', 0o755],
];

describe.each(SHELLS)('in %s', (shell) => {
  const [program, ...before] = shellCommand(shell);

  test.each(BROKEN)(
    'credentials that AWS refuses are printed where the launcher %s',
    async (_, text, mode) => {
      const launcher = join(await temporaryDirectory(), "it's", 'claude-bedrock');
      if (text !== undefined) await chmod(await put(launcher, Buffer.from(text, 'latin1')), mode);
      const command = exportCommand(launcher, 'work', 'linux') ?? '';
      const { stdout, status } = spawnSync(program, [...before, '-c', command], {
        encoding: 'utf8',
        env: {},
      });
      expect(JSON.parse(stdout)).toEqual(REFUSED);
      expect(status).toBe(0);
    },
  );

  test('what is handed over is printed as it is, and without another program', async () => {
    const launcher = join(await temporaryDirectory(), 'claude-bedrock');
    await chmod(await put(launcher, `#!/bin/sh\nprintf '%s\\n' '${HANDED}'\n`), 0o755);
    const command = exportCommand(launcher, 'work', 'linux') ?? '';
    const env = { PATH: '/nowhere' };
    expect(spawnSync(program, [...before, '-c', command], { encoding: 'utf8', env }).stdout).toBe(
      `${HANDED}\n`,
    );
  });
});

test.each([
  ['somebody else’s', 'corp-credentials --profile work'],
  [
    'of another home',
    '/home/bob/.claude/bedrock/bin/claude-bedrock credentials --fail-closed --profile=work',
  ],
  ['of a profile that is gone', `${LAUNCHER} credentials --fail-closed --profile=gone`],
  ['with more behind it', `${LAUNCHER} credentials --fail-closed --profile=work; id`],
])('a command %s names no profile', (_, command) => {
  expect(exportedProfile(command, ['work'], LAUNCHER, 'linux')).toBeUndefined();
});
