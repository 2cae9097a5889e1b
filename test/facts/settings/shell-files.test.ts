import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellLinesThatSwitchOn } from '../../../src/facts/settings/shell-files.ts';
import { put, temporaryWorld } from '../../support/world.ts';

test.each([
  '/etc/zshrc',
  '/etc/zprofile',
  '/etc/bashrc',
  '/etc/zshenv',
  '/etc/profile',
  '/etc/zsh/zshrc',
  '/etc/environment',
])('a switch in %s is found with its line', async (file) => {
  const world = await temporaryWorld();
  const real = await put(join(world.systemRoot, file), '# comment\nexport CLAUDE_CODE_USE_BEDROCK=1\n');
  expect(shellLinesThatSwitchOn(world, 'CLAUDE_CODE_USE_BEDROCK')).toEqual([{ file: real, line: 2 }]);
});
