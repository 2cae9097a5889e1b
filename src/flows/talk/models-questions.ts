import { ORGANIZATION_WISH, wantedChange } from '../../checks/helpers/admin-request.ts';
import { parseAccessDenied } from '../../knowledge/access-denied.ts';
import { FAILURES } from '../../knowledge/failures.ts';
import { geographiesOfRegion } from '../../knowledge/geographies.ts';
import { FAMILIES, isFamily } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { whyNotInRegion } from '../../knowledge/ways.ts';
import type { Model } from '../../model/models.ts';
import type { Problem } from '../../model/outcome.ts';
import { inConversation, type TalkOption, type TalkStep } from '../../model/talk.ts';
import { invokePolicy, regionException } from '../../plan/models/iam-statement.ts';
import { bestOfFamilies, usableModels } from '../../plan/models/model-choices.ts';
import { refusalReasons } from '../../plan/models/refusal-reasons.ts';
import { MOST_OFFERED, regionsToChoose } from '../../plan/profile/offered-regions.ts';
import { ASKED, aboutRegion } from '../../plan/setup/script.ts';
import { isIdLike, wishesAfter } from '../../plan/talk/model-wish.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { nearest } from '../../text/nearest.ts';
import { shortened } from '../../text/text.ts';
import type { choicesOf, ModelsAnswer } from '../models/ask-models.ts';
import { accessOption } from './access-steps.ts';
import { withoutSignIn } from './portal-steps.ts';
import type { Ready, Room } from './room.ts';

/** The refusals of which another region changes nothing: a policy of the person denies them. */
const OF_THE_PERSON = ['iam-denied', 'scp-denied', 'bearer-denied'];

/** What there is to choose from in a region, and the choice that is taken. */
export interface Found {
  readonly answer: ModelsAnswer;
  readonly choices: ReturnType<typeof choicesOf>;
  readonly region: string;
  readonly first: ReturnType<typeof choicesOf>[number] | undefined;
}

/** The same model as another id names, in this region. */
export function sameModel(id: string, models: readonly Model[]): Model | undefined {
  const named = parseModelId(id);
  if (!('version' in named)) return undefined;
  return models.find(
    ({ family, version, isActive }) => isActive && family === named.family && version === named.version,
  );
}

/** The AWS region: those that go with the sign-in or its portal first. `wrong` is what was typed and is none. */
export function regionQuestion(
  { world }: Room,
  { answers, near, region: own }: Ready,
  wrong?: string,
): TalkStep {
  const { region: before, about: __, pin: ___, ...rest } = answers;
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

/** Which models, and where AWS may answer. */
export function modelsQuestion(asked: TalkAnswers, found: Found): TalkStep {
  const { pin: _, geography: __, ...others } = asked;
  const rest = { ...others, ...(asked.region !== undefined && { region: found.region }) };
  const options: TalkOption[] = found.choices.slice(0, 4).map(({ label, description, region, routing }) => ({
    label,
    description,
    run: setupCall({ ...rest, routing, ...(region !== found.region && { region }) }),
  }));
  const other = {
    label: 'Another region',
    description: 'Other regions have other models',
    run: setupCall({ ...rest, region: found.region, about: 'region' }),
  };
  return {
    ask: {
      header: 'Models',
      question: `${ASKED.models} You can type a model id.`,
      options: options.length > 1 ? options : [...options, other],
      all: [...options, ...eachModel(rest, found), other],
      typed: typedCall({ ...rest, model: undefined }, 'model'),
    },
  };
}

/** AWS was not asked, or refused to list: what is wrong, and the ways on. */
export function notAsked(ready: Ready, answers: TalkAnswers, { code, message, fix }: Problem): TalkStep {
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

/** One model beside those that are recommended: each of the region, as what its family is to mean. */
function eachModel(
  rest: TalkAnswers,
  { answer: { models }, choices: [first] }: Found,
): readonly TalkOption[] {
  if (!first) return [];
  const here = models.filter(({ region, isActive }) => isActive && region === first.region);
  const best = bestOfFamilies(usableModels(here).filter(({ routing }) => routing === first.routing));
  return here
    .filter(({ id, family }) => isFamily(family) && !best.some((model) => model.id === id))
    .map(({ id, name, family, region, geography, routing, probe: is }) => ({
      label: `${name}, ${geography ?? routing}`,
      description: `${id} for ${family}${is === undefined ? '; not tried yet' : ''}`,
      run: setupCall({ ...rest, region, ...wishesAfter(rest, { model: id }) }),
    }));
}

/** A model that was named and does not answer: the nearest that does. */
export function otherModel(
  asked: TalkAnswers,
  { answer: { models }, region, first }: Found,
  wanted: string,
): TalkStep {
  const tried = models.find(({ id }) => id === wanted);
  const why = tried?.probeMessage ?? 'It is not available there.';
  const others = models.filter((model) => model.id !== wanted && model.region === region);
  const usable = usableModels(others);
  const family = FAMILIES.find((one) => wanted.toLowerCase().includes(one));
  const same = sameModel(
    wanted,
    others.filter(({ routing }) => routing === first?.routing),
  );
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
            run: setupCall({ ...asked, pin: undefined, model: near }),
          },
        ];
  const { model: _, pin: __, ...rest } = asked;
  return {
    say: `${wanted} does not work in ${region}. ${why}`,
    ask: {
      header: 'Models',
      question: 'Which model should be used instead?',
      options: [
        ...nearOption,
        {
          label: 'The recommended ones',
          description: 'The newest of each family that answers',
          run: setupCall(rest),
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
export function nothingAnswers(
  ready: Ready,
  asked: TalkAnswers,
  { answer, region }: Pick<Found, 'answer' | 'region'>,
  isEverywhere: boolean,
): TalkStep {
  const rest = { ...asked, region };
  const reasons = refusalReasons(answer.models);
  const isDenied = reasons.some(({ probe: id }) => OF_THE_PERSON.includes(id));
  const where = isEverywhere ? 'in any region' : `in ${rest.region}`;
  const [reason] = reasons;
  const access = accessOption(ready, rest, answer.models);
  // What the account can send from here is one way, and another beside it would be a second.
  const fix = access.length > 0 ? '' : inConversation(reason?.fix ?? '', 'setup');
  const why = reason ? `${reason.say} ${fix}`.trim() : 'No Claude model is available there.';
  const { account: _, role: __, search: ___, ...withPortal } = asked;
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
              run: setupCall({ ...withoutSignIn(asked), about: 'sign-in' }),
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
