import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { whoSigns } from '../../facts/claude-code/who-signs.ts';
import { effectiveConfiguration } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { wayOfSettings } from '../../plan/setup/way-edits.ts';
import { readSaid, type Said } from '../../plan/talk/read-said.ts';
import { setupCall, type TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { accessStep } from './access-steps.ts';
import { changeQuestion, proofStep, refreshQuestion, scopeQuestion, writeIt } from './agree-steps.ts';
import { askRegion, planStep } from './models-steps.ts';
import { askPortal, askWhoSigns, keyQuestion, withoutSignIn } from './portal-steps.ts';
import type { Room } from './room.ts';
import { becomeReady } from './sign-in-steps.ts';
import { alongStandingWay, throughGateway, wayQuestion, withoutGateway } from './way-steps.ts';

/**
 * The next step of the conversation that sets Claude Code up, from what was answered so far: the next question, or what
 * has to be done before there is one. From an empty home it asks for the portal, the account, and the agreement.
 */
export async function setupTalk(
  world: World,
  config: string,
  given: TalkAnswers,
): Promise<Outcome<TalkStep>> {
  const room = await enter(world, config);
  if (!room.ok) return room;
  const { said, ...known } = given;
  if (said === undefined) return stepOf(room.value, known);
  if (known.about === 'change' && /^\W*(no|nope|stop|cancel|quit)\b/i.test(said))
    return success({ say: 'Nothing was written.', end: true });
  const { profiles, files } = room.value;
  const facts = { profiles: profiles.map(({ name }) => name), sessions: [...files.ssoSessions.keys()] };
  const read = readSaid(said, facts);
  const answers = known.about === 'change' ? otherwise(known, read.answers) : { ...read.answers, ...known };
  if (read.wrong.length > 0) return success(didYouMean(read, answers));
  // A word that means nothing by itself may be a part of an account's name.
  const search = read.unknown.join(' ');
  const isSearch = search !== '' && (answers['start-url'] ?? answers['sso-session']) !== undefined;
  const step = await stepOf(room.value, isSearch ? { search, ...answers } : answers);
  if (!step.ok || search === '' || isSearch) return step;
  const note = `Ignored: '${search}' is not an AWS profile, region, account, access portal or model.`;
  return success({ ...step.value, say: [note, step.value.say].filter(Boolean).join('\n\n') });
}

/** What was typed in the place of a yes counts before what stood in the plan; without a meaning it is asked. */
function otherwise({ about, ...known }: TalkAnswers, typed: TalkAnswers): TalkAnswers {
  if (Object.keys(typed).length === 0) return { ...known, about };
  const isElsewhere = [typed.region, typed.model, typed.way].some((one) => one !== undefined);
  const { model, pin, ...rest } = known;
  const namesSignIn = [typed.profile, typed['start-url'], typed['sso-session'], typed.new];
  const base = isElsewhere ? rest : known;
  return { ...(namesSignIn.some((one) => one !== undefined) ? withoutSignIn(base) : base), ...typed };
}

/** Claude Code ignores a settings file that does not parse, and nothing is written into one. */
async function enter(world: World, config: string): Promise<Outcome<Room>> {
  const settings = await readSettings(world);
  for (const file of settings) {
    if (file.state !== 'invalid' && file.state !== 'unreadable') continue;
    const { code, message, fix } = file.problem;
    const isSaid = message.includes('Claude Code ignores');
    return refusal(code, isSaid ? message : `Claude Code ignores all of ${file.file} now. ${message}`, fix);
  }
  const trusted = trustedSettings(world, settings);
  const seen = claudeWorld(world, trusted);
  const aws = readProfiles(seen);
  const effective = effectiveConfiguration(trusted, world.env, aws.profiles);
  const signedBy = whoSigns(world, effective, aws.profiles);
  const standing = wayOfSettings(trusted);
  return success({ world, config, seen, ...aws, signedBy, settings: trusted, standing });
}

async function stepOf(entered: Room, answers: TalkAnswers): Promise<Outcome<TalkStep>> {
  const room = answers.way === 'invoke' ? withoutGateway(entered) : entered;
  const { about, 'plan-id': planId, ...given } = answers;
  const rest = alongStandingWay(room, given, about);
  const question = wayQuestion(room, rest, about === 'way');
  if (question) return success(question);
  if (about === 'proof') return proofStep(room);
  if (about === 'change') return success(changeQuestion(rest));
  if (about === 'scope') return success(scopeQuestion(room, rest));
  if (about === 'portal') return success(askPortal(rest));
  if (about === 'key') return success(keyQuestion(rest));
  if (about === 'sign-in') return success(askWhoSigns(room, rest));
  if (about === 'region') return askRegion(room, rest);
  const asked = about === undefined || about === 'way' ? rest : { ...rest, about };
  const ready =
    rest.way === 'gateway' ? success(throughGateway(room, asked)) : await becomeReady(room, asked);
  if (!ready.ok) return ready;
  if ('step' in ready.value) return success(ready.value.step);
  if (about === 'refresh') return refreshQuestion(room, ready.value, rest);
  if (about === 'access') return accessStep(room, ready.value);
  return planId === undefined
    ? planStep(room, ready.value)
    : writeIt(room, ready.value.answers, planId, ready.value);
}

/** All misspelt words of a line at once, with what they may have meant. */
function didYouMean({ wrong, unknown }: Said, answers: TalkAnswers): TalkStep {
  const meant: TalkAnswers = Object.assign({}, ...wrong.map((one) => one.meant).toReversed(), answers);
  const taken = wrong.flatMap((one) => one.asTyped ?? []);
  const asTyped: TalkAnswers | undefined =
    taken.length === wrong.length ? Object.assign({}, ...taken.toReversed(), answers) : undefined;
  const isRegion = wrong.every((one) => one.meant.region !== undefined);
  const values = wrong.map(({ value }) => value).join(' and ');
  const words = wrong.map(({ word }) => `'${word}'`).join(' and ');
  const rest = unknown.length === 0 ? '' : ` Ignored: '${unknown.join(' ')}'.`;
  return {
    say: `Not found: ${words}.${rest}`,
    ask: {
      header: 'Misspelt',
      question: `Did you mean ${values}?`,
      options: [
        {
          label: `${values} (Recommended)`,
          description: wrong.map(({ word, value }) => `${value} instead of ${word}`).join(', '),
          run: setupCall(meant),
        },
        ...(asTyped
          ? [{ label: 'As I typed it', description: `Takes ${words} as it is`, run: setupCall(asTyped) }]
          : []),
        {
          label: wrong.length === 1 ? 'No' : 'None of these',
          description: 'Asks what to use',
          run: setupCall({ ...answers, about: isRegion ? 'region' : 'sign-in' }),
        },
      ],
    },
  };
}
