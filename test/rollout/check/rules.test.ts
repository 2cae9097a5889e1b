import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../../src/rollout/check/check-files.ts';
import { RULES } from '../../../src/rollout/check/rules/index.ts';
import type { Files } from './files.ts';
import { SCENES } from './scenes.ts';

function check(files: Files, desktopVersion?: string) {
  const all = Object.entries(files).map(([file, content]) => ({
    file,
    bytes: Buffer.from(content as string),
  }));
  return checkFiles(all, { desktopVersion }).findings;
}

describe('each rule has scenes', () => {
  test('and each scene a rule', () => {
    expect([...new Set(SCENES.map(({ id }) => id))].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  test.each(SCENES.map((scene) => [scene.id, scene.name, scene] as const))('%s: %s', (id, _, scene) => {
    const { severity = 'fail', says, line, key } = scene.found;
    const found = check(scene.bad, scene.desktopVersion).filter((one) => one.id === id);
    expect(found).toContainEqual(
      expect.objectContaining({
        severity,
        place: expect.objectContaining({
          ...(line !== undefined && { line }),
          ...(key !== undefined && { key }),
        }),
      }),
    );
    if (says !== undefined)
      expect(found.map(({ cause, fix }) => `${cause} ${fix}`).join('\n')).toContain(says);
    expect(check(scene.good, scene.desktopVersion)).toEqual([]);
  });
});
