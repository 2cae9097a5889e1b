import type { RefreshPlan, Renewer } from '../../plan/setup/plan-refresh.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { ShownRefresh } from './setup.ts';

/** Who could renew a sign-in, in words. */
export const RENEWERS: Readonly<Record<Renewer, { label: string; description: string }>> = {
  own: {
    label: 'This plugin',
    description: 'Needs nothing installed; opens a browser only where AWS demands it',
  },
  'aws-cli': { label: 'AWS CLI', description: 'Runs aws sso login, which opens a browser each time' },
};

/** Who renews the sign-in, and how to choose somebody else. */
export function shownRefresh({ state, others }: RefreshPlan): ShownRefresh {
  const by = state === 'own' || state === 'aws-cli' ? state : 'nobody';
  const choices = others.map((one) => ({ ...RENEWERS[one], options: commandLine({ refresh: one }) }));
  return { by, choices };
}
