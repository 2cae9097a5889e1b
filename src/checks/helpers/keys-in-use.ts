import type { AwsSection } from '../../facts/aws-files/aws-files.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Origin } from '../../model/configuration.ts';
import { shownCommand } from '../../shell/shown-command.ts';
import { originInProfile } from './aws-origin.ts';
import { placeOf, winnerOf } from './configured.ts';

/** The credentials that AWS was shown: what they are, where they come from, and how to renew them there. */
export interface KeysInUse {
  /** As the subject of a sentence: `The access key AKIA…7Q2X of env.AWS_ACCESS_KEY_ID in …`. */
  readonly words: string;
  readonly origin: Origin | undefined;
  readonly renew: string;
}

const PREFER = 'a profile that signs in through IAM Identity Center renews itself: /bedrock:setup';

/** Where the credentials come from that AWS was shown. */
export function keysInUse(facts: DoctorFacts): KeysInUse {
  const { signedBy, profile, signing, live } = facts;
  const shown = live?.credentials?.ok ? live.credentials.value : undefined;
  const key = shown ? ` ${shown.key}` : '';
  const from = shown?.from ?? signedBy.kind;
  if (from === 'environment') {
    const origin = winnerOf(facts, 'AWS_ACCESS_KEY_ID')?.origin;
    const place = origin?.file ? `in ${origin.file}` : 'in the shell, and start Claude Code again from it';
    return {
      words: `The access key${key || ` ${signedBy.key}`}${origin ? ` (${placeOf(origin)})` : ''}`,
      origin,
      renew: `Put new ones ${place}. They have to be put there each time they end; ${PREFER}.`,
    };
  }
  if (from === 'credential-export') {
    const origin = winnerOf(facts, 'awsCredentialExport')?.origin;
    return {
      words: `The access key${key} that awsCredentialExport hands over`,
      origin,
      renew: 'See what the command takes its credentials from, and renew them there.',
    };
  }
  if (from === 'default-chain') {
    return {
      words: `The access key${key} of the role that the platform gives`,
      origin: facts.client.signedBy.origin,
      renew: 'See what the platform (the pod, the container, the machine) hands out.',
    };
  }
  const source = signing.chain.at(-1);
  if (profile && source?.section.aws_access_key_id !== undefined) {
    const origin = originInProfile(facts, source.name, 'aws_access_key_id');
    return {
      words: `The access key${key} of the AWS profile '${source.name}' (${origin.file})`,
      origin,
      renew: `${putOrRun(facts, source.section)} new ones into the profile '${source.name}' in ${origin.file}; ${PREFER}.`,
    };
  }
  if (profile && source?.section.credential_process !== undefined) {
    return {
      words: `The access key${key} that the credential_process of the AWS profile '${source.name}' hands over`,
      origin: originInProfile(facts, source.name, 'credential_process'),
      renew: 'See what that program keeps, and renew it there.',
    };
  }
  return {
    words: profile ? `The access key${key} of the AWS profile '${profile.name}'` : `The access key${key}`,
    origin: profile && originInProfile(facts, profile.name),
    renew: `Renew them; ${PREFER}.`,
  };
}

/** How new keys come there: what wrote temporary ones can do so again. The verb of a sentence. */
function putOrRun(facts: DoctorFacts, { aws_session_token: token }: AwsSection): string {
  const command = token === undefined ? undefined : winnerOf(facts, 'awsAuthRefresh');
  return command ? `Run what writes them: ${shownCommand(command.value)}. Or put` : 'Put';
}
