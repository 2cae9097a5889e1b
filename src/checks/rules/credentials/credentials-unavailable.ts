import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import type { Fix } from '../../../model/verdict.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';
import { clashOf } from '../../helpers/network-culprit.ts';
import { profilesThereAre, renameWords } from '../../helpers/profiles-there-are.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';
import { machineWords, sourceWords, unheardVariable, unknownMode } from '../../helpers/why-nothing-signs.ts';

/** Nothing signs, and nothing before says why. */
export const credentialsUnavailable = refusedByAws('credentials-unavailable', {
  group: 'Credentials',
  title: 'AWS credentials are found',
  after: [
    // What signs may stand in the file that is ignored.
    'settings-unreadable',
    'settings-too-large',
    'settings-invalid-json',
    'settings-not-object',
    'settings-value-type',
    'env-not-object',
    'chain-differs',
    'profile-missing',
    'profile-incomplete',
    'sso-not-signed-in',
    'sso-expired',
    'mfa-in-chain',
    'web-identity-token',
    'container-role',
    'role-refused',
    'sso-not-kept',
    'process-broken',
    'export-command',
  ],
  about: (facts, { message }) => {
    const mode = unknownMode(facts, message) ?? clashOf(facts, message)?.problem;
    if (mode) return mode;
    if (facts.signedBy.kind === 'default-chain') return { found: nothingNamed(facts) };
    if (facts.signedBy.kind === 'nothing') return unsigned(facts);
    const source = sourceWords(facts);
    return {
      found: source ?? message,
      ...(source && {
        title: `The AWS profile '${facts.profile?.name}' finds nothing to take its role with`,
      }),
    };
  },
  fix: (facts, { message }) => {
    if (unknownMode(facts, message)) return { say: 'Take it away, or write standard.' };
    const clash = clashOf(facts, message);
    if (clash) return { say: clash.fix };
    return facts.signedBy.kind === 'default-chain' ? nameOne(facts) : byHand(facts);
  },
});

const SKIP = 'CLAUDE_CODE_SKIP_BEDROCK_AUTH';

/** AWS itself was asked, which wants a signature. */
function unsigned(facts: DoctorFacts) {
  const origin = winnerOf(facts, SKIP)?.origin;
  return {
    title: 'Claude Code signs nothing, and AWS wants a signature',
    found: `${origin ? placeOf(origin) : SKIP} is on, which is for a gateway that signs by itself.`,
    ...(origin && { origin }),
  };
}

function byHand(facts: DoctorFacts): Fix {
  if (facts.signedBy.kind === 'nothing') {
    return {
      say: `Take ${SKIP} away; where there is a gateway, name it in ANTHROPIC_BEDROCK_BASE_URL.`,
    };
  }
  if (sourceWords(facts) === undefined) return { say: FAILURES['credentials-unavailable'].fix };
  return {
    say: 'Start Claude Code where they are, or give the profile another source; /bedrock:setup shows which profiles there are.',
  };
}

function nothingNamed(facts: DoctorFacts): string {
  const unheard = unheardVariable(facts);
  const machine = machineWords(facts);
  const isThere = facts.profiles.some(({ name }) => name === 'default');
  const none = isThere ? "the profile 'default' names no credentials" : "there is no profile 'default'";
  return `${unheard === undefined ? '' : `${unheard} `}No AWS_PROFILE, access keys or API key are set, ${none}, and ${machine}. ${profilesThereAre(facts)}`;
}

function nameOne(facts: DoctorFacts): Fix {
  const { profiles } = facts;
  const rename = renameWords(facts);
  if (rename) return { say: rename };
  if (unheardVariable(facts)) return { say: 'Correct that, or choose a profile in /bedrock:setup.' };
  const isAny = profiles.some(({ kind }) => kind !== 'incomplete');
  if (isAny) return { say: 'Choose the profile that Claude Code is to use: /bedrock:setup.' };
  return {
    say: 'Sign in with /bedrock:setup: it takes the address of your AWS access portal, or an API key.',
  };
}
