import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Origin } from '../../../model/configuration.ts';
import { fine } from '../../../model/verdict.ts';
import { profileWords } from '../../../plan/setup/sign-in-offers.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { winnerOf } from '../../helpers/configured.ts';

/** What signs, of which kind it is, and where it leads: what whoever helps asks first. */
export const profileKind: Check = {
  id: 'profile-kind',
  group: 'AWS profile',
  title: 'The source of the credentials is known',
  after: ['profile-missing', 'profile-incomplete'],
  judge: (facts) => fine(signerWords(facts), originOfSigner(facts)),
};

function signerWords({ signedBy, profile, client }: HomeFacts): string {
  const { kind } = client.signedBy.value;
  if (kind === 'web-identity') return 'a web identity';
  if (kind === 'container') return 'the role of the container';
  const described = profile && `the profile ${profile.name}: ${profileWords(profile).join(', ')}`;
  switch (signedBy.kind) {
    case 'profile':
      return described ?? `the profile ${signedBy.name}`;
    case 'credential-export':
      return `the command awsCredentialExport${described ? `, which hands over ${described}` : ''}`;
    case 'api-key':
      return `the Amazon Bedrock API key ${signedBy.key}`;
    case 'environment':
      return `the access key ${signedBy.key} in the environment`;
    case 'nothing':
      return 'nothing: CLAUDE_CODE_SKIP_BEDROCK_AUTH is on';
    case 'default-chain':
      return "what is left of the SDK's chain: a web identity, or a role of the container or the machine";
  }
}

const KEYS: Readonly<Partial<Record<HomeFacts['signedBy']['kind'], string>>> = {
  profile: 'AWS_PROFILE',
  'credential-export': 'awsCredentialExport',
  'api-key': 'AWS_BEARER_TOKEN_BEDROCK',
  environment: 'AWS_ACCESS_KEY_ID',
  nothing: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
};

function originOfSigner(facts: HomeFacts): Origin | undefined {
  const key = KEYS[facts.signedBy.kind];
  const winner = key === undefined ? undefined : winnerOf(facts, key);
  return winner?.origin ?? (facts.profile && originInProfile(facts, facts.profile.name));
}
