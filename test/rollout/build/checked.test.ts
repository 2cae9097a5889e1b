import fc from 'fast-check';
import { expect, test } from 'vitest';
import { build } from '../../../src/rollout/build/build.ts';
import { checkFiles } from '../../../src/rollout/check/check-files.ts';
import type { Rollout } from '../../../src/rollout/file/rollout.ts';
import { anyRollout } from '../arbitrary.ts';
import { EXAMPLE } from '../example.ts';

/** What is put on a device of each kind, and all of it, as it lies in the folder. */
const SETS = [/./, /\.mobileconfig$/, /\.reg$/, /managed-settings\.json$/, /\.plist$/, /50-bedrock\.json$/];
const EVERYWHERE = /^(aws-config|iam\/policy\.json)$/;

const CHECKED = /(?<!\.tf)\.(mobileconfig|reg|json|plist)$/;

const LOCKED_OUT: readonly string[] = ['claude-code-hooks-blocked', 'claude-code-marketplace-locked'];

function findings(rollout: Rollout) {
  const artifacts = build(rollout, { key: 'a-key-of-the-trial' });
  const own = { file: 'bedrock-rollout.json', bytes: Buffer.from(JSON.stringify(rollout)) };
  return SETS.flatMap((set) => {
    const files = artifacts.filter(
      ({ path }) => (set.test(path) && CHECKED.test(path)) || EVERYWHERE.test(path),
    );
    return checkFiles([own, ...files.map(({ path, content }) => ({ file: path, bytes: content }))]).findings;
  });
}

test('of what is built of the example, the checker finds nothing wrong', () => {
  expect(findings(EXAMPLE)).toEqual([]);
});

test('the rest of what is built is named, not judged', () => {
  const files = build(EXAMPLE, { key: 'a-key-of-the-trial' }).map(({ path, content }) => ({
    file: path,
    bytes: content,
  }));
  const { findings: found } = checkFiles(files);
  expect(new Set(found.map(({ id, severity }) => `${severity} ${id}`))).toEqual(
    new Set(['warn file-not-judged']),
  );
});

test('nor of any rollout that can be read', () => {
  fc.assert(
    fc.property(anyRollout, (rollout) => {
      // Locked down without the plugin is what was asked for, and worth a warning.
      const isAsked = rollout.restrictions?.level === 'locked-down' && !rollout.plugin;
      const found = findings(rollout).filter(({ id }) => !isAsked || !LOCKED_OUT.includes(id));
      expect(found).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
