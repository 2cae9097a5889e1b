import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportCommand, exportedProfile, isOurExport } from '../../src/shell/export-command.ts';
import { put, temporaryDirectory } from '../support/world.ts';

const LAUNCHER = '/home/ada/.claude/bedrock/bin/claude-bedrock';
const NAMES = ['work', "it's", 'a b', '$(touch x)', '-x', '"; rm -rf ~', '`id`', 'Ünïcode', 'a\\b', '%PATH%'];

describe('the command', () => {
  test.each(NAMES)('hands the profile %j through the shell as it is', async (name) => {
    const directory = await temporaryDirectory();
    const launcher = await put(join(directory, "it's $HOME", 'x'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    await chmod(launcher, 0o755);
    const command = exportCommand(launcher, name, 'linux') ?? '';
    expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })).toBe(
      `credentials\n--fail-closed\n--profile=${name}\n`,
    );
  });

  test.each(NAMES)('with the profile %j is known again', (name) => {
    const command = exportCommand(LAUNCHER, name, 'linux') ?? '';
    expect(exportedProfile(command, ['other', ...NAMES], LAUNCHER, 'linux')).toBe(name);
    expect(isOurExport(command, LAUNCHER, 'linux')).toBe(true);
  });

  test('is quoted for cmd.exe, and not written where cmd.exe has no safe spelling', () => {
    const launcher = 'C:\\Users\\Ada L\\.claude\\bedrock\\bin\\claude-bedrock.cmd';
    expect(exportCommand(launcher, 'a & b', 'win32')).toBe(
      `"${launcher}" credentials --fail-closed --profile="a & b"`,
    );
    expect(exportCommand(launcher, '%PATH%', 'win32')).toBeUndefined();
    expect(exportCommand('C:\\100%\\x.cmd', 'work', 'win32')).toBeUndefined();
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
