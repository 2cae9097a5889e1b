import { OVER } from './talk-model.ts';
import type { Terminal } from './terminal.ts';

/** A question as it stands on the screen, and the keys that answer it. */
export type Answers = readonly (readonly [shows: string, ...keys: string[]])[];

/** Stands on the screen only while the question is open: below `Write this change?`, which also an answered one shows. */
const AGREE = 'Leaves every file as it is';

/** The recommended models, everywhere: one answer. */
export const AS_RECOMMENDED: Answers = [[AGREE, 'Enter']];

/** The recommended models, for this person in this repository. */
export const FOR_ME_HERE: Answers = [
  [AGREE, 'Down', 'Enter'],
  ['What should be different?', 'Down', 'Down', 'Enter'],
  ['Where should this apply?', 'Down', 'Down', 'Enter'],
  [AGREE, 'Enter'],
];

/** Types `/bedrock:setup`, answers its questions and agrees to the change. */
export async function goThroughSetup(claude: Terminal, answers: Answers): Promise<void> {
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  for (const [shows, ...keys] of answers) {
    await claude.waitFor(shows);
    await claude.press(...keys);
  }
  await claude.waitFor(OVER);
}

/** Types `/bedrock:reset` and agrees to what would be put back. */
export async function goThroughReset(claude: Terminal): Promise<void> {
  await claude.type('/bedrock:reset');
  await claude.waitFor('Take Claude Code off Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Put this back?');
  await claude.press('Enter');
  await claude.waitFor(OVER);
}
