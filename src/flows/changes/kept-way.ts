import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { WAY_RULES, type Way } from '../../knowledge/ways.ts';
import type { WritableScope } from '../../model/change.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { wayOfSettings } from '../../plan/setup/way-edits.ts';

/**
 * The way that the settings of a scope and of those below it lead, where it is another than Bedrock Invoke: a plan that
 * names none keeps it, as the conversations do. What an untrusted folder says keeps nothing.
 */
export async function keptWay(world: World, scope: WritableScope): Promise<Way | undefined> {
  const settings = await readSettings(world);
  const trusted = trustedSettings(world, settings);
  const from = settings.findIndex((file) => file.scope === scope);
  const way = wayOfSettings(settings.slice(Math.max(from, 0)).filter((file) => trusted.includes(file)));
  return way === 'invoke' ? undefined : way;
}

/** That a way was kept, and how it is left. */
export function saysKept(way: Way): string {
  return `Claude Code stays on ${WAY_RULES[way].name}, where your settings lead it. For Amazon Bedrock itself add --way invoke.`;
}

/** A refusal on a way that nobody named on the command line says how to leave it. */
export function refusedOnKept<T>(outcome: Outcome<T>, way: Way | undefined): Outcome<T> {
  if (outcome.ok || way === undefined) return outcome;
  const { code, message, fix } = outcome.problem;
  return refusal(code, message, `${fix} ${saysKept(way)}`);
}
