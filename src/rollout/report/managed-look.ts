import type { ManagedLook, ManagedTrouble } from '../../model/managed.ts';
import type { World } from '../../model/world.ts';
import { quoting } from '../../text/quoting.ts';
import { type JudgedSource, keysOf } from './device.ts';
import { lookAtDevice } from './look-at-device.ts';

/** What `rollout report` tells of this device, in short: what counts, and what does not work as meant. No network. */
export async function managedLook(world: World): Promise<ManagedLook> {
  const look = await lookAtDevice(world);
  const rejected = look.desktop.flatMap(({ source, state, because }): ManagedTrouble[] =>
    state === 'rejected'
      ? [
          {
            file: source.file,
            say: because ?? 'Claude Desktop takes nothing of it.',
            fix: 'Put it there anew.',
          },
        ]
      : [],
  );
  const found = look.findings.flatMap(({ severity, place, cause, fix }): ManagedTrouble[] =>
    severity === 'fail' ? [{ file: place.file, key: place.key, say: cause, fix }] : [],
  );
  // Of Claude Code the doctor looks by itself.
  const lacking = look.needs.flatMap(({ isOfDesktop, state, say, fix }): ManagedTrouble[] =>
    isOfDesktop && state !== 'there' ? [{ say, fix: fix ?? 'Put it there.' }] : [],
  );
  const inForce = (product: ManagedLook['inForce'][number]['product'], all: readonly JudgedSource[]) =>
    all.flatMap(({ source, state }) =>
      state === 'in-force' ? [{ product, file: source.file, keys: keysOf(source) }] : [],
    );
  return {
    inForce: [...inForce('Claude Desktop', look.desktop), ...inForce('Claude Code', look.claudeCode)],
    troubles: [...rejected, ...found, ...lacking].map(({ file, key, say, fix }) => ({
      file,
      key: key && quoting(key),
      say: quoting(say),
      fix: quoting(fix),
    })),
  };
}
