import { expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/index.ts';
import { ENV, makePerson } from '../doctor/person.ts';
import { ended, start } from '../support/program.ts';

test.each<Fault>([{ kind: 'hang' }, { kind: 'trickle' }])(
  'who types /bedrock:setup is shown the way out within 15 seconds where Bedrock answers with %j',
  async (fault) => {
    const { sandbox, world, env } = await makePerson();
    sandbox.fail({}, fault);
    const given = Object.entries({ ...env, ...ENV, CLAUDECODE: '1' }).filter(([, value]) => value);
    const begin = performance.now();
    const hook = start(world.home, world.cwd, ['hook', 'setup'], Object.fromEntries(given));
    expect(JSON.parse((await ended(hook)).stdout)).toMatchObject({
      continue: false,
      stopReason: expect.stringContaining('bin/claude-bedrock setup\n'),
    });
    expect(performance.now() - begin).toBeLessThan(15_000);
  },
);
