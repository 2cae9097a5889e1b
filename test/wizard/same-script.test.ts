import { expect, test } from 'vitest';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { type Answer, play } from '../flows/talk/play.ts';
import { keysScene, STOPPED, talk, wizardScene } from './support.ts';

/** The same person before both faces: what each asks, in order. Where they agree, one sentence begins as the other. */
const FACES: readonly {
  readonly name: string;
  readonly scene: typeof wizardScene;
  readonly call: string;
  readonly answers: readonly Answer[];
  readonly moves: Parameters<typeof talk>[1];
  /** The questions of the conversation that the wizard asks in the same words. */
  readonly shared: number;
}[] = [
  {
    name: 'from nothing to the change',
    scene: wizardScene,
    call: 'talk setup',
    answers: [{ typed: EXAMPLE.startUrl }, 'Sandbox: BedrockUser'],
    moves: [
      'New sign-in',
      EXAMPLE.startUrl,
      'Sandbox: BedrockUser',
      'eu-central-1',
      'Only within the EU',
      'Everywhere',
      STOPPED,
    ],
    shared: 3,
  },
  {
    name: 'what can be changed',
    scene: keysScene,
    call: 'talk setup',
    answers: ['Change', 'Region', 'us-east-1', 'Change', 'Models', 'Global', 'Change', 'Where', 'Everywhere'],
    moves: ['keys', 'us-east-1', 'Global', 'Everywhere', STOPPED],
    shared: 4,
  },
  {
    name: 'a workspace of Claude Platform on AWS',
    scene: keysScene,
    call: 'talk setup --profile keys --region us-east-1 --way platform',
    answers: [],
    moves: [STOPPED],
    shared: 1,
  },
];

const WAY: Readonly<Record<string, object>> = {
  'a workspace of Claude Platform on AWS': { way: 'platform', profile: 'keys', region: 'us-east-1' },
};

test.each(FACES)('$name: the terminal and the conversation ask in the same words', async (face) => {
  const { name, scene, call, answers, moves, shared } = face;
  const inTerminal = (await talk((await scene()).world, moves, { given: WAY[name] ?? {} })).messages;
  const { questions } = await play((await scene()).world, call, answers);
  const asked = [...new Set(questions)].filter((question) => question !== 'What should be different?');
  const same = asked.filter((question) => inTerminal.some((message) => question.startsWith(message)));
  expect(same).toEqual(asked);
  expect(same).toHaveLength(shared);
});

test('both offer the same places, in the same words', async () => {
  const terminal = await talk((await keysScene()).world, [
    'keys',
    'eu-central-1',
    'Only within the EU',
    STOPPED,
  ]);
  const { last } = await play((await keysScene()).world, 'talk setup', ['Change', 'Where']);
  expect(last.ask?.options.map(({ label }) => label)).toEqual(terminal.labels(last.ask?.question ?? ''));
});
