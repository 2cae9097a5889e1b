import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Candidate } from '../../../facts/settings/candidates.ts';
import { clientHas } from '../../../knowledge/client-versions.ts';
import { type Fix, failing, type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { isSwitchedOn, placeOf, shownOf, winnerOf } from '../../helpers/configured.ts';
import { removeFrom, setIn } from '../../helpers/remedies.ts';

const HEADERS = 'ANTHROPIC_CUSTOM_HEADERS';

/** What signs, or what it is signed for, is named twice, and one of the two wins unseen. */
export const authConflict: Check = {
  id: 'auth-conflict',
  group: 'Settings',
  title: 'One credential signs the requests, with no other beside it',
  after: ['bedrock-off'],
  judge: (facts) =>
    facts.client.provider.value === 'bedrock'
      ? [...unsigned(facts), ...keyBesideProfile(facts), ...ofAnthropic(facts), ...otherProviders(facts)]
      : [],
};

/** Right behind a gateway that signs by itself, wrong before Amazon Bedrock. */
function unsigned(facts: HomeFacts): readonly Problem[] {
  const winner = winnerOf(facts, 'CLAUDE_CODE_SKIP_BEDROCK_AUTH');
  const isMeant = winnerOf(facts, 'ANTHROPIC_BEDROCK_BASE_URL') !== undefined;
  // An API key goes along all the same [run 2.1.332].
  const isSigned = facts.client.signedBy.value.kind === 'api-key';
  if (!winner || isMeant || isSigned || !isSwitchedOn(facts, 'CLAUDE_CODE_SKIP_BEDROCK_AUTH')) return [];
  return [
    failing({
      title: 'Claude Code signs nothing',
      found: `${placeOf(winner.origin)} switches signing off, and no gateway is named that would sign.`,
      origin: winner.origin,
      fix: removal(facts, 'CLAUDE_CODE_SKIP_BEDROCK_AUTH'),
    }),
  ];
}

/** A profile that the shell exports for other programs beside a key in the settings is no conflict. */
function keyBesideProfile(facts: HomeFacts): readonly Problem[] {
  const key = winnerOf(facts, 'AWS_BEARER_TOKEN_BEDROCK');
  const name = winnerOf(facts, 'AWS_PROFILE') ? 'AWS_PROFILE' : 'awsCredentialExport';
  const profile = winnerOf(facts, name);
  if (!key || !profile || profile.origin.from === 'environment') return [];
  return [
    warning({
      title: 'An API key and a profile are both set: the API key wins',
      found: `${shownOf(facts, 'AWS_BEARER_TOKEN_BEDROCK')} by ${placeOf(key.origin)} is used, and ${placeOf(profile.origin)} is not.`,
      origin: key.origin,
      // Which of the two is meant cannot be told: the one in use may be what works, or what was forgotten.
      fix: {
        say: `To use the profile, take AWS_BEARER_TOKEN_BEDROCK away (${placeOf(key.origin)}); to stay with the key, ${name} (${placeOf(profile.origin)}).`,
      },
    }),
  ];
}

/** What is sent as `Authorization` takes the place of the signature. ANTHROPIC_API_KEY alone does not disturb [run]. */
function ofAnthropic(facts: HomeFacts): readonly Problem[] {
  // A gateway that signs by itself knows by that who asks.
  if (isSwitchedOn(facts, 'CLAUDE_CODE_SKIP_BEDROCK_AUTH') && facts.client.isOwnAddress) return [];
  const headers = winnerOf(facts, HEADERS)?.value ?? '';
  const isTokenSent = !clientHas('signsBesideToken', facts.claudeCode?.version);
  const names = [
    ...(isTokenSent ? ['ANTHROPIC_AUTH_TOKEN'] : []),
    'apiKeyHelper',
    ...(claimsAuthorization(headers) ? [HEADERS] : []),
  ];
  return names.flatMap((key) => {
    const winner = winnerOf(facts, key);
    if (!winner) return [];
    return [
      warning({
        title: `${key} is set beside Bedrock`,
        found: `${placeOf(winner.origin)} is meant for Anthropic's own service or a gateway; AWS answers an Authorization header that it did not ask for with 403.`,
        origin: winner.origin,
        fix: key === HEADERS ? withoutHeader(facts, winner) : removal(facts, key),
      }),
    ];
  });
}

/** The other headers stay: a guardrail may be among them. */
function withoutHeader(facts: HomeFacts, { value, origin }: Candidate): Fix {
  const remedy = setIn(facts, origin, HEADERS, withoutAuthorization(value));
  return {
    say: `Take the line Authorization out of ${HEADERS} (${placeOf(origin)}), if it is not what you want.`,
    ...(remedy && { remedy }),
  };
}

function otherProviders(facts: HomeFacts): readonly Problem[] {
  return ['CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'].flatMap((key) => {
    const winner = winnerOf(facts, key);
    if (!winner || !isSwitchedOn(facts, key)) return [];
    return [
      warning({
        title: 'Two providers are switched on: Bedrock wins',
        found: `${placeOf(winner.origin)} switches another one on.`,
        origin: winner.origin,
        fix: removal(facts, key),
      }),
    ];
  });
}

function removal(facts: HomeFacts, key: string): Fix {
  const origin = winnerOf(facts, key)?.origin;
  const remedy = origin && removeFrom(facts, origin, key);
  return {
    say: `Take ${key} away${origin ? ` (${placeOf(origin)})` : ''}, if it is not what you want.`,
    ...(remedy && { remedy }),
  };
}

/** ANTHROPIC_CUSTOM_HEADERS has one `Name: value` a line. */
const AUTHORIZATION = /^\s*authorization\s*:/i;

/** True where one of the custom headers is `Authorization`. */
function claimsAuthorization(headers: string): boolean {
  return headers !== '' && linesOf(headers).some((line) => AUTHORIZATION.test(line));
}

/** The custom headers but for `Authorization`, each byte of the others as it was; `undefined` where none is left. */
function withoutAuthorization(headers: string): string | undefined {
  const rest = linesOf(headers)
    .filter((line) => !AUTHORIZATION.test(line))
    .join('');
  if (rest.trim() === '') return undefined;
  return /\n$/.test(headers) ? rest : rest.replace(/\r?\n$/, '');
}

/** With the line ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}
