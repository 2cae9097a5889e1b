import type { Answer, AwsSession, ChosenSigner, Finding, Identity, RegionListing } from '../../aws/index.ts';
import { FAILURES } from '../../knowledge/failures.ts';
import type { ModelChoice } from '../../model/choices.ts';
import type { Model, RegionAnswer } from '../../model/models.ts';
import type { Problem } from '../../model/outcome.ts';
import { modelChoices } from '../../plan/models/model-choices.ts';
import { unlistedModels } from '../../plan/models/named-models.ts';
import { rankModels } from '../../plan/models/rank-models.ts';
import type { Models } from '../../report/models/models.ts';
import { maskSecret } from '../../text/mask.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';
import type { ModelsQuestion } from './models-question.ts';

/** What AWS answered, in the shape of the report. */
export type ModelsAnswer = Pick<Models, 'signedBy' | 'regions' | 'models'>;

/** Asks AWS. It is a failure where no region answered and nothing is left that could be probed. */
export async function askModels(question: ModelsQuestion): Promise<Answer<ModelsAnswer>> {
  const { world, aws: profiles, signIn, regions, named, isProbed } = question;
  world.progress(
    `Asking Amazon Bedrock in ${regions.length > 3 ? `${regions.length} regions` : regions.join(', ')}…`,
  );
  const renewed = await renewSignIn(world, signIn.signer, profiles);
  if (!renewed.ok) return spent(renewed.problem);
  const aws = await import('../../aws/index.ts');
  const [home = 'us-east-1'] = regions;
  const ask = async (session: AwsSession) => {
    const [identity, listings] = await Promise.all([
      isProbed && session.credentials ? aws.callerIdentity(session, home) : undefined,
      aws.listRegions(session, regions),
    ]);
    const ranked = listings.flatMap((listing) => modelsOf(listing, named));
    const models = await aws.probeModels(session, ranked, { recommended: isProbed, named });
    const who = identity?.ok ? identity.value : undefined;
    return { listings, models, signedBy: signedByOf(signIn.signer, session, who) };
  };
  const answer = await aws.withHeldToken(renewed.value, () =>
    aws.withSession(world, signIn.signer, home, ask),
  );
  if (!answer.ok) return answer;
  const { listings, models, signedBy } = answer.value;
  const finding = commonFailure(listings);
  if (finding && models.length === 0) return { ok: false, finding };
  return { ok: true, value: { signedBy, regions: listings.map(regionAnswer), models: [...models] } };
}

/** The sign-in is over, and a new one could not be kept. */
export function spent({ message, fix }: Problem): Answer<never> {
  const { title } = FAILURES['sso-expired'];
  return { ok: false, finding: { id: 'sso-expired', title, message, fix } };
}

/** The models of a region, ranked, and those that were named beside: where listing is denied, invoking may not be. */
function modelsOf({ region, answer }: RegionListing, named: readonly string[]): readonly Model[] {
  if (answer.ok) return [...rankModels(answer.value, region), ...unlistedModels(named, answer.value, region)];
  return answer.finding.id === 'list-denied' ? unlistedModels(named, [], region) : [];
}

function signedByOf(
  signer: ChosenSigner,
  { credentials }: AwsSession,
  identity: Identity | undefined,
): Models['signedBy'] {
  const secret = signer.kind === 'api-key' ? signer.key : credentials?.accessKeyId;
  return {
    kind: signer.kind,
    ...(signer.kind === 'profile' && { name: signer.name }),
    ...(secret !== undefined && { key: maskSecret(secret) }),
    ...identity,
  };
}

/** Why no region answered; of several reasons the first. */
function commonFailure(listings: readonly RegionListing[]): Finding | undefined {
  const findings = listings.flatMap(({ answer }) => (answer.ok ? [] : [answer.finding]));
  return findings.length === listings.length ? findings[0] : undefined;
}

function regionAnswer({ region, answer }: RegionListing): RegionAnswer {
  if (answer.ok) return { region, state: answer.value.length === 0 ? 'none' : 'listed' };
  const { id, message } = answer.finding;
  return { region, state: 'failed', finding: id, message };
}

/** The ways to go on. Where probing found nothing usable, what was not probed is no offer. */
export function choicesOf(
  { isProbed, home }: Pick<ModelsQuestion, 'isProbed' | 'home'>,
  { models }: Pick<Models, 'models'>,
): readonly ModelChoice[] {
  const isHopeless = isProbed && !models.some(({ probe }) => probe === 'usable');
  return isHopeless ? [] : modelChoices(models, home);
}
