import type { HomeFacts } from '../facts/doctor-facts.ts';
import type { Explanation } from '../knowledge/explain-error.ts';
import { shownCommand } from '../shell/shown-command.ts';
import { placeOf, winnerOf } from './helpers/configured.ts';
import { signInAgain, signInOf } from './helpers/sign-in.ts';

/** What is mended by renewing whatever signs, which the message does not tell. */
const OF_SIGNER = [
  'sso-expired',
  'sso-not-signed-in',
  'credentials-expired',
  'credentials-invalid',
  'credentials-unavailable',
  'refresh-command',
  'aws-cli-missing',
  'aws-cli-old',
];

/** What asks for a sign-in to IAM Identity Center, or names the command for it. */
const OF_SIGN_IN = ['sso-expired', 'sso-not-signed-in', 'credentials-expired', 'credentials-unavailable'];

/** True where the home decides what helps. */
export function dependsOnHome({ id }: Explanation): boolean {
  return OF_SIGNER.includes(id) || id === 'bedrock-off';
}

/** The explanation with the fix that fits this home: a message does not tell what signs here. */
export function explainHere(explanation: Explanation, facts: HomeFacts): Explanation {
  const { provider } = facts.client;
  const isOn = provider.value === 'bedrock' || provider.value === 'mantle';
  if (explanation.id === 'bedrock-off') return isOn ? offElsewhere(explanation, facts) : explanation;
  if (!isOn) return explanation;
  const signIn = signInOf(facts);
  if (signIn) {
    const { say, run } = signInAgain(signIn);
    const fix = OF_SIGN_IN.includes(explanation.id)
      ? `${say.replace(/\.$/, ':')} ${run}`
      : explanation.fix.replaceAll('PROFILE', signIn.profile);
    return { ...explanation, fix };
  }
  const renewal = renewalOf(facts);
  return renewal === undefined ? explanation : { ...explanation, fix: renewal };
}

/** Where Bedrock is on, whoever was asked to sign in has a Claude Code that reads other settings. */
function offElsewhere(explanation: Explanation, { client }: HomeFacts): Explanation {
  const { origin } = client.provider;
  return {
    ...explanation,
    say: `${explanation.say} Here it is on (${placeOf(origin)}), so the message comes from a Claude Code that does not read that: one that was started before, by another program (an editor, a desktop app), in another folder or as somebody else.`,
    fix: `Restart Claude Code; where another program starts it, put the switch into "env" of the user settings, which all of them read. claude-bedrock doctor looks at what is in effect here.`,
  };
}

/** What renews what signs here where that is no sign-in; `undefined` where it is not known. */
function renewalOf(facts: HomeFacts): string | undefined {
  const { client, section, profile } = facts;
  const signer = client.signedBy.value;
  const place = placeOf(client.signedBy.origin);
  const noSignIn = 'A sign-in to IAM Identity Center changes nothing here';
  if (signer.kind === 'api-key')
    return `${noSignIn}: an Amazon Bedrock API key signs (${place}). Put in a new one from the Amazon Bedrock console.`;
  if (signer.kind === 'token' || signer.kind === 'helper' || signer.kind === 'nothing')
    return `${noSignIn}: a gateway signs, and takes a token of its own (${place}). Renew that token, or ask the administrator of the gateway.`;
  if (signer.kind === 'credential-export')
    return `${noSignIn} by itself: the command in awsCredentialExport hands the credentials over. Run it by hand, and do what it asks for: ${shown(facts, 'awsCredentialExport')}`;
  if (signer.kind === 'environment')
    return `${noSignIn}: access keys in the environment sign (${place}). Set current ones, all that belong together, and restart Claude Code.`;
  if (signer.kind === 'web-identity')
    return `${noSignIn}: a token file signs (${signer.tokenFile}). See what renews it, and whether it is there.`;
  if (signer.kind !== 'profile' || !profile) return undefined;
  if (profile.kind === 'static')
    return `${noSignIn}: the profile ${profile.name} has access keys of its own. Put current ones into the AWS credentials file, with aws_session_token where they are temporary.`;
  if (section.credential_process !== undefined)
    return `${noSignIn} by itself: a program hands over the credentials of the profile ${profile.name}. Run it by hand, and do what it asks for: ${shownCommand(section.credential_process)}`;
  return undefined;
}

function shown(facts: HomeFacts, key: string): string {
  return shownCommand(winnerOf(facts, key)?.value ?? '');
}
