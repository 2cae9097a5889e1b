import type { OptionsOf } from '../cli/command.ts';
import { type Outcome, refusal } from '../model/outcome.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { doctorSpec } from './specs/doctor.ts';

/** The options of `doctor`. */
export type DoctorOptions = OptionsOf<typeof doctorSpec>;

const PLANNING = ['plan', 'apply', 'plan-id'] as const;
/** The options that go with each other; with none of these ways the doctor examines. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  list: ['list'],
  explain: ['explain'],
  fix: ['fix', ...PLANNING, 'offline', 'run-commands'],
};
const EXAMINING = ['offline', 'run-commands', 'check', 'share', 'desktop-report'];
const COMMON = ['json', 'help'];

/**
 * The usage errors that the options of `doctor` can make together. `whyNoQuestions` says why a person cannot be asked
 * for what is missing.
 */
export function misuseOfDoctor(
  options: DoctorOptions,
  whyNoQuestions: string | undefined,
): Outcome<never> | undefined {
  const given = Object.keys(options).filter((name) => !COMMON.includes(name));
  const way = Object.keys(WAYS).find((name) => given.includes(name));
  const allowed = way === undefined ? EXAMINING : (WAYS[way] ?? []);
  const stranger = given.find((name) => !allowed.includes(name));
  if (stranger === undefined) return way === 'fix' ? misuseOfFix(options, whyNoQuestions) : undefined;
  const message =
    way === undefined ? `--${stranger} belongs to --fix CHECK.` : `--${stranger} does not go with --${way}.`;
  return refusal('usage', message, 'Run: claude-bedrock doctor --help');
}

function misuseOfFix(options: DoctorOptions, whyNoQuestions: string | undefined): Outcome<never> | undefined {
  const isOpen = PLANNING.every((name) => options[name] === undefined);
  if (isOpen && whyNoQuestions === undefined) return undefined;
  if (options.fix !== true) return misuseOfPlan('doctor', options, whyNoQuestions);
  const why = isOpen ? ` ${whyNoQuestions}` : '';
  return refusal(
    'usage',
    `Option '--fix' needs a value: --fix CHECK.${why}`,
    'Run: claude-bedrock doctor --help',
  );
}
