import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { putAwsFiles } from '../support/aws-home.ts';
import { writeAsClaudeCode } from '../support/claude-writer.ts';
import { runProgram } from '../support/program.ts';
import { temporaryDirectory } from '../support/world.ts';

const WRITES = 40;
const OURS = [
  'CLAUDE_CODE_USE_MANTLE=0',
  'CLAUDE_CODE_SKIP_AWS_CRED_CACHE=1',
  'CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS=2000',
  'CLAUDE_CODE_MAX_OUTPUT_TOKENS=4096',
  'MAX_THINKING_TOKENS=1024',
  'DISABLE_PROMPT_CACHING=1',
  'ANTHROPIC_BEDROCK_SERVICE_TIER=flex',
  'ANTHROPIC_BEDROCK_REGION_PREFIX=us',
];

test('eight processes of ours and a writer like Claude Code on one file lose nothing', async () => {
  const home = await temporaryDirectory();
  await putAwsFiles(home);
  await mkdir(join(home, '.claude'));
  const file = join(home, '.claude', 'settings.json');
  await writeFile(file, '{}\n');

  const theirs = (async () => {
    for (let i = 0; i < WRITES; i++) {
      writeAsClaudeCode(file, `theirs_${i}`);
      await delay(60);
    }
  })();
  await Promise.all(OURS.map((setting) => setUntilDone(home, setting)));
  await theirs;

  const json = JSON.parse(await readFile(file, 'utf8'));
  for (let i = 0; i < WRITES; i++) expect(json).toHaveProperty(`theirs_${i}`);
  for (const setting of OURS) expect(json.env).toHaveProperty(...(setting.split('=') as [string, string]));
});

/** Plans and applies until it was done; whoever came too late is told why, and plans again. */
async function setUntilDone(home: string, setting: string): Promise<void> {
  const answers = ['--profile', 'keys', '--region', 'us-west-2', '--offline', '--set', setting];
  for (let attempt = 0; attempt < 100; attempt++) {
    const plan = await runProgram(home, home, 'setup', '--plan', ...answers);
    const done = await runProgram(home, home, 'setup', '--apply', '--plan-id', plan.data.planId, ...answers);
    if (done.ok) return;
    expect(['plan-changed', 'settings-busy']).toContain(done.error.code);
  }
  throw new Error(`${setting} was not set in 100 attempts`);
}
