import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { approveDevice, EXAMPLE } from '../../../src/sandbox/index.ts';
import { PATIENT } from '../../support/environment.ts';
import { ended, start } from '../../support/program.ts';
import { BY_SESSION, filesBelow, signInScene } from '../../support/sign-in.ts';

/** What ships, as a process of its own whose stderr is no terminal. */
async function startedLogin(...args: string[]) {
  const { sandbox, world } = await signInScene();
  const child = start(world.home, world.cwd, ['login', ...args], sandbox.environment());
  onTestFinished(() => void child.kill('SIGKILL'));
  const end = ended(child);
  const code = () =>
    vi.waitFor(
      () => {
        const [grant] = sandbox.cloud.deviceGrants;
        if (!grant) throw new Error('no sign-in was begun');
        return grant.userCode;
      },
      { ...PATIENT, interval: 20 },
    );
  return { sandbox, home: world.home, child, end, code };
}

test('login shows a person the code, terminal or not, and waits for them', async () => {
  const { sandbox, end, code, home } = await startedLogin(...BY_SESSION);
  const userCode = await code();
  approveDevice(sandbox.cloud, userCode);
  const { stdout, stderr, code: exitCode } = await end;
  expect(stderr).toContain(`${sandbox.url}/device?user_code=${userCode}`);
  expect(stderr).toContain(userCode.split('').join(' '));
  expect(stdout).toContain(`Signed in: corp, ${EXAMPLE.startUrl}`);
  expect(exitCode).toBe(0);
  expect(Object.values(filesBelow(join(home, '.aws', 'sso')))).toEqual(['600', '600']);
});

test('Ctrl-C ends it with 130 and leaves no half-begun sign-in', async () => {
  const { sandbox, child, end, home } = await startedLogin(...BY_SESSION, '--json');
  await vi.waitFor(
    () => expect(sandbox.requests.some(({ operation }) => operation === 'CreateToken')).toBe(true),
    PATIENT,
  );
  child.kill('SIGINT');
  const { stdout, code } = await end;
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'interrupted' } });
  expect(code).toBe(130);
  const left = Object.keys(filesBelow(home)).filter((name) => !name.startsWith('.aws'));
  expect(left).toEqual([]);
});
