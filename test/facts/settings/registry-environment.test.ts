import { expect, test } from 'vitest';
import { allCandidates } from '../../../src/facts/settings/candidates.ts';
import { placedInRegistry } from '../../../src/facts/settings/registry-environment.ts';
import { temporaryWorld } from '../../support/world.ts';

const USER = 'HKCU\\Environment';
const MACHINE = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';

/** Where the variables of an environment stand, with a registry that holds these lines below its keys. */
async function places(env: Record<string, string>, registry: Record<string, readonly string[]>) {
  const world = await temporaryWorld({
    platform: 'win32',
    exec: async (_, [, key = '']) => {
      const lines = registry[key]?.map((line) => `    ${line}\r\n`);
      return {
        exitCode: lines ? 0 : 1,
        stdout: lines ? `\r\n${key}\r\n${lines.join('')}\r\n` : '',
        stderr: '',
        timedOut: false,
      };
    },
  });
  const found = await placedInRegistry(world, allCandidates([], env));
  return Object.keys(env).map((name) => found.get(name)?.[0]?.origin.file);
}

test('a variable stands where Windows keeps it: the person’s before the machine’s', async () => {
  const registry = {
    [USER]: ['Path    REG_EXPAND_SZ    C:\\x', 'aws_profile    REG_SZ    a work'],
    [MACHINE]: ['AWS_PROFILE    REG_SZ    a work', 'AWS_REGION    REG_SZ    eu-central-1'],
  };
  expect(await places({ AWS_PROFILE: 'a work', AWS_REGION: 'eu-central-1' }, registry)).toEqual([
    USER,
    MACHINE,
  ]);
});

test('one that a shell set to something else, or that the registry has not, stands in no key of it', async () => {
  const registry = { [USER]: ['AWS_PROFILE    REG_SZ    home'] };
  expect(await places({ AWS_PROFILE: 'work', AWS_REGION: 'eu-central-1' }, registry)).toEqual([
    undefined,
    undefined,
  ]);
});

test('letters that are lost in what is printed keep nothing from being found', async () => {
  expect(
    await places({ AWS_PROFILE: 'Müller' }, { [USER]: ['AWS_PROFILE    REG_SZ    M\ufffdller'] }),
  ).toEqual([USER]);
});

test('elsewhere no program is asked', async () => {
  const found = allCandidates([], { AWS_PROFILE: 'work' });
  const world = await temporaryWorld({
    platform: 'linux',
    exec: async () => Promise.reject(new Error('asked')),
  });
  expect(await placedInRegistry(world, found)).toBe(found);
});
