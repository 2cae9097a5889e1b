import { findPortalRegion, type PortalRegion } from '../../flows/sign-in/find-portal-region.ts';
import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import { CLAUDE_REGIONS } from '../../knowledge/regions.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { choosePortal, portalMissing } from '../../plan/profile/choose-portal.ts';
import { readPortalAddress, typedNote } from '../../plan/profile/portal-address.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { isTurn, type Option, type Questions, type Turn } from '../../questions/questions.ts';
import { wrap } from '../../text/text.ts';
import { signedIn, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';
import { otherRegion } from './region.ts';

/** Which access portal a new sign-in goes to, where the AWS config file knows some. */
export const choosePortalOfFile: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.signIn.kind !== 'new') return success(state);
  const { aws } = await readAwsAsClaude(world);
  const known: readonly Option<string | undefined>[] = [...aws.files.ssoSessions].map(([name, section]) => ({
    label: name,
    hint: section.sso_start_url ?? 'without a start URL',
    value: name,
  }));
  if (known.length === 0) return success(signedIn(state, { kind: 'start-url' }));
  const options = [...known, { label: 'Another AWS access portal', value: undefined }];
  const session = await ask.search({ message: 'Which AWS access portal?', options });
  if (isTurn(session)) return session;
  if (session === undefined) return success(signedIn(state, { kind: 'start-url' }));
  const portal = choosePortal({ 'sso-session': session }, aws);
  if (!portal.ok) return portal;
  return portal.value
    ? success(signedIn(state, { kind: 'portal', portal: portal.value }))
    : portalMissing(aws);
};

/** The address of an access portal that is in no file yet. */
export const askStartUrl: Step<WizardState> = async ({ ask }, state) => {
  if (state.signIn.kind !== 'start-url') return success(state);
  const typed = await ask.text({
    message: ASKED.portal,
    placeholder: 'NAME.awsapps.com, or what your browser shows',
    check: (answer) => {
      const address = readPortalAddress(answer);
      return address.ok ? undefined : `${address.problem.message} ${address.problem.fix}`;
    },
  });
  if (isTurn(typed)) return typed;
  const address = readPortalAddress(typed);
  if (!address.ok) return address;
  const note = typedNote(typed, address.value.startUrl);
  if (note !== undefined) ask.say(wrap(note, ask.style.width));
  return success(signedIn(state, { kind: 'sso-region', ...address.value }));
};

/** The region of IAM Identity Center is looked for, and asked only where it is not found. */
export const findSsoRegion: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.signIn.kind !== 'sso-region') return success(state);
  const { startUrl, region: known } = state.signIn;
  const found =
    known === undefined ? await lookForRegion(ask, startUrl) : success({ region: known, candidates: [] });
  if (isTurn(found) || !found.ok) return found;
  const region = found.value.region ?? (await askSsoRegion(ask, found.value.candidates));
  if (isTurn(region)) return region;
  const { aws } = await readAwsAsClaude(world);
  const portal = choosePortal({ 'start-url': startUrl, 'sso-region': region }, aws);
  if (!portal.ok) return portal;
  return portal.value
    ? success(signedIn(state, { kind: 'portal', portal: portal.value }))
    : portalMissing(aws);
};

function lookForRegion(ask: Questions, startUrl: string): Promise<Outcome<PortalRegion> | Turn> {
  return ask.busy('Finding the region of your access portal', async (waiting) => {
    const { world, aws } = await readAwsAsClaude(waiting);
    return findPortalRegion(world, startUrl, aws);
  });
}

/** Those that know the address, where several do; else every region. */
function askSsoRegion(ask: Questions, candidates: readonly string[]): Promise<string | Turn> {
  const regions = candidates.length > 0 ? candidates : CLAUDE_REGIONS;
  return ask.search({
    message: ASKED.portalRegion,
    placeholder: 'type to filter; the portal shows it under Access keys',
    options: regions.map((name) => ({ label: name, value: name })),
    other: otherRegion(regions),
  });
}
