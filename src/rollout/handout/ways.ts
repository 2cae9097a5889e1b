import type { Way } from '../file/rollout.ts';

/** What a way to sign in means for the people, the devices and the administrator. */
export interface WayFacts {
  readonly title: string;
  /** Whom it is for. */
  readonly fits: string;
  /** What a device has to have. */
  readonly needs: string;
  /** Whether CloudTrail names the person. */
  readonly cloudTrail: string;
  /** How often people sign in, and what decides that. */
  readonly signIn: string;
}

/**
 * The decision table. https://claude.com/docs/third-party/claude-desktop/bedrock; who decides how often people sign in:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/configure-user-session.html
 */
export const WAY_FACTS: Readonly<Record<Way, WayFacts>> = {
  'in-app': {
    title: 'AWS sign-in in the app',
    fits: 'people without AWS tools',
    needs: 'nothing of AWS; for Claude Code in a terminal the AWS CLI, or this plugin',
    cloudTrail: 'yes, the person, by the session of the role',
    signIn:
      'when the session of the access portal ends (IAM Identity Center, settings: 8 hours by default, up to 90 days); the permission set decides only how long one set of credentials lives',
  },
  profile: {
    title: 'Named AWS profile',
    fits: 'developers who have the AWS CLI',
    needs:
      'the profile in the AWS config file, and the AWS CLI version 2 or this plugin to renew the sign-in',
    cloudTrail: 'yes, the person, where the profile signs in by IAM Identity Center',
    signIn: 'when the session of the access portal ends; with other profiles, whatever they are renewed by',
  },
  helper: {
    title: 'API key by a program',
    fits: 'companies that issue short-lived keys',
    needs: 'the program, by an absolute path; Claude Desktop only',
    cloudTrail: 'whoever the program makes the key for',
    signIn: 'as the program decides; a short-term key lives for 12 hours at most',
  },
  'static-key': {
    title: 'One API key',
    fits: 'a trial',
    needs: 'nothing',
    cloudTrail: 'no: everyone is the one user of the key',
    signIn: 'never, until the key expires or is revoked',
  },
  gateway: {
    title: 'Gateway',
    fits: 'companies with a proxy for models already',
    needs: 'the way to the gateway, and what it asks people for',
    cloudTrail: 'no, the gateway; its own log names the person',
    signIn: 'as the gateway decides',
  },
  'external-idp': {
    title: 'Own identity provider with a proxy',
    fits: 'companies without IAM Identity Center',
    needs: 'Claude Desktop 2.7032.0 or newer, and a proxy that turns the sign-in into one of AWS',
    cloudTrail: 'as the proxy assumes roles',
    signIn: 'when the session at the identity provider ends',
  },
};
