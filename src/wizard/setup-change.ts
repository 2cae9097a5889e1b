import { draftWhole, type WholeRequest, type WholeSetup } from '../flows/changes/whole-setup.ts';
import type { Outcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { agreementText } from '../report/changes/agreement-text.ts';
import { profileReport } from '../report/changes/profile-report.ts';
import { setupReport } from '../report/changes/setup-report.ts';
import { asRead } from '../report/place-text.ts';
import type { TextStyle } from '../text/text.ts';
import type { WizardState } from './state.ts';

/** What the wizard's answers come to. Models that were named on the command line are asked about by name. */
export function wholeRequest({ signIn, answers, models }: WizardState): WholeRequest {
  const ready = signIn.kind === 'ready' ? signIn.ready : undefined;
  const { profilePlan, apiKey, held } = ready ?? {};
  // A sign-in that is not on the disk yet is none that the plan could ask with.
  const asksModels = models.kind === 'given' && !held && !profilePlan;
  return { answers, profilePlan, apiKey, held, asksModels };
}

/** The plan of it; writes nothing. Asks Amazon Bedrock nothing where it has to be quick. */
export function planSetupChange(
  world: World,
  config: string,
  state: WizardState,
  { isQuick }: { readonly isQuick: boolean },
): Promise<Outcome<WholeSetup>> {
  const request = wholeRequest(state);
  return draftWhole(world, config, isQuick ? { ...request, asksModels: false } : request);
}

/** All that is to be written, as a person reads it before they agree. */
export function setupChangeText(
  { profile, setup, request }: WholeSetup,
  { signIn }: WizardState,
  style: TextStyle,
  home: string | undefined,
): string {
  const isHeld = signIn.kind === 'ready' && signIn.ready.held !== undefined;
  const reports = [
    ...(profile ? [profileReport(profile.draft, profile.options, false, home)] : []),
    setupReport(setup, request.options, false),
  ];
  return agreementText(asRead(reports, home), isHeld ? [SIGN_IN_PLACE] : [], style);
}

const SIGN_IN_PLACE =
  'Your sign-in is kept where the AWS CLI and every SDK look for it (.aws/sso/cache in your home directory), readable by you alone.';
