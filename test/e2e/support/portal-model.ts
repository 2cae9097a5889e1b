import type { ProfileReport } from '../../../src/report/changes/profile.ts';
import type { Accounts } from '../../../src/report/sign-in/accounts.ts';
import type { Login } from '../../../src/report/sign-in/login.ts';
import type { ModelReply, ScriptedModel } from '../../../src/sandbox/index.ts';
import { ask, bash, dataOf, filledIn, type Question, readConversation } from './conversation.ts';
import { type SetupCommands, setupCommands, withSignIn } from './setup-model.ts';
import { SETUP_TITLE } from './titles.ts';

const YES = 'Yes (Recommended)';

/** Plays Claude carrying out `commands/setup.md` for a person who has nothing but the address of an access portal. */
export const portalModel: ScriptedModel = ({ body }) => {
  const { prompt, results } = readConversation(body, SETUP_TITLE);
  if (prompt === undefined) return 'ok';
  const commands = setupCommands(prompt);
  const [status, portal, portalRegion, ...rest] = results;
  if (status === undefined) return bash(commands.status);
  if (dataOf<{ offers: unknown[] }>(status).offers.length > 0) return 'There is a sign-in already.';
  if (portal === undefined) return ask('', whichPortal());
  const [, address] = /="(https:\/\/[^"]+)"/.exec(portal) ?? [];
  if (address === undefined) return `I cannot follow: ${portal}`;
  if (portalRegion === undefined) return ask('', whichPortalRegion());
  const region = PORTAL_REGIONS.find((name) => portalRegion.includes(`"${name}"`));
  if (region === undefined) return `I cannot follow: ${portalRegion}`;
  return signIn(commands, `login --start --start-url '${address}' --sso-region ${region}`, rest);
};

function signIn(commands: SetupCommands, options: string, results: readonly string[]): ModelReply {
  const [started, ...rest] = results;
  if (started === undefined) return bash(filledIn(commands.login, { LOGIN_OPTIONS: options }));
  const { userCode, verificationUriComplete, finishOptions = '' } = dataOf<Login>(started);
  const waits = rest.findIndex((result) => dataOf<Login>(result).state !== 'pending');
  const finished = waits < 0 ? undefined : rest[waits];
  if (finished === undefined) {
    const wait = filledIn(commands.finish, { FINISH_OPTIONS: finishOptions });
    return bash(wait, `# ${userCode}\n\n${verificationUriComplete}`);
  }
  const { accountsOptions = '' } = dataOf<Login>(finished);
  return makeProfile(commands, accountsOptions, rest.slice(waits + 1));
}

function makeProfile(commands: SetupCommands, options: string, results: readonly string[]): ModelReply {
  const [accounts, answers, planned, consent, applied, ...rest] = results;
  if (accounts === undefined) return bash(filledIn(commands.accounts, { ACCOUNTS_OPTIONS: options }));
  const { choices } = dataOf<Accounts>(accounts);
  if (answers === undefined) return ask('', whichAccount(choices), whichRegion());
  const choice = choices.find(({ label }) => answers.includes(`"${label}"`));
  const region = REGIONS.find((name) => answers.includes(`"${name}"`));
  if (!choice) return `I cannot follow: ${answers}`;
  if (planned === undefined) {
    const plan = `profile --plan ${choice.profileOptions} --region ${region}`;
    return bash(filledIn(commands.profilePlan, { PROFILE_PLAN: plan }));
  }
  const { diff, applyOptions = '' } = dataOf<ProfileReport>(planned);
  if (consent === undefined) return ask(`\`\`\`diff\n${diff}\n\`\`\``, whetherToWrite());
  if (!consent.includes(YES)) return 'Nothing was written.';
  if (applied === undefined) return bash(filledIn(commands.apply, { APPLY_OPTIONS: applyOptions }));
  const [offer] = dataOf<ProfileReport>(applied).offers;
  return offer ? withSignIn(commands, offer.options, rest) : 'The profile cannot be used.';
}

const PORTAL_REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];
/** The portal's own first. */
const REGIONS = ['eu-central-1', 'us-east-1', 'us-west-2'];

function whichPortal(): Question {
  const options = [
    { label: 'No portal, an API key', description: 'An Amazon Bedrock API key from the AWS console' },
    { label: 'I do not know it', description: 'Whoever looks after AWS in the company does' },
  ];
  return { header: 'Portal', question: 'What is the address of your AWS access portal? Type it.', options };
}

function whichPortalRegion(): Question {
  const options = PORTAL_REGIONS.map((label) => ({ label, description: 'The portal shows it' }));
  return { header: 'Its region', question: 'In which region is IAM Identity Center?', options };
}

function whichAccount(choices: Accounts['choices']): Question {
  const options = choices.map(({ label, description }) => ({ label, description }));
  return { header: 'Account', question: 'Which account and role should Claude Code use?', options };
}

function whichRegion(): Question {
  const options = REGIONS.map((label) => ({ label, description: 'Where requests are sent' }));
  return { header: 'Region', question: 'In which AWS region should Claude be asked?', options };
}

function whetherToWrite(): Question {
  const options = [
    { label: YES, description: 'Writes exactly what is shown above' },
    { label: 'No', description: 'Leaves every file as it is' },
  ];
  return { header: 'Profile', question: 'Write this AWS profile?', options };
}
