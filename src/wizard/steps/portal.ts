import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import { CLAUDE_REGIONS } from '../../knowledge/regions.ts';
import { success } from '../../model/outcome.ts';
import { choosePortal, portalMissing } from '../../plan/profile/choose-portal.ts';
import { readPortalAddress, typedNote } from '../../plan/profile/portal-address.ts';
import { isTurn, type Option } from '../../questions/questions.ts';
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
    message: 'What is the address of your AWS access portal?',
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

/** The region of IAM Identity Center, which nobody can tell from the address. */
export const askSsoRegion: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.signIn.kind !== 'sso-region') return success(state);
  const region = await ask.search({
    message: 'Region of IAM Identity Center?',
    placeholder: 'type to filter; whoever gave you the URL knows it',
    options: CLAUDE_REGIONS.map((name) => ({ label: name, value: name })),
    other: otherRegion(CLAUDE_REGIONS),
  });
  if (isTurn(region)) return region;
  const { aws } = await readAwsAsClaude(world);
  const portal = choosePortal({ 'start-url': state.signIn.startUrl, 'sso-region': region }, aws);
  if (!portal.ok) return portal;
  return portal.value
    ? success(signedIn(state, { kind: 'portal', portal: portal.value }))
    : portalMissing(aws);
};
