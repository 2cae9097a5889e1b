import type { CommandResult } from '../cli/command.ts';
import type { Explanation } from '../knowledge/explain-error.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { ExplanationReport } from '../report/doctor/explanation.ts';
import { explanationText } from '../report/doctor/explanation-text.ts';

const STDIN = '-';
const MAX_BYTES = 64 * 1024 * 1024;

/** `doctor --explain`: what an error message means here. Asks nobody; exits 1 where the message is not known. */
export async function explain(world: World, given: string): Promise<Outcome<CommandResult>> {
  const message = given === STDIN ? await readMessage(world) : success(given);
  if (!message.ok) return message;
  const { explainError } = await import('../knowledge/explain-error.ts');
  const data = reportOf(await inThisHome(world, explainError(message.value)));
  return success({ data, text: (style) => explanationText(data, style), exitCode: data.isKnown ? 0 : 1 });
}

/** The home is read where it decides what helps: who signs with keys has no sign-in to renew. */
async function inThisHome(world: World, told: Explanation | undefined): Promise<Explanation | undefined> {
  if (!told) return undefined;
  const { dependsOnHome, explainHere } = await import('../checks/explain-here.ts');
  if (!dependsOnHome(told)) return told;
  const { gatherFacts } = await import('../client/gather-facts.ts');
  return explainHere(told, (await gatherFacts(world)).facts);
}

async function readMessage(world: World): Promise<Outcome<string>> {
  if (world.isStdinTerminal()) world.announce('Paste the message, then press Ctrl-D on a line of its own.');
  try {
    return success(await world.readStdin(MAX_BYTES));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refusal(
      'usage',
      'Standard input holds more than 64 MB.',
      'Give the part with the error message: tail -c 100000 FILE | claude-bedrock doctor --explain -',
    );
  }
}

function reportOf(explanation: Explanation | undefined): ExplanationReport {
  if (explanation) {
    const nextStep = { say: 'See whether it is so here.', run: 'claude-bedrock doctor' };
    return { isKnown: true, ...explanation, nextStep };
  }
  return {
    isKnown: false,
    say: 'This message is not among those that are known here. What helps: the whole message, from "API Error" to its end, with what AWS says in it.',
    nextStep: { say: 'Run the doctor: it looks for the cause itself.', run: 'claude-bedrock doctor' },
  };
}
