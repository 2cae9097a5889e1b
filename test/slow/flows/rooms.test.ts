import { expect, test } from 'vitest';
import { type Answer, play } from '../../flows/talk/play.ts';
import { ROOMS, settingsOf } from '../../flows/talk/rooms.ts';
import { runRefusal } from '../../support/run.ts';
import { put } from '../../support/world.ts';
import { keysScene, wizardScene } from '../../wizard/support.ts';

test.each(ROOMS)(
  '$room: $answers.length answers',
  async ({ hasKeys, arrange, command, said, answers, end }) => {
    const { world, sandbox } = await (hasKeys ? keysScene() : wizardScene());
    const setUp = (given: readonly Answer[] = ['Yes']) => play(world, 'talk setup', given);
    await arrange?.({ home: world.home, cloud: sandbox.cloud, setUp });
    const call = said === undefined ? `talk ${command}` : `talk ${command} --said '${said}'`;
    const played = await play(world, call, answers);
    expect(played.answers).toBe(answers.length);
    expect(played.last.say).toMatch(end);
    // A fix may lead to the next finding; else nothing is left to ask.
    if (command !== 'doctor') expect(played.last.end).toBe(true);
  },
);

test('settings that do not parse: no answer, and what to type where', async () => {
  const { world } = await keysScene();
  await put(settingsOf(world), '{\n  // mine\n  "model": "opus"\n}');
  expect(await runRefusal(world, 'talk', 'setup')).toMatchObject({
    fix: 'Remove the comment in line 2, then type /bedrock:setup again.',
  });
});
