import { resolve } from 'node:path';
import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { readPortalAddress } from '../../plan/profile/portal-address.ts';
import { isSameUrl } from '../../plan/profile/sso-session-name.ts';
import {
  type RolloutAnswers,
  rolloutCall,
  saidOfRollout,
  sortAnswers,
  typedRolloutCall,
} from '../../plan/talk/rollout-answers.ts';
import { isNo, isStop, isUnknown, isYes } from '../../plan/talk/typed-words.ts';
import { checkReport } from '../../report/rollout/check-report.ts';
import { checkFiles } from '../../rollout/check/check-files.ts';
import type { InitAnswers } from '../../rollout/file/init-rollout.ts';
import type { Way } from '../../rollout/file/rollout.ts';
import { ROLLOUT_FILE } from '../../rollout/file/rollout-schema.ts';
import { WAY_FACTS } from '../../rollout/handout/ways.ts';
import { defaultModels } from '../rollout/default-models.ts';
import { applyBuild, draftBuild } from '../rollout/draft-build.ts';
import { applyInit, draftInit, type InitDraft, knownFromHere } from '../rollout/draft-init.ts';
import { findPortalRegion } from '../sign-in/find-portal-region.ts';
import {
  accountQuestion,
  DO_NOT_KNOW,
  domainQuestion,
  organizationQuestion,
  portalQuestion,
  profileQuestion,
  regionQuestion,
  roleQuestion,
  wayQuestion,
} from './rollout-questions.ts';

const OUT = 'rollout';
const AGAIN = 'Then run `/bedrock:rollout` again.';

/**
 * The next step of the conversation about the devices of a company. Without a file it asks what one is made of; with
 * one it judges it, and builds it after a yes.
 */
export async function rolloutTalk(
  world: World,
  given: RolloutAnswers,
  said: string | undefined,
): Promise<Outcome<TalkStep>> {
  const { 'plan-id': planId, ...before } = given;
  const isAnswer = said !== undefined && Object.keys(given).length > 0;
  const isAgreed = isAnswer && planId !== undefined && isYes(said);
  const read = saidOfRollout(isAgreed ? '' : (said ?? ''));
  const isMeant = Object.keys(read.answers).length > 0;
  if (isStopped(given) || (said !== undefined && !isMeant && isNo(said))) return success(STOPPED);
  const known = isAnswer && !isAgreed ? { ...before, ...read.answers } : { ...read.answers, ...given };
  const { answers, wrong } = sortAnswers(known);
  const isThere = readFileSafely(resolve(world.cwd, ROLLOUT_FILE)).state !== 'absent';
  const step = await nextStep(world, answers, isThere);
  const fileDecides = isThere && !isAnswer && (isMeant || read.unknown.length > 0);
  const unknown = fileDecides
    ? `\`${ROLLOUT_FILE}\` is there already, and what it says counts: to change something, edit it, or move it away and begin anew.`
    : read.unknown.length === 0
      ? undefined
      : `Not understood: '${read.unknown.join(' ')}'.`;
  const isLost = isAnswer && !isAgreed && !isMeant && unknown === undefined;
  const asked = step.ok ? success(typable(step.value, answers)) : step;
  const ended = asked.ok
    ? endOfUnknown(asked.value, [said, ...TYPED_ALONE.map((name) => given[name])])
    : undefined;
  if (ended) return success(ended);
  return asked.ok
    ? success(withNote(asked.value, [wrong, unknown, isLost ? 'Please choose one of these.' : undefined]))
    : asked;
}

const STOPPED: TalkStep = { say: 'Nothing was written.', end: true };
/** What is typed in the place of an option, each in words of its own. */
const TYPED_ALONE = [
  'organization',
  'domain',
  'profile',
  'start-url',
  'account',
  'role',
  'region',
  'sso-region',
] as const;

/** A no in the place of a name, a region or an address. */
function isStopped(answers: RolloutAnswers): boolean {
  return TYPED_ALONE.some((name) => isStop(answers[name] ?? ''));
}

/** Who cannot answer is told whom to ask, where the question knows it. */
function endOfUnknown({ ask }: TalkStep, typed: readonly (string | undefined)[]): TalkStep | undefined {
  if (!typed.some((text) => text !== undefined && isUnknown(text))) return undefined;
  const end = ask?.options.find(({ label }) => label === DO_NOT_KNOW)?.end;
  return end === undefined ? undefined : { say: end, end: true };
}

/** In a chat people type instead of choosing. */
function typable(step: TalkStep, answers: RolloutAnswers): TalkStep {
  if (!step.ask) return step;
  return { ...step, ask: { typedInChat: typedRolloutCall(answers, 'said'), ...step.ask } };
}

function withNote(step: TalkStep, notes: readonly (string | undefined)[]): TalkStep {
  const say = [...notes, step.say].filter((one) => one !== undefined);
  return say.length === 0 ? step : { ...step, say: say.join('\n\n') };
}

async function nextStep(world: World, answers: RolloutAnswers, isThere: boolean): Promise<Outcome<TalkStep>> {
  const { out, 'plan-id': planId, ...rest } = answers;
  if (isThere) return out !== undefined && planId !== undefined ? buildIt(world, planId) : judgeIt(world);
  const { 'sign-in': way } = rest;
  if (way === undefined) return success(wayQuestion(rest));
  const asked = await missing(world, { ...rest, 'sign-in': way });
  if (!asked.ok) return asked;
  return 'step' in asked.value ? success(asked.value.step) : agree(world, asked.value.answers, planId);
}

type Complete = RolloutAnswers & { readonly 'sign-in': Way };
type StepOrAnswers = { readonly step: TalkStep } | { readonly answers: Complete };

/** The first question that is open, after what this computer knows. */
async function missing(world: World, given: Complete): Promise<Outcome<StepOrAnswers>> {
  const isSigned = given['sign-in'] === 'in-app' || given['sign-in'] === 'profile';
  const portal = given['start-url'] === undefined ? undefined : readPortalAddress(given['start-url']);
  if (portal && !portal.ok) {
    const { 'start-url': _, ...rest } = given;
    return asking(withNote(portalQuestion(rest), [`${portal.problem.message} ${portal.problem.fix}`]));
  }
  const known = await knownHere(world, given);
  const { organization, domain, region, 'sign-in': way } = given;
  const names = readProfiles(world).profiles;
  const signing = names.filter(({ kind }) => way === 'profile' || kind.startsWith('sso'));
  const isOpen = way === 'profile' ? known.profile === undefined : known.startUrl === undefined;
  if (isSigned && isOpen && signing.length > 0)
    return asking(
      profileQuestion(
        given,
        signing.map(({ name }) => name),
      ),
    );
  if (way === 'profile' && isOpen) return asking(profileQuestion(given, []));
  if (way === 'in-app') {
    const step = await ofPortal(world, given, known);
    if (!step.ok) return step;
    if (step.value) return asking(step.value);
  }
  if (organization === undefined) return asking(organizationQuestion(given, known.startUrl));
  if (domain === undefined) return asking(domainQuestion(given));
  if (way !== 'gateway' && region === undefined)
    return asking(
      regionQuestion(given, 'region', [...regionsHere(world, known), known.identityCenterRegion]),
    );
  return success({ answers: given });
}

/** The region in use; Claude Code's own default is nobody's choice, and a profile of this computer is nearer. */
function regionsHere(world: World, { region, profile }: InitAnswers): readonly (string | undefined)[] {
  const isDefault = region === 'us-east-1' && profile === undefined && !world.env.AWS_REGION;
  return isDefault ? readProfiles(world).profiles.map((one) => one.region) : [region];
}

const asking = (step: TalkStep): Outcome<StepOrAnswers> => success({ step });

/** What the sign-in in the app needs of IAM Identity Center. */
async function ofPortal(
  world: World,
  given: RolloutAnswers,
  known: InitAnswers,
): Promise<Outcome<TalkStep | undefined>> {
  if (known.startUrl === undefined) return success(portalQuestion(given));
  if (known.identityCenterRegion === undefined) {
    const found = await findPortalRegion(world, known.startUrl, readProfiles(world));
    if (!found.ok) {
      const { 'start-url': _, ...rest } = given;
      return success(withNote(portalQuestion(rest), [`${found.problem.message} ${found.problem.fix}`]));
    }
    const { region, candidates } = found.value;
    if (region === undefined) return success(regionQuestion(given, 'sso-region', candidates));
    return success({ run: rolloutCall({ ...given, 'sso-region': region }) });
  }
  if (known.accountId === undefined) return success(accountQuestion(given));
  return success(known.permissionSet === undefined ? roleQuestion(given) : undefined);
}

/** What was said, and beside it what this computer knows of the same portal: account and role are not mixed. */
async function knownHere(world: World, given: RolloutAnswers): Promise<InitAnswers> {
  const own = initAnswersOf(given);
  const known = await knownFromHere(world, { ...own, startUrl: undefined });
  const portal = own.startUrl === undefined ? undefined : readPortalAddress(own.startUrl);
  if (!portal?.ok) return known;
  const { startUrl, region } = portal.value;
  if (isSameUrl(known.startUrl, startUrl)) return { ...known, startUrl };
  const { models, region: near } = known;
  return { ...own, startUrl, identityCenterRegion: own.identityCenterRegion ?? region, models, region: near };
}

function initAnswersOf(answers: RolloutAnswers): InitAnswers {
  return {
    way: answers['sign-in'],
    organization: answers.organization,
    domain: answers.domain,
    profile: answers.profile,
    startUrl: answers['start-url'],
    identityCenterRegion: answers['sso-region'],
    accountId: answers.account,
    permissionSet: answers.role,
    region: answers.region,
    models: (answers.pin ?? []).map((pin) => pin.slice(pin.indexOf('=') + 1)),
    level: undefined,
  };
}

/** Shows the file and asks for the yes, or writes what was agreed on. */
async function agree(world: World, given: Complete, planId: string | undefined): Promise<Outcome<TalkStep>> {
  const known = await knownHere(world, given);
  const chosen = await defaultModels(world, known);
  const answers = { ...known, models: chosen.models };
  const pinned = { ...given, pin: chosen.models.map((id, i) => `${i + 1}=${id}`) };
  const draft = draftInit(world, ROLLOUT_FILE, answers);
  if (!draft.ok) return draft;
  if (planId === undefined) return success(showFile(draft.value, pinned, chosen.note));
  const written = await applyInit(world, ROLLOUT_FILE, answers, planId);
  if (!written.ok && written.problem.code === 'plan-changed') {
    const note =
      'Something on this computer changed in the meantime, so nothing was written. This is the file now.';
    return success(withNote(showFile(draft.value, pinned, chosen.note), [note]));
  }
  if (!written.ok) return written;
  const { fillIn } = written.value;
  if (fillIn.length === 0)
    return success({ say: `Written: \`${ROLLOUT_FILE}\`. Keep it in git.`, run: 'talk rollout' });
  return success({
    say: `Written: \`${ROLLOUT_FILE}\`. ${leftToFillIn(fillIn)}\n\n${AGAIN}`,
    end: true,
  });
}

const leftToFillIn = (fillIn: readonly string[]) =>
  ['Still to fill in there:', ...fillIn.map((one) => `- ${one}`)].join('\n');

function showFile(
  { planId, text, fillIn }: InitDraft,
  answers: Complete,
  note: string | undefined,
): TalkStep {
  const { title, needs, cloudTrail, signIn } = WAY_FACTS[answers['sign-in']];
  const say = [
    `\`${ROLLOUT_FILE}\` in this folder will say:\n\n\`\`\`json\n${text.trimEnd()}\n\`\`\``,
    `${title}: devices need ${needs}. CloudTrail names the person: ${cloudTrail}. People sign in ${signIn}.`,
    ...(note === undefined ? [] : [note]),
    ...(fillIn.length === 0 ? [] : [leftToFillIn(fillIn)]),
  ];
  const { 'sign-in': _, profile: __, ...others } = answers;
  return {
    say: say.join('\n\n'),
    ask: {
      header: 'Write',
      question: 'Write this file?',
      options: [
        {
          label: 'Yes (Recommended)',
          description: 'Writes this one file; you can edit it afterwards',
          run: rolloutCall({ ...answers, 'plan-id': planId }),
        },
        {
          label: 'Another way to sign in',
          description: 'Keeps the other answers',
          run: rolloutCall(others),
        },
        { label: 'No', description: 'Leaves every file as it is', end: 'Nothing was written.' },
      ],
      typedInChat: typedRolloutCall({ ...answers, 'plan-id': planId }, 'said'),
    },
  };
}

/** What is wrong with the file; without that, what would be built of it. */
async function judgeIt(world: World): Promise<Outcome<TalkStep>> {
  const path = resolve(world.cwd, ROLLOUT_FILE);
  const { verdict, findings } = checkReport([ROLLOUT_FILE], checkFiles([{ file: ROLLOUT_FILE, path }]));
  const told = findings.map(({ place, cause, fix }) => {
    const where = [place.line === undefined ? '' : `line ${place.line}`, place.key ?? ''].filter(Boolean);
    return `- ${[where.join(', '), cause].filter(Boolean).join(': ')} ${fix}`;
  });
  if (verdict === 'broken')
    return success({
      say: [`\`${ROLLOUT_FILE}\` does not work as intended:`, ...told, `\n${AGAIN}`].join('\n'),
      end: true,
    });
  const read = readFileSafely(path);
  if (read.state === 'read' && read.bytes.includes('fill-in')) {
    const keys = keysToFillIn(read.bytes.toString('utf8'));
    const where = keys.length === 0 ? 'somewhere' : `in ${keys.join(', ')}`;
    return success({
      say: `\`${ROLLOUT_FILE}\` still says \`fill-in\` ${where}. Replace it with your company's values. ${AGAIN}`,
      end: true,
    });
  }
  const note = told.length === 0 ? `\`${ROLLOUT_FILE}\` is fine.` : ['Worth a look:', ...told].join('\n');
  const plan = await showBuild(world);
  return plan.ok ? success(withNote(plan.value, [note])) : plan;
}

/** The keys whose values are still to be written: `signIn.baseUrl`. */
function keysToFillIn(text: string): readonly string[] {
  const keysOf = (value: unknown, path: readonly string[]): readonly string[] => {
    if (typeof value === 'string') return value.includes('fill-in') ? [path.join('.')] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) => keysOf(one, [...path, key]));
  };
  try {
    return keysOf(JSON.parse(text), []);
  } catch {
    return [];
  }
}

const SIGNS = { new: '+', changed: '~', same: ' ', removed: '-', blocked: '!' } as const;

async function showBuild(world: World): Promise<Outcome<TalkStep>> {
  const draft = await draftBuild(world, { file: ROLLOUT_FILE, out: OUT });
  if (!draft.ok) return draft;
  const { planId, output } = draft.value;
  const all = [...output.files, output.manifest];
  const blocked = all.filter(({ state }) => state === 'blocked').map(({ path }) => `- ${path}`);
  if (blocked.length > 0)
    return success({
      say: [
        `These files were not built by claude-bedrock, or were edited since. Move them out of \`${OUT}/\`:`,
        ...blocked,
        `\n${AGAIN}`,
      ].join('\n'),
      end: true,
    });
  if (all.every(({ state }) => state === 'same'))
    return success({ say: `\`${OUT}/\` is up to date.\n\n${WHAT_NOW}`, end: true });
  const lines = output.files.map(({ state, path, purpose }) => `${SIGNS[state]} ${path}: ${purpose}`);
  const hasKey = output.files.some(({ isSecret }) => isSecret);
  const say = [
    `This will be built into \`${OUT}/\`:\n\n\`\`\`diff\n${lines.join('\n')}\n\`\`\``,
    ...(hasKey ? ['Some of them hold the key. Keep them out of git and share them with nobody.'] : []),
    ...(output.foreign.length > 0 ? [`Left alone: ${output.foreign.join(', ')}.`] : []),
  ];
  return success({
    say: say.join('\n\n'),
    ask: {
      header: 'Build',
      question: 'Build this?',
      options: [
        {
          label: hasKey ? 'Yes' : 'Yes (Recommended)',
          description: `Writes these files into ${OUT}/, and no other`,
          run: rolloutCall({ out: OUT, 'plan-id': planId }),
        },
        { label: 'No', description: 'Leaves every file as it is', end: 'Nothing was built.' },
      ],
      typedInChat: typedRolloutCall({ out: OUT, 'plan-id': planId }, 'said'),
    },
  });
}

const WHAT_NOW = [
  `1. Read \`${OUT}/ADMIN.md\`: what goes where, in which order, how to verify it on one device, how to take it back.`,
  `2. Check that AWS has all of it: \`! claude-bedrock rollout check ${ROLLOUT_FILE} --live\``,
  `3. See how to enable the models in the account: \`! claude-bedrock rollout enable ${ROLLOUT_FILE} --plan\``,
  '4. On the first device, see what is in force: `claude-bedrock rollout report`',
].join('\n');

async function buildIt(world: World, planId: string): Promise<Outcome<TalkStep>> {
  const built = await applyBuild(world, { file: ROLLOUT_FILE, out: OUT }, planId);
  if (built.ok) return success({ say: `Built into \`${OUT}/\`.\n\n${WHAT_NOW}`, end: true });
  if (built.problem.code !== 'plan-changed') return built;
  const again = await judgeIt(world);
  const note = 'The file or the folder changed in the meantime, so nothing was built.';
  return again.ok ? success(withNote(again.value, [note])) : again;
}
