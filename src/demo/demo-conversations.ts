import { readFile, writeFile } from 'node:fs/promises';
import { stepOfCall } from '../commands/talk.ts';
import { type Outcome, success } from '../model/outcome.ts';
import { alteredWorld, type World } from '../model/world.ts';
import type { Demo } from '../report/demo.ts';
import type { DemoHome, Sandbox } from '../sandbox/index.ts';
import type { TextStyle } from '../text/text.ts';
import { narrower } from './in-demo.ts';

type Step = Demo['steps'][number];

/** What the person of the demo answers: one profile is signed in, and what is recommended suits them. */
const ANSWERS = ['Yes'];

/** The same as conversations on a terminal, whose questions are answered here: setup, and a repair by the doctor. */
export async function showConversations(
  world: World,
  sandbox: Sandbox,
  { home, project, settingsFile }: DemoHome,
  style: TextStyle,
): Promise<Outcome<readonly Step[]>> {
  world.progress('The same as a conversation…');
  const env = { HOME: home, USERPROFILE: home, ...sandbox.environment() };
  const there = alteredWorld(world, { env, home, cwd: project, progress: () => undefined });
  const inner = narrower(style);
  const { screensOf } = await import('../wizard/screens.ts');
  const setup = await screensOf('setup', there, inner, ANSWERS, stepOfCall);
  if (!setup.ok) return setup;
  await misspellProfile(settingsFile);
  const fix = await screensOf('doctor', there, inner, ANSWERS, stepOfCall);
  if (!fix.ok) return fix;
  return success([
    {
      title: 'The same as a conversation, in another throw-away home',
      command: 'claude-bedrock setup',
      output: setup.value,
    },
    {
      title: 'Somebody misspells the profile there: the doctor finds it and asks',
      command: 'claude-bedrock doctor --fix',
      output: fix.value,
    },
  ]);
}

async function misspellProfile(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"AWS_PROFILE": "work"', '"AWS_PROFILE": "wrok"'));
}
