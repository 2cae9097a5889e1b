import type { OptionValues } from '../cli/command.ts';
import { type Outcome, refusal } from '../outcome.ts';
import { misuseOfPlan } from './plan-options.ts';

/** The options that go with each other; with none of these ways the doctor examines. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  list: ['list'],
  explain: ['explain'],
  fix: ['fix', 'plan', 'apply', 'plan-id', 'offline'],
};
const EXAMINING = ['offline', 'check', 'share'];
const COMMON = ['json', 'help'];

/** The usage errors that the options of `doctor` can make together. */
export function misuseOfDoctor(options: OptionValues): Outcome<never> | undefined {
  const given = Object.keys(options).filter((name) => !COMMON.includes(name));
  const way = Object.keys(WAYS).find((name) => given.includes(name));
  const allowed = way === undefined ? EXAMINING : (WAYS[way] ?? []);
  const stranger = given.find((name) => !allowed.includes(name));
  if (stranger === undefined) return way === 'fix' ? misuseOfPlan('doctor', options) : undefined;
  const message =
    way === undefined ? `--${stranger} belongs to --fix ID.` : `--${stranger} does not go with --${way}.`;
  return refusal('usage', message, 'Run: claude-bedrock doctor --help');
}
