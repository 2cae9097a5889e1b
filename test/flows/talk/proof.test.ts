import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/main.ts';
import type { World } from '../../../src/model/world.ts';
import { EXAMPLE, type Fault, type Sandbox } from '../../../src/sandbox/index.ts';
import { PLAIN } from '../../support/run.ts';
import { put } from '../../support/world.ts';
import { keysScene } from '../../wizard/support.ts';

const STREAM = 'InvokeModelWithResponseStream';
const DENIED: Fault = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'not allowed' };
const ON = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' };
const PINNED = { ...ON, ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5' };

/** A person whose settings were just written. */
async function written(env: object) {
  const scene = await keysScene();
  await put(join(scene.world.home, '.claude', 'settings.json'), JSON.stringify({ env }));
  return scene;
}

async function prove(world: World) {
  const { stdout } = await run(['talk', 'setup', '--about', 'proof', '--json'], world, PLAIN);
  return JSON.parse(stdout);
}

/** What was streamed by a model, in order. */
function streamed({ requests }: Sandbox) {
  return requests.filter(({ operation }) => operation === STREAM).map(({ path }) => path.split('/')[2]);
}

describe('after the settings are written, a request is sent as Claude Code will send it', () => {
  test('by a stream: where only that is denied, nothing is proved', async () => {
    const { world, sandbox } = await written(PINNED);
    sandbox.fail({ operation: STREAM }, DENIED);
    const { ok, error } = await prove(world);
    expect(ok).toBe(false);
    expect(error.message).toContain('The settings are written, but the test request was refused.');
    expect(error.fix).toContain('/bedrock:reset');
  });

  test('where no model is pinned, to the one that Claude Code would take', async () => {
    const { world, sandbox } = await written(ON);
    const { data } = await prove(world);
    expect(streamed(sandbox)).toEqual(['eu.anthropic.claude-opus-5-5']);
    expect(data.say).toContain('eu.anthropic.claude-opus-5-5 answered in eu-central-1.');
  });

  test('to the model that a setting names as the default, and no other', async () => {
    const { world, sandbox } = await written(PINNED);
    const env = { ...world.env, ANTHROPIC_DEFAULT_MODEL: 'eu.anthropic.claude-sonnet-4-6' };
    const { data } = await prove({ ...world, env });
    expect(streamed(sandbox)).toEqual(['eu.anthropic.claude-sonnet-4-6']);
    expect(data.say).toContain('eu.anthropic.claude-sonnet-4-6 answered in eu-central-1.');
  });

  test('where no model may be listed, to the one that Claude Code takes without a list', async () => {
    const { world, sandbox } = await written(ON);
    sandbox.fail({ operation: 'ListInferenceProfiles' }, DENIED);
    const { data } = await prove(world);
    const [asked = ''] = streamed(sandbox);
    expect(asked).toMatch(/^eu\.anthropic\.claude-/);
    expect(data.say).toContain(`${decodeURIComponent(asked)} answered in eu-central-1.`);
  });

  test('and why not is told where nothing signs', async () => {
    const { world, sandbox } = await written({ ...PINNED, AWS_PROFILE: 'chain' });
    const chain = `[profile chain]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = keys\n`;
    await put(join(world.home, '.aws', 'config'), chain);
    sandbox.fail({ operation: 'AssumeRole' }, DENIED);
    expect(await prove(world)).toMatchObject({ ok: false });
    expect(streamed(sandbox)).toEqual([]);
  });
});
