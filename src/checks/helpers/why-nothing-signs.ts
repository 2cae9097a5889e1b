import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { PROVIDERS } from '../../knowledge/client-providers.ts';
import type { Problem } from '../../model/verdict.ts';
import { originInProfile } from './aws-origin.ts';
import { originOfVariable, placeOf, winnerOf } from './configured.ts';

/** Names under which other programs look for keys, and what the SDK calls them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY: 'AWS_ACCESS_KEY_ID',
  AWS_SECRET_KEY: 'AWS_SECRET_ACCESS_KEY',
  AWS_SECRET_ACCESS_KEY_ID: 'AWS_SECRET_ACCESS_KEY',
  AWS_SECURITY_TOKEN: 'AWS_SESSION_TOKEN',
  AWS_CREDENTIALS_FILE: 'AWS_SHARED_CREDENTIALS_FILE',
  AWS_CREDENTIAL_FILE: 'AWS_SHARED_CREDENTIALS_FILE',
  BEDROCK_API_KEY: 'AWS_BEARER_TOKEN_BEDROCK',
  AWS_BEDROCK_API_KEY: 'AWS_BEARER_TOKEN_BEDROCK',
  AWS_BEARER_TOKEN: 'AWS_BEARER_TOKEN_BEDROCK',
};

/** Two variables of which one alone does nothing. */
const PAIRS = [
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
] as const;

/** What the environment says of credentials that nobody reads, or not so; `undefined` where it says nothing. */
export function unheardVariable(facts: DoctorFacts): string | undefined {
  const { seenEnv, candidates } = facts;
  const place = (name: string) => placeOf(originOfVariable(facts, name));
  for (const [one, other] of [...PAIRS, ...PAIRS.map(([a, b]) => [b, a] as const)]) {
    if (seenEnv[one] && !seenEnv[other]) return `${place(one)} is set, and ${other}, which it needs, is not.`;
  }
  const named = Object.keys(OTHER_NAMES).find((name) => seenEnv[name]);
  if (named !== undefined) return `${place(named)} is set; Claude Code reads ${OTHER_NAMES[named]} instead.`;
  const misplaced = keyOfBedrock(facts) ?? addressOfAnother(facts);
  if (misplaced) return misplaced;
  const [winner, ...beaten] = candidates.get('AWS_PROFILE') ?? [];
  const hidden = winner?.value === '' ? beaten.find(({ value }) => value !== '') : undefined;
  return winner && hidden
    ? `${placeOf(winner.origin)} is empty, and hides "${hidden.value}" (${placeOf(hidden.origin)}).`
    : undefined;
}

/** A name of the SDK's defaults that the SDK does not know: it gives up wherever it has to ask for credentials [run 2.1.332]. */
export function unknownMode(facts: DoctorFacts, message: string): Partial<Problem> | undefined {
  const [, modes] = /Invalid parameter for "defaultsMode", expect (.*), got /.exec(message) ?? [];
  if (modes === undefined) return undefined;
  const inProfile = facts.signing.chain.find(({ section }) => section.defaults_mode !== undefined);
  const isSet = Boolean(facts.seenEnv.AWS_DEFAULTS_MODE);
  const origin =
    isSet || !inProfile
      ? originOfVariable(facts, 'AWS_DEFAULTS_MODE')
      : originInProfile(facts, inProfile.name, 'defaults_mode');
  return {
    title: 'The AWS SDK does not know the mode that it is to work in',
    found: `${placeOf(origin)} names a mode that is none: the AWS SDK knows auto, ${modes}, and asks for no credentials.`,
    origin,
  };
}

/** What is known of the role of the machine, as the end of a sentence: `no role of this machine`. */
export function machineWords(facts: DoctorFacts): string {
  const { seenEnv } = facts;
  if (/^true$/i.test(seenEnv.AWS_EC2_METADATA_DISABLED ?? '')) {
    const place = placeOf(originOfVariable(facts, 'AWS_EC2_METADATA_DISABLED'));
    return `the role of the machine is not asked for (${place} is true)`;
  }
  const at = seenEnv.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? 'http://169.254.169.254';
  return `no role of this machine (${at} gives none)`;
}

/** Why a profile that takes its role with credentials of the platform gets none. */
export function sourceWords(facts: DoctorFacts): string | undefined {
  const source = facts.signing.chain.at(-1);
  const kind = source?.section.credential_source;
  if (!source || kind === undefined) return undefined;
  const line = `credential_source = ${kind} in the profile '${source.name}'`;
  if (kind === 'Ec2InstanceMetadata') return `${line} needs the role of the machine: ${machineWords(facts)}.`;
  if (kind !== 'Environment') return undefined;
  const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => !facts.seenEnv[name]);
  return missing.length === 0
    ? undefined
    : `${line} takes the keys of the environment, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`;
}

/** An Amazon Bedrock API key where Claude Code looks for one of Anthropic's. */
function keyOfBedrock(facts: DoctorFacts): string | undefined {
  const name = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'].find((one) =>
    /^(?:ABSK|bedrock-api-key-)/.test(facts.seenEnv[one] ?? ''),
  );
  return (
    name &&
    `${placeOf(originOfVariable(facts, name))} holds an Amazon Bedrock API key, which is read from AWS_BEARER_TOKEN_BEDROCK alone.`
  );
}

/** A gateway that is named for Anthropic's own API, which has no effect on this provider. */
function addressOfAnother({ client }: DoctorFacts): string | undefined {
  const { origin } = client.ignored.find(({ what }) => what === 'ANTHROPIC_BASE_URL') ?? {};
  const rule = PROVIDERS.find(({ id }) => id === client.provider.value);
  if (!origin || !rule?.switch) return undefined;
  const { name, baseUrl, skipAuth } = rule;
  return `${placeOf(origin)} has no effect, as ${rule.switch} sends the requests to ${name}: a gateway that speaks Anthropic's own API wants ${rule.switch} taken away, one that speaks as ${name} is named by ${baseUrl}, with ${skipAuth}=1.`;
}

/** The problem with a profile, where keys in the environment are not used because of it. */
export function besideKeys<P extends Omit<Problem, 'status'>>(facts: DoctorFacts, problem: P): P {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = facts.seenEnv;
  const profile = winnerOf(facts, 'AWS_PROFILE');
  if (!id || !secret || !profile) return problem;
  const place = placeOf(originOfVariable(facts, 'AWS_ACCESS_KEY_ID'));
  return {
    ...problem,
    found: `${problem.found} The access keys (${place}) are not used beside AWS_PROFILE.`,
    fix: {
      ...problem.fix,
      say: `Take AWS_PROFILE away (${placeOf(profile.origin)}), if those keys are to sign. Else: ${problem.fix?.say ?? ''}`,
    },
  };
}
