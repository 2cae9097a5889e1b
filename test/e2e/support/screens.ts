import type { Terminal } from './terminal.ts';

/** The keys that choose among the models and among the places. */
export interface Answers {
  readonly models: readonly string[];
  readonly where: readonly string[];
}

/** Types `/bedrock:setup`, answers its questions and agrees to the change. */
export async function goThroughSetup(claude: Terminal, { models, where }: Answers): Promise<void> {
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Which models, and where may requests be answered?');
  await claude.press(...models);
  await claude.waitFor('Where should this apply?');
  await claude.press(...where);
  await claude.waitFor('Review your answers');
  await claude.press('Enter');
  await claude.waitFor('Write this change?');
  await claude.press('Enter');
  await claude.waitFor('Done.');
}

/** Types `/bedrock:reset` and agrees to what would be put back. */
export async function goThroughReset(claude: Terminal): Promise<void> {
  await claude.type('/bedrock:reset');
  await claude.waitFor('Take Claude Code off Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Put this back?');
  await claude.press('Enter');
  await claude.waitFor('Done.');
}
