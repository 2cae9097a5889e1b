import { WAY_RULES, type Way } from '../../knowledge/ways.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { takesProfile } from '../../plan/setup/setup-answers.ts';
import { type SignInWay, signInCommand, signInWays } from '../../plan/setup/sign-in-offers.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import type { Room } from './room.ts';

const MOST_OFFERED = 3;
/** Of thousands of profiles no more are looked at closely. */
const MOST_LISTED = 200;

/** The answers without what names a sign-in. */
export function withoutSignIn({
  profile,
  auth,
  account,
  role,
  search,
  repair,
  wait,
  new: _,
  ...rest
}: TalkAnswers): TalkAnswers {
  const {
    'start-url': __,
    'sso-region': ___,
    'sso-session': ____,
    'api-key-file': _____,
    'api-key-stdin': ______,
    ...kept
  } = rest;
  return kept;
}

/** The ways to sign in that there are, ready ones first; profiles alone where one was asked for. */
export function waysOf(
  { profiles, world, signedBy, ownKey }: Room,
  { auth }: TalkAnswers,
): readonly SignInWay[] {
  const ways = signInWays(profiles, world.env, signedBy.name, ownKey, MOST_LISTED);
  return auth === undefined ? ways : ways.filter(({ answers }) => answers.profile !== undefined);
}

/** Which sign-in is to be used: up to three that there are, or a new one. */
export function askWhoSigns(room: Room, answers: TalkAnswers): TalkStep {
  const rest = withoutSignIn(answers);
  // How a profile is handed over is no sign-in by itself.
  const auth = answers.auth !== undefined && takesProfile(answers.auth) ? { auth: answers.auth } : {};
  const ways = waysOf(room, auth);
  if (ways.length === 0) return askPortal({ ...rest, ...auth });
  const isReady = ways.some(({ offer }) => offer.isReady);
  const [first] = ways;
  const none =
    first && ways.length === 1
      ? `${first.offer.label} is not signed in. Which sign-in do you want to use?`
      : 'None of these is signed in. Which one do you want to use?';
  const others = ways.slice(MOST_OFFERED).map(({ offer }) => offer.label);
  const more = others.length > 0 ? ' You can type the name of another.' : '';
  const options = ways.map(({ offer, answers: way }) => ({
    label: offer.label,
    description: offer.description,
    run: setupCall({ ...rest, ...auth, ...way }),
  }));
  const another: TalkOption = {
    label: 'A new one',
    description: 'Sign in through your AWS access portal, or use an API key',
    run: setupCall({ ...rest, ...auth, about: 'portal' }),
  };
  return {
    ...(others.length > 0 && { say: `There are also: ${listed(others)}.` }),
    ask: {
      header: 'Sign-in',
      question: `${isReady ? ASKED.signIn : none}${more}`,
      options: [...options.slice(0, MOST_OFFERED), another],
      all: [...options, another],
      typed: typedCall({ ...rest, ...auth, about: 'sign-in' }, 'said'),
    },
  };
}

/** The ways on where a sign-in does not do. */
export function anotherSignIn(answers: TalkAnswers, say: string): TalkStep {
  return {
    say,
    ask: {
      header: 'Sign-in',
      question: 'What now?',
      options: [
        {
          label: 'Another sign-in',
          description: 'Another AWS profile, your access portal, or an API key',
          run: setupCall({ ...withoutSignIn(answers), about: 'sign-in' }),
        },
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

/** As many names as are read at once. */
function listed(names: readonly string[]): string {
  const most = 20;
  const left = names.length - most;
  return left > 0 ? `${names.slice(0, most).join(', ')}, and ${left} more` : names.join(', ');
}

/** Where somebody has access keys: they are never typed here. */
export const ACCESS_KEYS =
  'Access keys belong in an AWS profile: type `aws configure --profile NAME` in a terminal, not here, then `/bedrock:setup NAME`.';

/** The text for whoever looks after AWS in a company. */
function requestFor(way: Way = 'invoke'): string {
  const { name, action } = WAY_RULES[way];
  const actions = way === 'invoke' ? INVOKE_ACTIONS : action;
  return `Hello, I would like to use Claude Code with ${name}. I need three things:

1. the address of our AWS access portal (such as https://NAME.awsapps.com/start),
2. the region of IAM Identity Center,
3. a permission set that allows ${actions}.`;
}

const INVOKE_ACTIONS =
  'bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream, bedrock:ListInferenceProfiles and bedrock:GetInferenceProfile';

/** Mantle takes the keys of Amazon Bedrock. */
function keyedBy(way: Way = 'invoke'): Way {
  return way === 'mantle' ? 'invoke' : way;
}

/** The address of the access portal, which is typed; sessions of the AWS config file are offered. */
export function askPortal(answers: TalkAnswers, say?: string): TalkStep {
  const { about: _, ...rest } = answers;
  return {
    ...(say !== undefined && { say }),
    ask: {
      header: 'Portal',
      question: `${ASKED.portal} Type or paste it as your browser shows it.`,
      options: [
        {
          label: 'I use an API key',
          description: `An API key of ${WAY_RULES[keyedBy(answers.way)].name} from the AWS console; needs no portal`,
          run: setupCall({ ...rest, about: 'key' }),
        },
        {
          label: UNKNOWN,
          description: 'Shows what to ask your administrator',
          end: `Send this to your administrator; with the answer, run /bedrock:setup again:\n\n\`\`\`text\n${requestFor(answers.way)}\n\`\`\``,
        },
      ],
      typed: typedCall(rest, 'start-url'),
    },
  };
}

/** A name alone may be a portal's, of this company or of a stranger. */
export function isThisThePortal(answers: TalkAnswers, name: string): TalkStep {
  const address = `https://${name.toLowerCase()}.awsapps.com/start`;
  return {
    ask: {
      header: 'Portal',
      question: `Is ${address} the access portal of your company?`,
      options: [
        {
          label: 'Yes',
          description: 'Looks it up, and goes on with the sign-in',
          run: setupCall({ ...answers, 'start-url': address }),
        },
        { label: 'No', description: 'Asks for the address', run: setupCall({ ...answers, about: 'portal' }) },
      ],
    },
  };
}

/** The answer of whoever cannot give one; whom to ask follows. */
export const UNKNOWN = 'I do not know it';
/** Where the key is, if it was put there as shown. */
export const KEY_FILE = '~/bedrock-api-key';

/** How a key gets into a file of the home directory without being shown. */
export function howToPut(file: string, platform: World['platform']): string {
  if (platform !== 'win32')
    return `In a terminal run \`(umask 077; cat > ${file})\`, paste the key, press Enter, then Ctrl-D.`;
  const path = file.replace('~/', '$HOME\\');
  return `In PowerShell run \`Read-Host | Set-Content "${path}"\`, paste the key and press Enter.`;
}

/** The file of an API key: the key itself is never typed here. */
export function keyQuestion(platform: World['platform'], answers: TalkAnswers, say?: string): TalkStep {
  const { about: _, ...rest } = answers;
  const withKey = { ...withoutSignIn(rest), auth: 'api-key' as const };
  const how = `Put the key into a file that only you can read, not into this chat. ${howToPut(KEY_FILE, platform)} The AWS console makes one under ${WAY_RULES[keyedBy(answers.way)].name}, API keys. A short-term key expires after 12 hours at most, a long-term key on the day you chose in the console.`;
  return {
    say: [say, how].filter(Boolean).join('\n\n'),
    ask: {
      header: 'Key file',
      question: 'Which file holds the API key? You can type another path.',
      options: [
        {
          label: KEY_FILE,
          description: 'The file of the command above',
          run: setupCall({ ...withKey, 'api-key-file': KEY_FILE }),
        },
        {
          label: 'Stop here',
          description: 'Changes nothing',
          end: 'Nothing was written. Start again with /bedrock:setup.',
        },
      ],
      typed: typedCall(withKey, 'api-key-file'),
      secret: {
        ...(say !== undefined && { say }),
        question: ASKED.key,
        run: setupCall({ ...withKey, 'api-key-stdin': true }),
      },
    },
  };
}

/** A console login is the AWS CLI's alone, and takes a terminal. */
export function consoleStep(profile: Parameters<typeof signInCommand>[0]): TalkStep {
  return {
    say: `The profile ${profile.name} signs in through the AWS console. Type \`! ${signInCommand(profile)}\`, then \`/bedrock:setup ${profile.name}\`.`,
    end: true,
  };
}
