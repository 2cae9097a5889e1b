import { ORGANIZATION_WISH, wantedChange } from '../../checks/helpers/admin-request.ts';
import { parseAccessDenied } from '../../knowledge/access-denied.ts';
import { FAILURES } from '../../knowledge/failures.ts';
import { geographiesOfRegion } from '../../knowledge/geographies.ts';
import { FAMILIES, FAMILY_PINS, type Family, isFamily } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { isClaudeRegion, isRegionShaped, isWithoutClaude } from '../../knowledge/regions.ts';
import { whyNotInRegion } from '../../knowledge/ways.ts';
import type { Model } from '../../model/models.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import { inConversation, type TalkOption, type TalkStep } from '../../model/talk.ts';
import { chooseRegions } from '../../plan/models/choose-regions.ts';
import { invokePolicy, regionException } from '../../plan/models/iam-statement.ts';
import {
  bestOfFamilies,
  choiceAnswers,
  geographyWords,
  modelAnswers,
  usableModels,
} from '../../plan/models/model-choices.ts';
import { refusalReasons } from '../../plan/models/refusal-reasons.ts';
import { MOST_OFFERED, regionsToChoose } from '../../plan/profile/offered-regions.ts';
import { ASKED, aboutRegion } from '../../plan/setup/script.ts';
import { standingValue } from '../../plan/setup/way-edits.ts';
import { type ModelWish, modelWishes, nameOfWish, wishedModel } from '../../plan/talk/model-wish.ts';
import { isFiller } from '../../plan/talk/read-said.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { nearest } from '../../text/nearest.ts';
import { shortened } from '../../text/text.ts';
import { askModels, choicesOf, type ModelsAnswer } from '../models/ask-models.ts';
import { accessOption, notYet } from './access-steps.ts';
import { agreeStep, scopeQuestion } from './agree-steps.ts';
import { withoutSignIn } from './portal-steps.ts';
import type { Ready, Room } from './room.ts';
import { becomeReady } from './sign-in-steps.ts';

/** The refusals of which another region changes nothing: a policy of the person denies them. */
const OF_THE_PERSON = ['iam-denied', 'scp-denied', 'bearer-denied'];

/** The plan with the recommended models, or why there can be none. */
export async function planStep(room: Room, ready: Ready): Promise<Outcome<TalkStep>> {
  const { about, ...answers } = ready.answers;
  // Before a gateway the region says nothing, and only Bedrock Invoke lists its models and tries them here.
  if (answers.way === 'gateway') return agreeStep(room, ready, answers);
  if (ready.signer.kind === 'api-key' && answers.scope === 'project')
    return success({
      ...scopeQuestion(room, answers),
      say: 'An API key is yours: it does not belong in settings that a team shares.',
    });
  const region = answers.region ?? standingRegion(room, ready) ?? regionOf(room, ready);
  if (region === undefined) return success(regionQuestion(room, ready));
  if (!isRegionShaped(region)) return success(regionQuestion(room, ready, region));
  if (isWithoutClaude(region))
    return success({
      ...regionQuestion(room, ready),
      say: `Claude is not available in ${region}, nor in any other region of that partition of AWS.`,
    });
  const { geography, without = [] } = answers;
  if (geography !== undefined && !geographiesOfRegion(region).includes(geography))
    return success({
      ...regionQuestion(room, ready),
      say: `Models that answer ${geographyWords(geography)} are called from a region there, not from ${region}.`,
    });
  const { way = 'invoke' } = answers;
  const missing = whyNotInRegion(way, region);
  if (missing !== undefined) return success({ ...regionQuestion(room, ready), say: missing });
  if (way !== 'invoke') return agreeStep(room, ready, { ...answers, region });
  const isNamed = answers.model !== undefined || (answers.pin ?? []).length > 0;
  if (about === 'try') return tryPins(room, ready, { ...answers, region });
  const asksModels = about === 'models' || about === 'everywhere';
  const isTried = (answers.pin ?? []).length > 0;
  if (isNamed && isTried && !asksModels) return agreeStep(room, ready, { ...answers, region });
  const regions = about === 'everywhere' ? chooseRegions(['all', region], region) : success([region]);
  if (!regions.ok) return regions;
  const wishes = answers.model === undefined ? undefined : modelWishes(answers.model);
  const named = answers.model === undefined || wishes || !isIdLike(answers.model) ? [] : [answers.model];
  const asked = await probe(room, ready, regions.value, named);
  if (!asked.ok) return success(notAsked(ready, answers, asked.problem));
  const choices = choicesOf({ isProbed: true, home: region }, asked.value);
  const byWords =
    geography === undefined
      ? choiceOfWords(wishes ? undefined : answers.model, choices)
      : choices.find((one) => one.region === region && one.geography === geography);
  const first = byWords ?? standingChoice(room, choices, region) ?? choices[0];
  const isElsewhere = about === 'everywhere' && first !== undefined;
  const { model: _, pin: __, ...rest } = { ...answers, region: isElsewhere ? first.region : region };
  const [wanted] = geography === undefined && byWords ? [] : named;
  const isUsable = (id: string) =>
    asked.value.models.some((model) => model.id === id && model.probe === 'usable');
  // Where the models cannot be listed, one that is named is asked all the same.
  if (!first && wanted !== undefined && isUsable(wanted))
    return agreeStep(room, ready, { ...rest, model: wanted });
  if (!first && about === 'sent') return success(notYet(rest));
  if (!first) return success(nothingAnswers(ready, rest, asked.value, about === 'everywhere'));
  const recommended = { ...rest, ...choiceAnswers(asked.value.models, first, without) };
  if (asksModels) return success(modelsQuestion(rest, asked.value, choices));
  if (geography !== undefined && !byWords)
    return success({
      ...modelsQuestion(rest, asked.value, choices),
      say: `No model answers ${geographyWords(geography)} alone.`,
    });
  const found = { answer: asked.value, choices, routing: first.routing };
  if (wishes) return wished(room, ready, rest, { ...found, wishes });
  if (answers.model !== undefined && named.length === 0 && !byWords)
    return success({
      ...modelsQuestion(rest, asked.value, choices),
      say: `Not understood: '${shortened(answers.model, 80)}'.`,
    });
  if (wanted === undefined)
    return withNotes(await agreeStep(room, ready, recommended), [
      ...familiesLeftOut(asked.value.models, recommended.region, without),
      ...standInNotes(asked.value.models, recommended),
    ]);
  const known = asked.value.models.find(({ id }) => id === wanted);
  if (isUsable(wanted) && known && isFamily(known.family) && known.routing !== 'application')
    return withModels(room, ready, rest, { ...found, wanted: [known] });
  if (isUsable(wanted)) return agreeStep(room, ready, { ...recommended, model: wanted });
  return success(otherModel(recommended, wanted, asked.value.models));
}

/** One word with a dot, a colon or a dash in it: AWS may know it. */
function isIdLike(text: string): boolean {
  return /^[\w.:/-]*[.:-][\w.:/[\]-]*$/.test(text) && /[a-z]/i.test(text);
}

/** Which model stands in for those that are not wanted. */
function standInNotes(models: readonly Model[], { without = [], pin = [] }: TalkAnswers): readonly string[] {
  return without.flatMap((family) => {
    const id = pin.find((one) => one.startsWith(`${family}=`))?.slice(family.length + 1);
    const name = models.find((model) => model.id === id)?.name ?? id;
    const own = nameOfWish({ family: family as Family });
    return name === undefined ? [] : [`Without ${own}: ${name} stands in where Claude Code asks for ${own}.`];
  });
}

/** The families that Claude Code has by itself and that AWS refuses here: a plan without them says why. */
function familiesLeftOut(
  models: readonly Model[],
  region: string | undefined,
  without: readonly string[],
): readonly string[] {
  const wanted = (['opus', 'sonnet', 'haiku'] as const).filter((family) => !without.includes(family));
  return wanted.flatMap((family) => {
    const own = models.filter((model) => model.region === region && model.family === family);
    const [reason] = usableModels(own).length > 0 ? [] : refusalReasons(own);
    return reason ? [`${nameOfWish({ family })} is left out: ${reason.say}`] : [];
  });
}

function withNotes(step: Outcome<TalkStep>, notes: readonly string[]): Outcome<TalkStep> {
  if (!step.ok || notes.length === 0) return step;
  return success({ ...step.value, say: [...notes, step.value.say].join('\n\n') });
}

/** The region that the settings name with the same sign-in: a second setup does not take it back unasked. */
function standingRegion({ settings, standing }: Room, { answers }: Ready): string | undefined {
  const isSame = answers.profile !== undefined && standingValue(settings, 'AWS_PROFILE') === answers.profile;
  return isSame && standing === (answers.way ?? 'invoke') ? standingValue(settings, 'AWS_REGION') : undefined;
}

/** The choice of the routing that the settings hold, likewise; where what they name is of that region. */
function standingChoice({ settings }: Room, choices: ReturnType<typeof choicesOf>, region: string) {
  const standing = Object.values(FAMILY_PINS).map((name) => standingValue(settings, name));
  const pinned = standing.find((id) => id !== undefined);
  const [prefix] = pinned?.split('.anthropic.') ?? [];
  if (pinned === undefined || prefix === undefined || standingValue(settings, 'AWS_REGION') !== region)
    return undefined;
  const isOf = (one: (typeof choices)[number]) =>
    one.region === region && (one.routing === 'global' ? prefix === 'global' : one.geography === prefix);
  return choices.find(isOf);
}

/** The choice whose label holds all that was typed, such as `only eu` or `global`. */
function choiceOfWords(typed: string | undefined, choices: ReturnType<typeof choicesOf>) {
  if (typed === undefined || /\d/.test(typed)) return undefined;
  const words = typed.toLowerCase().match(/\p{L}+/gu) ?? [];
  const said = words.filter((word) => !isFiller(word) || word === 'only');
  const fits = ({ label }: { readonly label: string }) =>
    said.every((word) =>
      label
        .toLowerCase()
        .split(/\P{L}+/u)
        .includes(word),
    );
  return said.length === 0 ? undefined : choices.find(fits);
}

/** The region that goes with the sign-in; that of the portal, where Claude is offered there. */
function regionOf({ seen, profiles }: Room, { region, near, answers }: Ready): string | undefined {
  const ofProfile = profiles.find(({ name }) => name === answers.profile)?.region;
  const known = [region, ofProfile, near, seen.env.AWS_REGION].find(
    (one) => one !== undefined && isRegionShaped(one),
  );
  if (known === undefined) return undefined;
  return isClaudeRegion(known) ? known : regionsToChoose([known]).find(isClaudeRegion);
}

/** Where Claude is to be asked, when the person wants another region than the one that was taken. */
export async function askRegion(room: Room, answers: TalkAnswers): Promise<Outcome<TalkStep>> {
  const ready = await becomeReady(room, answers);
  if (!ready.ok) return ready;
  return success('step' in ready.value ? ready.value.step : regionQuestion(room, ready.value));
}

function regionQuestion({ world }: Room, { answers, near, region: own }: Ready, wrong?: string): TalkStep {
  const { region: before, about: __, model: ___, pin: ____, ...rest } = answers;
  const { way = 'invoke' } = answers;
  const { geography } = answers;
  const isThere = (one: string) => geography === undefined || geographiesOfRegion(one).includes(geography);
  const all = regionsToChoose([near, own, world.env.AWS_REGION]).filter(
    (one) => one !== before && whyNotInRegion(way, one) === undefined && isThere(one),
  );
  const meant = wrong === undefined ? undefined : nearest(wrong.toLowerCase().replaceAll('_', '-'), all);
  const options = [...new Set([...(meant === undefined ? [] : [meant]), ...all])].map((region) => ({
    label: region,
    description:
      region === meant
        ? 'What you may have meant'
        : (aboutRegion(region, { near, own }) ?? 'Claude is available there'),
    run: setupCall({ ...rest, region }),
  }));
  return {
    ...(wrong !== undefined && { say: `'${wrong}' is not an AWS region.` }),
    ask: {
      header: 'Region',
      question: `${ASKED.region} You can type another.`,
      options: options.slice(0, MOST_OFFERED),
      all: options,
      typed: typedCall({ ...rest, about: 'region' }, 'said'),
    },
  };
}

async function probe(
  room: Room,
  { signer }: Ready,
  regions: readonly string[],
  named: readonly string[],
): Promise<Outcome<ModelsAnswer>> {
  const [home = ''] = regions;
  const question = { world: room.seen, aws: room, signIn: { signer, options: {} }, regions, home, named };
  const answer = await askModels({ ...question, isEverywhere: regions.length > 1, isProbed: true });
  if (answer.ok) return success(answer.value);
  const { id, message, fix } = answer.finding;
  return refusal(id, message, fix);
}

function modelsQuestion(
  rest: TalkAnswers,
  answer: ModelsAnswer,
  choices: ReturnType<typeof choicesOf>,
): TalkStep {
  const options: TalkOption[] = choices.slice(0, 4).map((choice) => ({
    label: choice.label,
    description: choice.description,
    run: setupCall({ ...rest, ...choiceAnswers(answer.models, choice, rest.without) }),
  }));
  const other = {
    label: 'Another region',
    description: 'Other regions have other models',
    run: setupCall({ ...rest, about: 'region' }),
  };
  return {
    ask: {
      header: 'Models',
      question: `${ASKED.models} You can type a model id.`,
      options: options.length > 1 ? options : [...options, other],
      all: [...options, ...eachModel(rest, answer, choices[0]), other],
      typed: typedCall(rest, 'model'),
    },
  };
}

/** What there is to choose from, and the routing that is taken. */
interface Found {
  readonly answer: ModelsAnswer;
  readonly choices: ReturnType<typeof choicesOf>;
  readonly routing: Model['routing'];
}

/** Models that were named as people name them: in the routing that is recommended, where they are there. */
async function wished(
  room: Room,
  ready: Ready,
  rest: TalkAnswers,
  { wishes, ...found }: Found & { readonly wishes: readonly ModelWish[] },
): Promise<Outcome<TalkStep>> {
  const here = found.answer.models.filter((one) => one.region === rest.region);
  const routed = here.filter(({ routing }) => routing === found.routing);
  const models = wishes.map((wish) => wishedModel(wish, routed) ?? wishedModel(wish, here));
  const missing = wishes.filter((_, i) => models[i] === undefined).map(nameOfWish);
  if (missing.length > 0)
    return success({
      ...modelsQuestion(rest, found.answer, found.choices),
      say: `Not available in ${rest.region}: ${missing.join(', ')}.`,
    });
  return withModels(room, ready, rest, {
    ...found,
    wanted: models.filter((model) => model !== undefined),
  });
}

/** Models that were named, each as what its family means, and the best of the other families. */
async function withModels(
  room: Room,
  ready: Ready,
  rest: TalkAnswers,
  { answer, routing, wanted }: Found & { readonly wanted: readonly Model[] },
): Promise<Outcome<TalkStep>> {
  const { region = '', without } = rest;
  const routed = answer.models.filter((one) => one.region === region && one.routing === routing);
  const pinned = modelAnswers(bestOfFamilies([...wanted, ...bestOfFamilies(usableModels(routed))]), without);
  // Claude Code's own choice is an Opus, where the settings name none.
  const isNamed = standingValue(room.settings, 'ANTHROPIC_MODEL') !== undefined;
  const isOwnChoice = !isNamed && wanted.some(({ family }) => family === 'opus');
  const [primary] = isOwnChoice ? [] : wanted;
  const answers = { ...rest, ...pinned, ...(primary && { model: primary.id }), region };
  return withNotes(await tryPins(room, ready, answers), standInNotes(answer.models, answers));
}

/** AWS was not asked, or refused to list: what is wrong, and the ways on. */
function notAsked(ready: Ready, answers: TalkAnswers, { code, message, fix }: Problem): TalkStep {
  if (code === 'list-denied') return notListed(ready, answers);
  const isKey = ready.signer.kind === 'api-key';
  // A short-term key says where it works.
  const own = isKey && ready.region !== answers.region ? ready.region : undefined;
  const there: TalkOption[] =
    own === undefined
      ? []
      : [
          {
            label: `${own} (Recommended)`,
            description: 'The region that the key was made for',
            run: setupCall({ ...answers, region: own }),
          },
        ];
  const other: TalkOption = isKey
    ? { label: 'Another key', description: 'Asks for its file', run: setupCall({ ...answers, about: 'key' }) }
    : {
        label: 'Another sign-in',
        description: 'Another AWS profile, your access portal, or an API key',
        run: setupCall({ ...withoutSignIn(answers), about: 'sign-in' }),
      };
  const say =
    own === undefined
      ? `${ready.name.charAt(0).toUpperCase()}${ready.name.slice(1)} does not work. ${message} ${fix}`
      : `The API key was made for ${own} and does not work in ${answers.region}. ${FAILURES['bearer-wrong-region'].say}`;
  return {
    say,
    ask: {
      header: own === undefined ? 'Sign-in' : 'Region',
      question: 'What now?',
      options: [
        ...there,
        other,
        { label: 'Try again', description: 'Once you have corrected it', run: setupCall(answers) },
        {
          label: 'Stop here',
          description: 'Changes nothing',
          end: 'Nothing was written. Start again with /bedrock:setup.',
        },
      ],
    },
  };
}

/** Only the list is denied: a model that is named may work all the same. */
function notListed({ name }: Ready, answers: TalkAnswers): TalkStep {
  const { model: typed, pin: __, about: ___, ...rest } = answers;
  const isWord = typed !== undefined && !isIdLike(typed);
  return {
    say: [
      ...(isWord ? [`'${shortened(typed, 80)}' is no whole id of a model.`] : []),
      `AWS does not let ${name} list the models: IAM does not allow bedrock:ListInferenceProfiles. A model that you name may work all the same.`,
      'Or send this to your administrator:\n\n```text\nPlease allow me bedrock:ListInferenceProfiles and bedrock:GetInferenceProfile on Amazon Bedrock, so that the models can be listed.\n```',
    ].join('\n\n'),
    ask: {
      header: 'Models',
      question: 'Which model should Claude Code use? Type its id, such as eu.anthropic.claude-sonnet-5.',
      options: [
        { label: 'Try again', description: 'Once it is allowed', run: setupCall(rest) },
        {
          label: 'Another sign-in',
          description: 'Another AWS profile, your access portal, or an API key',
          run: setupCall({ ...withoutSignIn(rest), about: 'sign-in' }),
        },
        {
          label: 'Stop here',
          description: 'Changes nothing',
          end: 'Nothing was written. Once it is allowed, run /bedrock:setup again.',
        },
      ],
      typed: typedCall(rest, 'model'),
    },
  };
}

/** The plan with models that were chosen one by one, if they answer. */
async function tryPins(
  room: Room,
  ready: Ready,
  answers: TalkAnswers & { readonly region: string },
): Promise<Outcome<TalkStep>> {
  const ids = [...new Set((answers.pin ?? []).map((pin) => pin.slice(pin.indexOf('=') + 1)))];
  const asked = await probe(room, ready, [answers.region], ids);
  if (!asked.ok) return success(notAsked(ready, answers, asked.problem));
  const { models } = asked.value;
  const refused = ids.find((one) => !models.some(({ id, probe: is }) => id === one && is === 'usable'));
  if (refused === undefined) return agreeStep(room, ready, answers);
  const [first] = choicesOf({ isProbed: true, home: answers.region }, asked.value);
  const { model: _, pin: __, ...rest } = answers;
  if (!first) return success(nothingAnswers(ready, rest, asked.value, false));
  return success(otherModel({ ...rest, ...choiceAnswers(models, first) }, refused, models));
}

/** One model beside those that are recommended: each of the region, as what its family is to mean. */
function eachModel(
  rest: TalkAnswers,
  { models }: ModelsAnswer,
  first: ReturnType<typeof choicesOf>[number] | undefined,
): readonly TalkOption[] {
  if (!first) return [];
  const here = models.filter(({ region, isActive }) => isActive && region === first.region);
  const best = bestOfFamilies(usableModels(here).filter(({ routing }) => routing === first.routing));
  return here
    .filter(({ id, family }) => isFamily(family) && !best.some((model) => model.id === id))
    .map((model) => ({
      label: `${model.name}, ${model.geography ?? model.routing}`,
      description: `${model.id} for ${model.family}${model.probe === undefined ? '; not tried yet' : ''}`,
      run: setupCall({
        ...rest,
        region: model.region,
        ...modelAnswers(bestOfFamilies([model, ...best])),
        about: 'try',
      }),
    }));
}

/** A model that was named and does not answer: the nearest that does. */
function otherModel(recommended: TalkAnswers, wanted: string, models: readonly Model[]): TalkStep {
  const tried = models.find(({ id }) => id === wanted);
  const why = tried?.probeMessage ?? 'It is not available there.';
  const usable = usableModels(models.filter(({ id }) => id !== wanted));
  const family = FAMILIES.find((one) => wanted.toLowerCase().includes(one));
  const named = parseModelId(wanted);
  const same =
    'version' in named
      ? models.find(
          (model) =>
            model.isActive &&
            model.id !== wanted &&
            model.region === recommended.region &&
            model.family === named.family &&
            model.version === named.version,
        )
      : undefined;
  const close =
    same?.id ??
    nearest(
      wanted,
      usable.map(({ id }) => id),
    );
  const isOfFamily = close !== undefined && family !== undefined && close.includes(family);
  const [newest] = isOfFamily ? [] : bestOfFamilies(usable.filter((model) => model.family === family));
  const near = newest?.id ?? close;
  const nearOption =
    near === undefined
      ? []
      : [
          {
            label: models.find(({ id }) => id === near)?.name ?? near,
            description: newest
              ? `${near}, the newest of its family that answers`
              : `${near}, the nearest that answers`,
            run: setupCall({ ...recommended, model: near }),
          },
        ];
  const { model: _, ...rest } = recommended;
  return {
    say: `${wanted} does not work in ${recommended.region}. ${why}`,
    ask: {
      header: 'Models',
      question: 'Which model should be used instead?',
      options: [
        ...nearOption,
        {
          label: 'The recommended ones',
          description: 'The newest of each family that answers',
          run: setupCall(recommended),
        },
        {
          label: 'Choose',
          description: 'Shows what answers in this region',
          run: setupCall({ ...rest, about: 'models' }),
        },
      ],
    },
  };
}

/** No model answers: why, whom to ask for what, and the ways on. */
function nothingAnswers(
  ready: Ready,
  rest: TalkAnswers,
  answer: ModelsAnswer,
  isEverywhere: boolean,
): TalkStep {
  const reasons = refusalReasons(answer.models);
  const isDenied = reasons.some(({ probe: id }) => OF_THE_PERSON.includes(id));
  const where = isEverywhere ? 'in any region' : `in ${rest.region}`;
  const [reason] = reasons;
  const access = accessOption(ready, rest, answer.models);
  // What the account can send from here is one way, and another beside it would be a second.
  const fix = access.length > 0 ? '' : inConversation(reason?.fix ?? '', 'setup');
  const why = reason ? `${reason.say} ${fix}`.trim() : 'No Claude model is available there.';
  const { account: _, role: __, search: ___, ...withPortal } = rest;
  // Another sign-in changes nothing, and a typing error may be the cause.
  const isUnknown = rest.region !== undefined && reasons.length === 0 && !isEverywhere;
  const options: TalkOption[] = [
    ...(isUnknown
      ? [
          {
            label: 'Another region',
            description: 'Asks which one',
            run: setupCall({ ...rest, about: 'region' }),
          },
        ]
      : ready.profilePlan && !ready.profilePlan.repair
        ? [
            {
              label: 'Another account or role',
              description: 'Back to the accounts of your access portal',
              run: setupCall(withPortal),
            },
          ]
        : [
            {
              label: 'Another sign-in',
              description: 'Back to the AWS sign-ins',
              run: setupCall({ ...withoutSignIn(rest), about: 'sign-in' }),
            },
          ]),
    ...access,
    ...(isDenied || isEverywhere
      ? []
      : [
          {
            label: 'Look in other regions',
            description: 'Tries every region where Claude is available',
            run: setupCall({ ...rest, about: 'everywhere' }),
          },
        ]),
    {
      label: 'Stop here',
      description: 'Changes nothing',
      end: isUnknown
        ? 'Nothing was written. Start again with /bedrock:setup.'
        : 'Nothing was written. Once you have access, run /bedrock:setup again.',
    },
  ];
  return {
    say: [
      `No Claude model works with ${ready.name} ${where}. ${why}`,
      ...(isDenied ? [sendText(ready, rest, answer)] : []),
    ].join('\n\n'),
    ask: { header: 'No model', question: 'What now?', options },
  };
}

/** What an administrator needs to know, ready to be sent. */
function sendText(ready: Ready, { region = '' }: TalkAnswers, { models, signedBy }: ModelsAnswer): string {
  const tried = models.filter(({ probe: result }) => result !== undefined);
  const here = bestOfFamilies(tried.filter((model) => model.region === region));
  const ids = (here.length > 0 ? here : bestOfFamilies(tried)).map(({ id }) => id);
  const accountId = ready.accountId ?? signedBy.accountId ?? '*';
  const refused = tried.find(({ probe: result = '' }) => OF_THE_PERSON.includes(result));
  const denied = parseAccessDenied(refused?.probeMessage ?? '');
  const isOfOrganization = refused?.probe === 'scp-denied';
  const policy = isOfOrganization
    ? regionException(region)
    : invokePolicy({ region, accountId, models: ids });
  const lines = [
    isOfOrganization
      ? ORGANIZATION_WISH
      : `Please let me use Claude Code on Amazon Bedrock. ${wantedChange(denied)}`,
    '',
    `Account: ${accountId === '*' ? 'unknown' : accountId}`,
    `Role: ${ready.roleName ?? signedBy.arn ?? 'unknown'}`,
    `Region: ${region}`,
    `Models: ${ids.join(', ')}`,
    '',
    JSON.stringify(policy, null, 2),
  ];
  return `Send this to your administrator:\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}
