import { parseModelId } from '../../knowledge/model-id.ts';
import { profileName } from '../build/claude-code-settings.ts';
import type { Rollout, RolloutModel, Way } from '../file/rollout.ts';
import { code, md } from './markdown.ts';

/** HANDOUT.md: what people will see and do. */
export function handout(rollout: Rollout): string {
  const { organization, signIn, products } = rollout;
  const names = [products.claudeDesktop && 'Claude Desktop', products.claudeCode && 'Claude Code'].filter(
    Boolean,
  );
  return `# ${names.join(' and ')} at ${md(organization.name)}

${signIn.way === 'gateway' ? `Claude is reached by the gateway of ${md(organization.name)}` : `Claude runs in the AWS account of ${md(organization.name)}`}. No account at Anthropic is needed, and none is asked for.
${products.claudeDesktop ? desktopPart(rollout) : ''}${products.claudeCode ? claudeCodePart(rollout) : ''}
## Signing in again

${signIn.way === 'profile' && signIn.startUrl === undefined ? BY_PROFILE : AGAIN[signIn.way]}

## The models

${rollout.models.map((model, index) => `- ${md(model.label ?? nameOf(model))}${index === 0 ? ', the default' : ''}${model.longContext ? ', with long context' : ''}`).join('\n')}

WebSearch is not there: Amazon Bedrock does not offer it.
${contacts(rollout)}`;
}

const BY_PORTAL =
  'The sign-in at the AWS access portal ends after a while: how long it lasts, your company decides, and where it decided nothing it is 8 hours. Then you are asked to sign in again.';

const BY_PROFILE = 'As often as your AWS profile asks for it.';

/** How often people sign in, as they see it. */
const AGAIN: Readonly<Record<Way, string>> = {
  'in-app': BY_PORTAL,
  profile: BY_PORTAL,
  helper: 'You do not sign in: the key comes by itself.',
  'static-key': 'You do not sign in: the key is there already.',
  gateway: 'As often as the gateway asks for it.',
  'external-idp': 'When the sign-in at your company ends, the browser opens, and you sign in again.',
};

/** As people know it: Claude Opus 4.8. */
function nameOf({ id, leadsTo }: RolloutModel): string {
  const parsed = parseModelId(leadsTo ?? id);
  if (!('family' in parsed) || parsed.family === '') return id;
  const { family, version } = parsed;
  return `Claude ${family.charAt(0).toUpperCase()}${family.slice(1)} ${version}`.trimEnd();
}

function desktopPart({ signIn, organization }: Rollout): string {
  const first: Readonly<Record<string, string>> = {
    'in-app':
      'Choose the sign-in to AWS. The browser opens the access portal; sign in as you always do, compare the code, and confirm.',
    profile:
      'The app takes the sign-in of your AWS profile. Where it has ended, the app asks you to sign in again.',
    helper: 'Nothing is asked: the key comes by itself.',
    'static-key': 'Nothing is asked.',
    gateway: 'Sign in where the app asks for it.',
    'external-idp': 'The browser opens the sign-in of your company.',
  };
  return `
## Claude Desktop

1. Install Claude Desktop as your company offers it, or let it arrive by itself.
2. Quit it and start it again: settings are read at its start. Its window names ${md(organization.name)} or Amazon Bedrock, not claude.ai.
3. ${first[signIn.way] ?? ''}

Settings that the company made cannot be changed. That is meant so.
`;
}

function claudeCodePart(rollout: Rollout): string {
  const { signIn, plugin, contacts = [] } = rollout;
  const login = code(`! claude-bedrock login --profile ${profileName(rollout)}`);
  const bySignIn =
    signIn.way === 'in-app' || signIn.way === 'profile'
      ? `2. Where the sign-in has ended, the browser opens the access portal${signIn.startUrl === undefined ? '' : ` (${code(signIn.startUrl)})`}. Sign in and confirm.${plugin ? ` Where none opens, type ${login}.` : ''}\n`
      : '2. Nothing is asked: the sign-in comes by itself.\n';
  const help = plugin
    ? `4. Where something does not work: \`/bedrock:doctor\` says why, and shows what to send to ${contacts.length === 0 ? 'whoever manages it' : 'the people below'}.\n`
    : '';
  return `
## Claude Code

1. Start \`claude\` in a folder of yours.
${bySignIn}3. \`/status\` shows the provider, Amazon Bedrock, and where the settings come from.
${help}`;
}

function contacts({ contacts = [] }: Rollout): string {
  if (contacts.length === 0) return '';
  const lines = contacts.map((one) => {
    const ways = [one.email, one.phone, one.url].filter((way) => way !== undefined).map(md);
    return `- ${[md(one.name), one.for === undefined ? undefined : `(${md(one.for)})`].filter(Boolean).join(' ')}${ways.length === 0 ? '' : `: ${ways.join(', ')}`}`;
  });
  return `\n## Where to turn\n\n${lines.join('\n')}\n`;
}
