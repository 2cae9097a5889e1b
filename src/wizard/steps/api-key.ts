import { type ApiKey, checkApiKey } from '../../facts/api-key.ts';
import { describeApiKey } from '../../knowledge/api-key.ts';
import { success } from '../../model/outcome.ts';
import { isTurn } from '../../questions/questions.ts';
import { maskSecret } from '../../text/mask.ts';
import { wrap } from '../../text/text.ts';
import { clockTime } from '../../text/times.ts';
import { answered, signedIn, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';

/** Takes an Amazon Bedrock API key, unseen, and says what can be told of it without a network. */
export const askApiKey: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.signIn.kind !== 'api-key') return success(state);
  const { way } = state.answers;
  const whose = way === 'platform' ? 'API key of the workspace' : 'Amazon Bedrock API key';
  const typed = await ask.secret({
    message: `Paste the ${whose}. It is not shown.`,
    check: (answer) => {
      const key = checkApiKey(answer, world.now(), way);
      return key.ok ? undefined : `${key.problem.message} ${key.problem.fix}`;
    },
  });
  if (isTurn(typed)) return typed;
  const checked = checkApiKey(typed, world.now(), way);
  if (!checked.ok) return checked;
  const apiKey = checked.value;
  const { key, region } = apiKey;
  ask.say(wrap(`API key ${maskSecret(key)}: ${aboutKey(apiKey, world.now())}.`, ask.style.width));
  const place = region === undefined ? {} : { region };
  const ready = { signer: { kind: 'api-key', key, ...place } as const, apiKey, ...place };
  return success(signedIn(answered(state, { auth: 'api-key' }), { kind: 'ready', ready }));
};

/** What can be told of a key without showing it. */
function aboutKey({ key, region, expiresAt }: ApiKey, now: Date): string {
  if (region !== undefined && expiresAt) {
    return `short-term, for ${region} only, until ${clockTime(expiresAt.toISOString())}`;
  }
  const isLongTerm = describeApiKey(key, now).kind === 'long-term';
  return isLongTerm ? 'long-term' : 'of an unknown form, so only AWS can tell';
}
