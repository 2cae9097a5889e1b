import { setTimeout } from 'node:timers/promises';
import { test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode } from './support/claude-code.ts';
import { makeSignedInHome } from './support/home.ts';
import { resetModel } from './support/reset-model.ts';
import { put } from '../support/world.ts';
import { join } from 'node:path';
import { runProgram } from '../support/program.ts';

const D = Number(process.env.DELAY ?? 0);
test.each([1, 2, 3, 4, 5, 6])('%s', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const o = ['--profile', 'work', '--offline'];
  const plan = await runProgram(person.home, person.project, 'setup', '--plan', ...o);
  await runProgram(person.home, person.project, 'setup', '--apply', '--plan-id', plan.data.planId, ...o);
  sandbox.play(resetModel);
  const claude = await openClaudeCode(person, await anthropicApi(resetModel));
  await claude.type('/bedrock:reset');
  await claude.waitFor('Take Claude Code off Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Put this back?');
  const t = Date.now();
  await setTimeout(D);
  const log: number[] = [];
  for (let i = 0; i < 40; i++) {
    log.push(Date.now() - t);
    await claude.press('Enter');
    const ok = await Promise.race([claude.waitFor('Done.').then(() => true, () => false), setTimeout(3000).then(() => false)]);
    if (ok) break;
  }
  console.log('presses', JSON.stringify(log));
  await claude.end();
});
