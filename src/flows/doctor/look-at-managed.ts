import type { HomeFacts } from '../../facts/doctor-facts.ts';
import { hasDesktopConfiguration } from '../../facts/settings/desktop-configuration.ts';
import type { ManagedLook } from '../../model/managed.ts';
import type { World } from '../../model/world.ts';

/** What is managed on this device, as `rollout report` reads it; `undefined`, and nothing loaded, where nothing is. */
export async function lookAtManaged(world: World, { settings }: HomeFacts): Promise<ManagedLook | undefined> {
  const isManaged = settings.some(({ scope, state }) => scope === 'managed' && state !== 'absent');
  if (!isManaged && !(await hasDesktopConfiguration(world))) return undefined;
  const { managedLook } = await import('../../rollout/report/managed-look.ts');
  return managedLook(world);
}
