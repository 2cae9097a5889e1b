import type { TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { isNo, isUnknown, isYes } from '../../plan/talk/typed-words.ts';
import { withoutSignIn } from './portal-steps.ts';
import type { Room } from './room.ts';
import { byInvoke } from './way-steps.ts';

const NO_KEY =
  /^\W*(none|without( (a|one|any))?( key)?|no key( needed)?|keyless|(it|the gateway) (needs|takes|wants) (no key|none)|not needed)\W*$/i;

/** What stands in the place of the gateway's key file, its address or a workspace, and is a sentence. */
export function wayByWords(answers: TalkAnswers): TalkAnswers {
  const { 'api-key-file': file = '', 'base-url': address = '', workspace = '', said, ...rest } = answers;
  if (answers.way === 'gateway' && NO_KEY.test(file)) return { ...withoutFile(answers), keyless: true };
  if (said !== undefined) return answers;
  if (answers.way === 'platform' && !/^(wrkspc_\w+)?$/.test(workspace) && isWords(workspace, ID))
    return named(rest, 'workspace', workspace.replace(ARN, '$1 '), ID);
  const isBare = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/.test(address);
  if (isBare) return { ...answers, 'base-url': `${LOCAL.test(address) ? 'http' : 'https'}://${address}` };
  const isSaid = answers.way === 'gateway' && address !== '' && isWords(address, /\s/);
  return isSaid ? named(rest, 'base-url', address, URL_IN) : answers;
}

/** A sentence, or one word that setup knows: any other is a value that is misspelt. */
function isWords(text: string, pattern: RegExp): boolean {
  const isKnown = /^\W*(bedrock|invoke|mantle|platform|gateway|portal|back|help)\W*$/i.test(text);
  return pattern.test(text) || /\s/.test(text.trim()) || isKnown || isUnknown(text);
}

const ID = /\bwrkspc_\w+/i;
const ARN = /arn:[\w-]+:[\w-]+:([a-z0-9-]+):\d{12}:workspace\//i;
const URL_IN = /https?:\/\/[^\s,;]+/i;
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+)([:/]|$)/;

function withoutFile({ 'api-key-file': _, ...rest }: TalkAnswers): TalkAnswers {
  return rest;
}

/** The value among the words, and the words beside it; without one they are heard as at any question. */
function named(
  rest: TalkAnswers,
  name: 'workspace' | 'base-url',
  text: string,
  pattern: RegExp,
): TalkAnswers {
  const value = pattern.exec(text)?.[0];
  if (value === undefined) return { ...rest, about: 'way', said: text };
  const others = text
    .replace(value, ' ')
    .replace(/\b(the|its|it|is|address|id|workspace|at)\b/gi, ' ')
    .trim();
  const found = { ...rest, [name]: name === 'workspace' ? value.replace(/^wrkspc_/i, 'wrkspc_') : value };
  if (NO_KEY.test(others)) return { ...found, keyless: true };
  return others === '' ? found : { ...found, said: others };
}

/**
 * What typed words answer to the very question that was asked, or with the way that is in use; `undefined` where they are
 * to be read as all others.
 */
export function answersByWords(room: Room, known: TalkAnswers, said: string): TalkAnswers | undefined {
  const text = said.trim().replace(/^["'`]+|["'`]+$/g, '');
  if (known.about === 'repair') return repairByWords(known, text);
  const profile = room.profiles.find(({ name }) => name === text);
  if (profile) return { ...withoutSignIn(known), profile: profile.name };
  const way = known.way ?? room.standing;
  if (way === undefined || way === 'invoke') return undefined;
  if (
    /^\W*((use|rather|back to|just|take) )*(amazon |aws )?bedrock( instead| directly| itself)?\W*$/i.test(
      text,
    )
  )
    return byInvoke(known);
  const isOther = /\b(other|another|new|different)\b/i.test(text);
  if (isOther && way === 'gateway' && /\b(gateway|key|address)\b/i.test(text))
    return { ...known, about: 'way' };
  return isOther && way === 'platform' && /\bworkspace\b/i.test(text)
    ? { ...known, about: 'way' }
    : undefined;
}

/** Whether an older sign-in is to renew itself; any other words are read without the question. */
function repairByWords({ about: _, ...known }: TalkAnswers, text: string): TalkAnswers | undefined {
  if (/^\W*(both|all( of them)?|them all)\W*$/i.test(text)) return { ...known, repair: 'all' };
  if (isYes(text)) return { ...known, repair: 'yes' };
  return isNo(text) || /\bkeep\b/i.test(text) ? { ...known, repair: 'no' } : undefined;
}
