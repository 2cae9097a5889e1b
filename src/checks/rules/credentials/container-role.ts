import { isByContainer } from '../../../facts/claude-code/by-container.ts';
import type { ContainerRole } from '../../../facts/container-role.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { ContainerAnswer } from '../../../facts/live-facts.ts';
import { FINE, failing, notJudged, type Problem } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { originOfVariable } from '../../helpers/configured.ts';

const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';

/** The role of a container (ECS, EKS, a tool that plays one): the SDK asks at an address that a variable names. */
export const containerRole: Check = {
  id: 'container-role',
  group: 'Credentials',
  title: 'The container gives credentials',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    if (!isByContainer(facts)) return notJudged('no role of a container signs');
    const { container } = facts.signing;
    if (!container) return unnamed(facts);
    return (
      refused(facts, container) ?? withoutToken(facts, container) ?? unanswered(facts, container) ?? FINE
    );
  },
};

function unnamed(facts: DoctorFacts): Problem {
  const name = facts.signing.chain.at(-1)?.name ?? '';
  return failing({
    title: `The profile '${name}' takes the role of a container, and there is none`,
    found:
      'credential_source = EcsContainer needs AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, which the platform sets; neither is.',
    origin: originInProfile(facts, name, 'credential_source'),
    fix: {
      say: 'Run Claude Code in the container that has the role, or use a profile that signs in through IAM Identity Center.',
    },
  });
}

function refused(facts: DoctorFacts, { variable, uri, refused: why }: ContainerRole): Problem | undefined {
  if (why === undefined) return undefined;
  const found =
    why === 'no-url'
      ? `${variable} is ${uri}, which is no address.`
      : `${variable} is ${uri}. Over plain HTTP the AWS SDK asks only this machine (127.0.0.1, localhost) and the addresses of ECS and EKS (169.254.170.2, 169.254.170.23, fd00:ec2::23); elsewhere it takes HTTPS alone.`;
  return failing({
    title: `The AWS SDK does not ask where ${variable} says`,
    found,
    origin: originOfVariable(facts, variable),
    fix: { say: `Correct ${variable}, or take it away and use a profile: /bedrock:setup.` },
  });
}

function withoutToken(facts: DoctorFacts, { tokenFile }: ContainerRole): Problem | undefined {
  if (!tokenFile || tokenFile.isReadable) return undefined;
  return failing({
    title: `The file that ${TOKEN_FILE} names cannot be read`,
    found: `${tokenFile.file} does not exist, is empty, or may not be read.`,
    origin: originOfVariable(facts, TOKEN_FILE),
    fix: {
      say: `Run Claude Code where the platform puts that file (the pod, the container), or take ${TOKEN_FILE} away.`,
    },
  });
}

function unanswered(facts: DoctorFacts, container: ContainerRole): Problem | undefined {
  const answer = facts.live?.container;
  const why = answer && inWords(answer);
  if (why === undefined) return undefined;
  return failing({
    title: 'The container gives no credentials',
    found: `${container.uri} (${container.variable}) ${why}`,
    origin: originOfVariable(facts, container.variable),
    fix: { say: wayOut(facts, answer) },
  });
}

function inWords(answer: ContainerAnswer): string | undefined {
  switch (answer.state) {
    case 'given':
      return undefined;
    case 'refused':
      return `answers HTTP ${answer.status}.`;
    case 'unreachable':
      return `does not answer (${answer.code}).`;
    case 'not-json':
      return 'answers something other than JSON.';
    case 'incomplete':
      return `answers credentials that lack ${answer.lacks.join(' and ')}.`;
  }
}

function wayOut({ seenEnv, signing }: DoctorFacts, answer: ContainerAnswer | undefined): string {
  const other = 'Or take the variable away and use a profile: /bedrock:setup.';
  const isRefused = answer?.state === 'refused' && [401, 403].includes(answer.status);
  if (!isRefused) return `See that what answers there runs, and that the role is still attached. ${other}`;
  const proof = signing.container?.tokenFile ? TOKEN_FILE : TOKEN;
  const isShown = signing.container?.tokenFile !== undefined || Boolean(seenEnv[TOKEN]);
  return isShown
    ? `It does not take what ${proof} holds: put in a current token. ${other}`
    : `It wants a token: set ${TOKEN} or ${TOKEN_FILE}. ${other}`;
}
