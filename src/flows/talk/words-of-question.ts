import { holdsKey, isKeyFileThere } from '../../facts/api-key.ts';
import { isBedrockId } from '../../knowledge/model-id.ts';
import { wantedModels } from '../../plan/talk/model-wish.ts';
import { withoutWrapping } from '../../plan/talk/pasted-words.ts';
import { readSaid } from '../../plan/talk/read-said.ts';
import type { TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { isNo, isQuestion, isUnknown, isYes, leavesAccounts, topicOf } from '../../plan/talk/typed-words.ts';
import { KEY_FILE, withoutSignIn } from './portal-steps.ts';
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

/** Words that were typed where an address, a file or a model was asked for, and are none. */
export function sentence(room: Room, { said, ...known }: TalkAnswers): TalkAnswers {
  const { 'start-url': address, 'api-key-file': file, model, ...rest } = known;
  if (address !== undefined && isAside(room, address)) return { ...rest, about: 'portal', said: address };
  if (file !== undefined && said === undefined) return keyFileTyped(room, known, file);
  if (model !== undefined && said === undefined && isAboutModels(room, model))
    return { ...rest, about: 'models', said: model };
  if (known.search !== undefined && said === undefined) return accountTyped(room, known, known.search);
  return { ...known, said };
}

/** The facts that stand beside what was asked for. */
function factsIn(room: Room, text: string): TalkAnswers {
  const { region, geography, model, scope } = readSaid(text, factsOf(room)).answers;
  return Object.fromEntries(
    Object.entries({ region, geography, model, scope }).filter(([, value]) => value !== undefined),
  );
}

/** What is typed where the file of a key is asked for: its path, that it is done, or something else. */
function keyFileTyped(room: Room, { 'api-key-file': _, ...rest }: TalkAnswers, typed: string): TalkAnswers {
  const as = (file: string) => ({ ...rest, 'api-key-file': file });
  const text = typed.trim();
  if (holdsKey(text)) return as(typed);
  const words = text.split(/\s+/).map((word) => word.replace(/^["'`]+|["'`,;.!?]+$/g, ''));
  const isPath = (word: string) => /^[~/.$%]|^[a-z]:[\\/]/i.test(word);
  const path =
    words.length > 1 ? words.find((word) => isPath(word) && isKeyFileThere(room.world, word)) : undefined;
  if (path !== undefined)
    return { ...as(path), ...factsIn(room, words.filter((word) => word !== path).join(' ')) };
  if (isKeyFileThere(room.world, text)) return as(typed);
  if (isYes(text) || /^\W*(done|ready|finished|it(['\u2019]?s| is) (there|done))\W*$/i.test(text))
    return as(KEY_FILE);
  if (/^\W*(go )?back\W*$/i.test(text)) return { ...withoutSignIn(rest), about: 'sign-in' };
  const { answers, not } = readSaid(text, factsOf(room));
  // `key.txt` looks like a host.
  const isHost = /:\/\/|awsapps|\.aws$|^d-[0-9a-f]{10}$/i.test(text);
  const isMeant = not.length > 0 || Object.keys(answers).some((name) => name !== 'start-url' || isHost);
  const isAside = isMeant || isNo(text) || isUnknown(text) || isQuestion(text) || topicOf(text) !== undefined;
  const isSentence = words.length > 1 && !/[\\/~]|\.\w+$/.test(text);
  return isSentence || (isAside && (words.length > 1 || !isPath(text)))
    ? { ...rest, about: 'key', said: text }
    : as(typed);
}

/** What is typed where an account is asked for: an account, or the way to something else. */
function accountTyped(room: Room, { search: _, ...known }: TalkAnswers, typed: string): TalkAnswers {
  const text = withoutWrapping(typed);
  if (/\b\d{12}\b/.test(text)) return { ...known, search: text.replace(/https?:\S+/gi, '').trim() };
  const { 'start-url': __, 'sso-session': ___, 'sso-region': ____, ...rest } = known;
  const about = leavesAccounts(text);
  if (about !== undefined) return { ...rest, about };
  const isAddress = readSaid(text, factsOf(room)).answers['start-url'] !== undefined;
  return isAddress ? { ...rest, said: text } : { ...known, search: text };
}

/** Words in the place of an address: what setup knows comes before a portal of that name, which may be a stranger's. */
function isAside(room: Room, text: string): boolean {
  const word = text.trim();
  if (/[./]/.test(word) && !/\s/.test(word)) return false;
  if (/^d-[0-9a-f]{10}$/i.test(word)) return false;
  const { answers, not, wrong } = readSaid(word, factsOf(room));
  const isMeant = [answers, not, wrong].some((one) => Object.keys(one).length > 0);
  return isMeant || /\s/.test(word) || topicOf(word) !== undefined || isNo(word) || isUnknown(word);
}

/** A model is named by an id, an ARN, or the words for it; all else that is typed there is a sentence. */
function isAboutModels(room: Room, text: string): boolean {
  if (wantedModels(text)?.every((one) => 'family' in one || isBedrockId(one.id))) return false;
  const { answers, not, wrong } = readSaid(text, factsOf(room));
  const isMeant = [answers, not, wrong].some((one) => Object.keys(one).length > 0);
  return isMeant || isQuestion(text) || isUnknown(text) || isNo(text) || topicOf(text) !== undefined;
}

/** The names that a word may mean. */
export function factsOf({ profiles, files }: Room) {
  return { profiles: profiles.map(({ name }) => name), sessions: [...files.ssoSessions.keys()] };
}
