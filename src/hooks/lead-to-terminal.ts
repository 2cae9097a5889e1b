import { hasOtherModel } from '../facts/claude-code/other-model.ts';
import { readSettings } from '../facts/settings/settings.ts';
import type { World } from '../model/world.ts';
import { askedProvider } from './asked-provider.ts';
import type { HookAnswer } from './hook-event.ts';
import { type Conversation, terminalCommand } from './terminal-command.ts';

/** Why nobody would answer; `found` is what the doctor can say more about. */
interface Silence {
  readonly why: string;
  readonly found?: string;
}

/** Ends a turn that no model can answer, and shows the command that asks the same in a terminal; else says nothing. */
export async function leadToTerminal(world: World, name: Conversation): Promise<HookAnswer | undefined> {
  const silence = await silenceHere(world);
  return silence && { continue: false, stopReason: wayOut(silence, name, terminalCommand(world, name)) };
}

async function silenceHere(world: World): Promise<Silence | undefined> {
  const provider = askedProvider(world);
  if (provider === 'untold') return undefined;
  if (provider === 'bedrock') {
    const { troubleWithBedrock } = await import('./bedrock-trouble.ts');
    const found = await troubleWithBedrock(world);
    return found === undefined ? undefined : { why: 'Amazon Bedrock does not answer', found };
  }
  if (await hasOtherModel(world, () => readSettings(world))) return undefined;
  return { why: 'Nobody is signed in to Claude Code' };
}

/** In long lines: Claude Code breaks them to the width of the window, and copies a broken one as a whole. */
function wayOut({ why, found }: Silence, name: Conversation, command: string): string {
  const paragraphs = [
    `${why}, so there is no model to hold the conversation of /bedrock:${name}.`,
    ...(found === undefined ? [] : [found]),
    'In a terminal the same questions are asked without a model. Open one, or leave Claude Code with /exit, and run:',
    command,
    ...(found === undefined ? [] : ['What is wrong with Amazon Bedrock, and what to do: /bedrock:doctor']),
  ];
  return `\n\n${paragraphs.join('\n\n')}\n`;
}
