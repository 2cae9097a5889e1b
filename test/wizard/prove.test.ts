import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Questions } from '../../src/questions/questions.ts';
import { EXAMPLE, type Fault, type Sandbox } from '../../src/sandbox/index.ts';
import { put } from '../support/world.ts';
import { keysScene, talk } from './support.ts';

const WITH_KEYS = { profile: 'keys', region: 'eu-central-1', scope: 'user' } as const;
const STREAM = 'InvokeModelWithResponseStream';
const DENIED: Fault = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'not allowed' };

/** Something that goes wrong as soon as the settings are written. */
function onceWritten(sandbox: Sandbox, operation: string, fault: Fault) {
  return (ask: Questions): Questions => ({
    ...ask,
    say: (text) => {
      if (text.includes('Written.')) sandbox.fail({ operation }, fault);
      ask.say(text);
    },
  });
}

/** What was streamed by a model, in order. */
function streamed({ requests }: Sandbox) {
  return requests.filter(({ operation }) => operation === STREAM).map(({ path }) => path.split('/')[2]);
}

test('asks for a stream, as Claude Code does: where only that is denied, nothing is proved', async () => {
  const { world, sandbox } = await keysScene();
  const altered = onceWritten(sandbox, STREAM, DENIED);
  const { end, screen } = await talk(world, ['Only within the EU', 'Yes'], { given: WITH_KEYS, altered });
  expect(end).toEqual({ result: 'done', proved: false });
  expect(screen).not.toContain('answered in');
  expect(screen).toContain('To undo: claude-bedrock reset');
});

test('where no model is pinned, asks the one that Claude Code would take', async () => {
  const { world, sandbox } = await keysScene();
  const each = ['Choose each', 'None', 'None', 'None', 'None', 'Yes'];
  const { end, screen } = await talk(world, each, { given: WITH_KEYS });
  expect(end).toEqual({ result: 'done', proved: true });
  expect(streamed(sandbox)).toEqual(['eu.anthropic.claude-opus-5-5']);
  expect(screen).toContain('✔ eu.anthropic.claude-opus-5-5 answered in eu-central-1.');
});

test('asks the model that a setting names as the default, and no other', async () => {
  const { world, sandbox } = await keysScene();
  const named = {
    ...world,
    env: { ...world.env, ANTHROPIC_DEFAULT_MODEL: 'eu.anthropic.claude-sonnet-4-6' },
  };
  const { screen } = await talk(named, ['Only within the EU', 'Yes'], { given: WITH_KEYS });
  expect(streamed(sandbox)).toEqual(['eu.anthropic.claude-sonnet-4-6']);
  expect(screen).toContain('✔ eu.anthropic.claude-sonnet-4-6 answered in eu-central-1.');
});

test('where no model may be listed, asks the one that Claude Code takes without a list', async () => {
  const { world, sandbox } = await keysScene();
  const altered = onceWritten(sandbox, 'ListInferenceProfiles', DENIED);
  const each = ['Choose each', 'None', 'None', 'None', 'None', 'Yes'];
  const { end, screen } = await talk(world, each, { given: WITH_KEYS, altered });
  expect(end).toEqual({ result: 'done', proved: true });
  const [asked = ''] = streamed(sandbox);
  expect(asked).toMatch(/^eu\.anthropic\.claude-/);
  expect(screen).toContain(`${decodeURIComponent(asked)} answered in eu-central-1.`);
});

test('tells why where nothing signs any more', async () => {
  const { world, sandbox } = await keysScene();
  const chain = `[profile chain]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = keys\n`;
  await put(join(world.home, '.aws', 'config'), chain);
  const given = { ...WITH_KEYS, profile: 'chain' };
  const altered = onceWritten(sandbox, 'AssumeRole', DENIED);
  const { end, screen } = await talk(world, ['Only within the EU', 'Yes'], { given, altered });
  expect(end).toEqual({ result: 'done', proved: false });
  expect(streamed(sandbox)).toEqual([]);
  expect(screen).toContain('The model did not answer.');
});
