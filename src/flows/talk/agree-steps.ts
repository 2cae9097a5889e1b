import { settleJournal } from '../../effects/with-journal.ts';
import { keyFileOf } from '../../facts/api-key.ts';
import { WAY_RULES, type Way } from '../../knowledge/ways.ts';
import type { WritableScope } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { ASKED, scopeChoices } from '../../plan/setup/script.ts';
import { takesProfile } from '../../plan/setup/setup-answers.ts';
import { setupCall, setupOptionsOf, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { inheritedLines, launcherText } from '../../report/changes/agreement-text.ts';
import { profileReport } from '../../report/changes/profile-report.ts';
import type { SetupReport } from '../../report/changes/setup.ts';
import { setupReport } from '../../report/changes/setup-report.ts';
import { RENEWERS } from '../../report/changes/shown-refresh.ts';
import { asRead, shortPath } from '../../report/place-text.ts';
import { clockTime } from '../../text/times.ts';
import {
  applyWhole,
  draftWhole,
  isNothing,
  type WholeRequest,
  type WholeSetup,
} from '../changes/whole-setup.ts';
import { askAsClaude } from './ask-as-claude.ts';
import { projectKind, projectName, type Ready, type Room, WRITE_ALL } from './room.ts';
import { settledAnswers } from './settled-answers.ts';
import { shownDiff } from './shown-diff.ts';
import { askedAgain, byInvoke } from './way-steps.ts';

function whereIn(world: World, scope: WritableScope): string {
  if (scope === 'user') return 'in all your projects on this computer';
  const name = projectName(world);
  return scope === 'project' ? `for everyone who works in ${name}` : `for you alone in ${name}`;
}

/**
 * Shows the whole change, and asks for the one yes. `asked` is what was said, by which another change is made; `given`
 * has the models and the region that came of it.
 */
export async function agreeStep(
  room: Room,
  ready: Ready,
  given: TalkAnswers,
  asked: TalkAnswers = given,
): Promise<Outcome<TalkStep>> {
  const { world, config } = room;
  const { answers, notes } = settledAnswers(room, ready, given);
  await settleJournal(world, config);
  const isAsked = answers.way !== undefined && answers.way !== 'invoke' && !ready.profilePlan;
  const whole = await draftWhole(world, config, { ...requestOf(ready, answers), asksModels: isAsked });
  if (!whole.ok && whole.problem.code === 'api-key-scope')
    return success({ ...scopeQuestion(room, asked), say: KEY_IS_YOURS });
  if (!whole.ok) return askedAgain(world.platform, asked, whole.problem) ?? whole;
  const { setup, planId } = whole.value;
  const reports = reportsOf(whole.value, world.home);
  const inherited = reports.flatMap((report) => inheritedLines(report.inherited ?? []));
  // Of the team nobody knows what they have.
  const isForTeam = answers.scope === 'project' && inherited.length > 0 && !answers.complete;
  const isHere = answers.scope === 'local' && inherited.length > 0;
  const all: TalkOption = {
    ...WRITE_ALL,
    run: setupCall({ ...asked, complete: true }),
  };
  if (isNothing(whole.value) && isForTeam)
    return success({
      say: ['Your own settings say this already; those of this project do not.', ...inherited].join('\n\n'),
      ask: {
        header: 'Team',
        question: 'Write it here, for the team?',
        options: [
          all,
          { label: 'No', description: 'Leaves every file as it is', end: 'Nothing was written.' },
        ],
      },
    });
  if (isNothing(whole.value))
    return success(
      proved(
        `${summary(room, ready, answers, whole.value)}\n\n${isHere ? 'Your settings for all projects say this already, so nothing is to be written for this one.' : 'Your settings already say this.'} To change something, type \`/bedrock:setup change\`.`,
        'If Claude Code does not use it yet, restart it (`/exit`, then `claude --continue`).',
      ),
    );
  const parts = [
    summary(room, ready, answers, whole.value),
    ...notes,
    ...shownDiff(reports),
    ...inherited,
    ...reports.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
    ...(setup.plan.launcher === undefined ? [] : [launcherText(shortPath(setup.plan.launcher, world.home))]),
  ];
  const hasWarnings = reports.some(({ warnings }) => warnings.length > 0);
  const options: TalkOption[] = [
    {
      // What warns is for the person to weigh.
      label: hasWarnings ? 'Yes' : 'Yes (Recommended)',
      description: 'Writes exactly what is shown; /bedrock:reset takes it back',
      run: setupCall({ ...answers, 'plan-id': planId }),
    },
    ...(isForTeam ? [all] : []),
    {
      label: 'Change something',
      description: WAYS_OF_CHANGE[answers.way ?? 'invoke'],
      run: setupCall({ ...asked, about: 'change' }),
    },
    { label: 'No', description: 'Leaves every file as it is', end: 'Nothing was written.' },
  ];
  // A yes that is typed agrees to this plan and no other.
  const typedInChat = typedCall({ ...asked, 'plan-id': planId }, 'said');
  return success({
    say: parts.join('\n\n'),
    ask: { header: 'Apply', question: ASKED.change, options, typedInChat },
  });
}

const WAYS_OF_CHANGE: Readonly<Record<Way, string>> = {
  invoke: 'Other models, another region, sign-in, or place',
  mantle: 'Another model, region, sign-in, or place',
  platform: 'Another model, workspace, region, sign-in, or place',
  gateway: 'Another model, address, key, or place',
};

/** What would be used and where, in a few sentences. */
function summary(
  { standing, world }: Room,
  ready: Ready,
  { scope = 'user', region, way = 'invoke' }: TalkAnswers,
  { setup }: WholeSetup,
): string {
  const { plan, proof } = setup;
  const where = way === 'gateway' ? '' : ` in ${region}`;
  const { name } = WAY_RULES[way];
  const stays = standing === way ? ` Claude Code uses ${name} already, and that stays.` : '';
  const by = way === 'invoke' || way === 'gateway' ? '' : `${name} with `;
  const proved = proof ? ` ${proof.model} answered a test request.` : '';
  const models = plan.models.join(', ') || 'those that Claude Code chooses itself';
  const until = setup.apiKey?.expiresAt;
  const end = until
    ? ` The key ends at ${clockTime(until.toISOString())}; after that you need a new one.`
    : '';
  const use = `Claude Code will use ${by}${ready.name}${where}, ${whereIn(world, scope)}.`;
  const isShell = ready.signer.kind === 'environment' && way !== 'gateway';
  const needs = isShell ? ' A terminal without these credentials has none for Claude Code either.' : '';
  return `${use}${way === 'invoke' ? '' : stays} Models: ${models}.${proved}${end}${needs}`;
}

function reportsOf({ profile, setup, request }: WholeSetup, home: string | undefined) {
  const reports: Pick<SetupReport, 'changes' | 'diff' | 'warnings' | 'inherited'>[] = [
    ...(profile ? [profileReport(profile.draft, profile.options, false, home)] : []),
    setupReport(setup, request.options, false),
  ];
  return asRead(reports, home);
}

function requestOf(
  { profilePlan, signer }: Pick<Ready, 'profilePlan' | 'signer'>,
  answers: TalkAnswers,
): WholeRequest {
  const options = setupOptionsOf(answers);
  // A key from a file is read anew each time; one that was found signs as it is.
  const isKey = signer.kind === 'api-key';
  return { answers: { ...options, ...(isKey && { auth: 'api-key' as const }) }, profilePlan };
}

/** Writes what was shown, or shows what would be written now. */
export async function writeIt(
  room: Room,
  answers: TalkAnswers,
  planId: string,
  ready: Ready,
): Promise<Outcome<TalkStep>> {
  const { world, config } = room;
  await settleJournal(world, config);
  const { 'plan-id': _, ...rest } = answers;
  const done = await applyWhole(world, config, requestOf(ready, rest), planId);
  if (!done.ok && done.problem.code === 'plan-changed') {
    const again = await agreeStep(room, ready, rest);
    if (!again.ok) return again;
    return success({
      ...again.value,
      say: `A file changed in the meantime, so nothing was written. This is the change now.\n\n${again.value.say}`,
    });
  }
  if (!done.ok) return done;
  const { profile, setup } = done.value;
  const files = [...(profile ? [profile.draft.change] : []), setup.change].filter(
    ({ changes }) => changes.length > 0,
  );
  const names = files.map(({ target }) => `\`${shortPath(target.file, world.home)}\``).join(' and ');
  const typed = rest['api-key-file'];
  const keyFile = typed && shortPath(keyFileOf(world, typed), world.home);
  const elsewhere = setup.warnings.filter(({ code }) => code === 'overridden-by-scope');
  const written = [
    `Written: ${names}.`,
    ...elsewhere.map(({ message }) => asRead(message, world.home)),
    ...(elsewhere.length > 0 ? ['Here Claude Code goes by that, until it is changed or removed there.'] : []),
    ...(rest.scope === 'project' && projectKind(world) !== 'folder'
      ? ['Commit that file to share it with the team.']
      : []),
    ...(keyFile === undefined ? [] : [`The settings hold the key now: \`${keyFile}\` can be deleted.`]),
  ];
  return success(proved(written.join('\n'), `${restart(rest.way)}\n${UNDO}`));
}

/** The end, with what to do then; where a request can still be sent, that tells it. */
function proved(say: string, then: string): TalkStep {
  const proof = { say, run: setupCall({ about: 'proof' }) };
  return { say: `${say}\n${then}`, end: true, isDone: true, proof };
}

const restart = (way: Way = 'invoke') =>
  `Restart Claude Code to use ${WAY_RULES[way].name}: \`/exit\`, then \`claude --continue\`.`;
const UNDO = '`/bedrock:reset` takes this back, `/bedrock:doctor` helps when it stops working.';

/** A real request as Claude Code will send it, from the settings alone: what came of it, and what to do next. */
export async function proofStep({ world, standing }: Room): Promise<Outcome<TalkStep>> {
  world.progress('Sending a test request, as Claude Code will…');
  const proof = await askAsClaude(world);
  if (proof.state === 'refused') {
    const { id, message } = proof.finding;
    return refusal(
      id,
      `The settings are written, but the test request was refused. ${message}`,
      AFTER_REFUSAL,
    );
  }
  const asked =
    proof.state === 'answered'
      ? `${proof.id} answered in ${proof.region}.`
      : `No test request was sent. ${proof.why}`;
  return success({ say: [asked, restart(standing), UNDO].join('\n'), end: true });
}

const AFTER_REFUSAL =
  'The doctor finds the cause: `/bedrock:doctor`. `/bedrock:reset` takes the change back.';

/** What of the plan is to be another. */
export function changeQuestion(answers: TalkAnswers): TalkStep {
  if (answers.way !== undefined && answers.way !== 'invoke') return changeOfWay(answers, answers.way);
  const options: readonly TalkOption[] = [
    {
      label: 'Models',
      description: 'Which models, and where AWS may answer requests',
      run: setupCall({ ...answers, about: 'models' }),
    },
    {
      label: 'Region',
      description: 'The AWS region that requests go to',
      run: setupCall({ ...answers, about: 'region' }),
    },
    {
      label: 'Where it applies',
      description: 'Everywhere, or here only',
      run: setupCall({ ...answers, about: 'scope' }),
    },
    {
      label: 'Sign-in',
      description: 'Another profile, account, role or key',
      run: setupCall({ ...answers, about: 'sign-in' }),
    },
  ];
  const renewal: TalkOption = {
    label: 'Renewal',
    description: 'Who signs in again when the sign-in has ended',
    run: setupCall({ ...answers, about: 'refresh' }),
  };
  const hasSignIn = answers.auth === undefined || takesProfile(answers.auth);
  return {
    ask: {
      header: 'Change',
      question: 'What should be different?',
      options,
      all: hasSignIn ? [...options, renewal] : options,
    },
  };
}

/** Who signs in again, where several could; else why nobody else can. `region` is for the draft alone. */
export async function refreshQuestion(
  { world, config }: Room,
  ready: Ready,
  asked: TalkAnswers,
  region: string | undefined,
): Promise<Outcome<TalkStep>> {
  const whole = await draftWhole(world, config, requestOf(ready, { ...asked, region }));
  if (!whole.ok) return whole;
  const { state, others } = whole.value.setup.plan.refresh;
  const isRenewed = state === 'own' || state === 'aws-cli';
  if (!isRenewed || others.length === 0)
    return success({
      say: isRenewed ? `${RENEWERS[state].label} is the only one that can.` : 'There is nothing to renew.',
    });
  const options = [
    ...[state, ...others].map((one) => ({ ...RENEWERS[one], run: setupCall({ ...asked, refresh: one }) })),
    { label: 'Nobody', description: 'You sign in yourself', run: setupCall({ ...asked, refresh: 'off' }) },
  ];
  return success({ ask: { header: 'Renewal', question: ASKED.refresh, options } });
}

/** The same where models are not chosen here: they are named beside the command. */
function changeOfWay(answers: TalkAnswers, way: Way): TalkStep {
  const signs: readonly TalkOption[] =
    way === 'gateway'
      ? [
          {
            label: 'Gateway',
            description: 'Another address or key',
            run: setupCall({ ...answers, about: 'way' }),
          },
        ]
      : [
          {
            label: 'Region',
            description: 'The AWS region that requests go to',
            run: setupCall({ ...answers, about: 'region' }),
          },
          {
            label: 'Sign-in',
            description: 'Another profile, account, role or key',
            run: setupCall({ ...answers, about: 'sign-in' }),
          },
        ];
  const typed = way === 'platform' ? 'a model or a workspace' : 'a model';
  return {
    ask: {
      header: 'Change',
      question: `What should be different? You can also type ${typed}.`,
      options: [
        ...signs,
        {
          label: 'Where it applies',
          description: 'Everywhere, or here only',
          run: setupCall({ ...answers, about: 'scope' }),
        },
        {
          label: WAY_RULES.invoke.name,
          description: `Instead of ${WAY_RULES[way].name}`,
          run: setupCall(byInvoke(answers)),
        },
      ],
    },
  };
}

export const KEY_IS_YOURS = 'An API key is yours: it does not belong in settings that a team shares.';

/** Where it applies. */
export function scopeQuestion({ world, profiles }: Room, answers: TalkAnswers): TalkStep {
  const project = projectKind(world);
  const profile = profiles.find(({ name }) => name === answers.profile);
  const signsIn = profile === undefined || profile.session !== undefined;
  const isKey = answers.auth === 'api-key' || answers['api-key-file'] !== undefined;
  const options = scopeChoices({ project, isKey, signsIn }).map(({ scope, label, description }) => ({
    label,
    description,
    run: setupCall({ ...answers, scope }),
  }));
  return { ask: { header: 'Where', question: ASKED.scope, options } };
}
