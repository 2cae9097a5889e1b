import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { approveDevice, EXAMPLE, exampleCloud, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { type Answer, play } from '../flows/talk/play.ts';
import { ROOMS, settingsOf } from '../flows/talk/rooms.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { AWS_CREDENTIALS } from '../support/aws-home.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION } from './support/claude-code.ts';
import { type Home, makeHome } from './support/home.ts';
import { type Counted, OVER, talkModel } from './support/talk-model.ts';
import type { Terminal } from './support/terminal.ts';
import { DOCTOR_TITLE, RESET_TITLE, SETUP_TITLE } from './support/titles.ts';

const TITLES = { setup: SETUP_TITLE, doctor: DOCTOR_TITLE, reset: RESET_TITLE };
const WAIT = { timeout: 30_000 };

// On the screen of the real Claude Code, with a model that knows the text of the command and nothing else.
test.each(ROOMS.filter(({ isModelThere }) => isModelThere !== false))(
  '$room: $answers.length answers',
  async ({ hasKeys, arrange, command, said, answers, end }) => {
    const cloud = exampleCloud();
    for (const center of cloud.identityCenters) center.pollSeconds = 0;
    const sandbox = await sandboxForTest({ cloud });
    const person = await makeHome(sandbox);
    if (hasKeys) await putKeys(person);
    await arrange?.({ home: person.home, cloud, setUp: () => setUp(sandbox, person) });
    const first = said === undefined ? `talk ${command}` : `talk ${command} --said '${said}'`;
    const talk = talkModel(TITLES[command], first);
    sandbox.play(talk.model);
    const env = {
      ...(await anthropicApi(talk.model)),
      AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion),
    };
    const claude = await openClaudeCode(person, env, { rows: 60 });
    allowSignIns(sandbox);
    await claude.type(`/bedrock:${command} ${said ?? ''}`);
    await claude.waitFor(`/bedrock:${command} ${said ?? ''}`.trim());
    await claude.press('Enter');
    for (const [i, answer] of answers.entries()) await give(claude, talk, i, answer);
    await claude.waitFor(OVER);
    expect(talk.asked).toHaveLength(answers.length);
    expect(talk.said.at(-1)).toMatch(end);
    expect(claude.screens.filter((screen) => screen.includes(PERMISSION_QUESTION))).toEqual([]);
  },
);

test('settings that do not parse: no answer, and what to type where', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeHome(sandbox);
  await putKeys(person);
  await put(settingsOf(person), '{\n  // mine\n  "model": "opus"\n}');
  const talk = talkModel(SETUP_TITLE, 'talk setup');
  const begin = async (terminal: Terminal) => {
    await terminal.waitFor('Continue without these settings');
    await terminal.press('3');
  };
  const claude = await openClaudeCode(person, await anthropicApi(talk.model), { begin });
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor(OVER);
  expect(talk.asked).toEqual([]);
  expect(talk.said.at(-1)).toContain('Remove the comment in line 2');
});

async function putKeys({ home }: Home): Promise<void> {
  await put(join(home, '.aws', 'credentials'), AWS_CREDENTIALS);
  await put(join(home, '.aws', 'config'), '[profile keys]\nregion = eu-central-1\n');
}

async function setUp(sandbox: Sandbox, { home, project }: Home): Promise<void> {
  const world = { ...(await sandboxWorld(sandbox)), home, cwd: project };
  await play(world, 'talk setup', ['Yes']);
}

/** The person allows every sign-in at once. */
function allowSignIns({ cloud }: Sandbox): void {
  const allow = () => {
    for (const { userCode } of cloud.deviceGrants) approveDevice(cloud, userCode);
  };
  const timer = setInterval(allow, 100);
  onTestFinished(() => clearInterval(timer));
}

/** Answers the question that stands on the screen: by the beginning of a label, or by typing. */
async function give(claude: Terminal, { asked }: Counted, i: number, answer: Answer): Promise<void> {
  const { options } = await vi.waitFor(() => asked[i] ?? Promise.reject(new Error(`no question ${i}`)), WAIT);
  // Only an open question shows what its options mean.
  await claude.waitFor(options.at(-1)?.description.slice(0, 40) ?? '');
  const isTyped = typeof answer !== 'string';
  const chosen = isTyped ? options.length : options.findIndex(({ label }) => label.startsWith(answer));
  expect(chosen).toBeGreaterThanOrEqual(0);
  for (let at = 0; at < chosen; at += 1) await claude.press('Down');
  if (isTyped) {
    await claude.type(answer.typed);
    await claude.waitFor(answer.typed);
  }
  await claude.press('Enter');
}
