import type { Options } from '../../model/options.ts';
import { TYPED } from '../../model/talk.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { SetupOptions } from '../setup/setup-answers.ts';

/**
 * All that was answered in the conversation of setup so far. Each call carries it, and nothing else is kept. What was
 * said stays as it was said (`opus 4.8`, no region where none was named), so that it holds after another change; only
 * the call that writes has the ids that were agreed on.
 */
export type TalkAnswers = {
  /** What the person said beside the command, still to be read. */
  readonly said?: string | undefined;
  /** A new sign-in is wanted, whatever there is. */
  readonly new?: boolean | undefined;
  readonly 'start-url'?: string | undefined;
  readonly 'sso-region'?: string | undefined;
  readonly 'sso-session'?: string | undefined;
  readonly account?: string | undefined;
  readonly role?: string | undefined;
  /** Words by which an account is looked for. */
  readonly search?: string | undefined;
  /** Where requests may be answered, by the prefix of an id: `eu`. */
  readonly geography?: string | undefined;
  /** The routing that was chosen, kept where the region has it. */
  readonly routing?: 'geographic' | 'global' | 'in-region' | undefined;
  /** Families of models that are not to be used: others stand in for them. */
  readonly without?: readonly string[] | undefined;
  /** Whether a profile of the older form is to renew its sign-in. */
  readonly repair?: 'yes' | 'all' | 'no' | undefined;
  /** The gateway asks for no key, or for one that the settings hold already. */
  readonly keyless?: boolean | undefined;
  /** Models that the account is to get access to, those whose terms were accepted, and the calls that were shown. */
  readonly enable?: readonly string[] | undefined;
  readonly accept?: readonly string[] | undefined;
  readonly 'access-id'?: string | undefined;
  /** How often the person was waited for. */
  readonly wait?: string | undefined;
  /** What is asked, though it has an answer. */
  readonly about?: About | undefined;
  readonly 'plan-id'?: string | undefined;
} & FormAnswers &
  SetupOptions;

/** What the use case form asks for, until it is sent. */
export interface FormAnswers {
  readonly company?: string | undefined;
  readonly website?: string | undefined;
  readonly users?: string | undefined;
  readonly industry?: string | undefined;
  readonly 'use-case'?: string | undefined;
}

/** What can be changed before it is agreed on, and what can be asked again. */
export const ABOUT = [
  'change',
  'way',
  'sign-in',
  'portal',
  'region',
  'models',
  'scope',
  'everywhere',
  'key',
  'access-keys',
  'access',
  'console',
  'form',
  'sent',
  'refresh',
  'repair',
  'proof',
] as const;
export type About = (typeof ABOUT)[number];

/** The call that goes on with these answers. */
export function setupCall(answers: TalkAnswers): string {
  return `talk setup ${commandLine(answers as Options)}`.trimEnd();
}

/** The call for an answer that is typed. */
export function typedCall(answers: TalkAnswers, name: keyof TalkAnswers): string {
  return `${setupCall(answers)} --${name} ${TYPED}`;
}

/** The options of `setup` among the answers. */
export function setupOptionsOf({
  said,
  new: _,
  'start-url': __,
  'sso-region': ___,
  'sso-session': ____,
  account,
  role,
  search,
  geography,
  routing,
  without,
  repair,
  keyless,
  enable,
  accept,
  'access-id': ______,
  company,
  website,
  users,
  industry,
  'use-case': _______,
  wait,
  about,
  'plan-id': _____,
  ...ofSetup
}: TalkAnswers): SetupOptions {
  return Object.fromEntries(Object.entries(ofSetup).filter(([, value]) => value !== undefined));
}
