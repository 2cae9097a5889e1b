import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTrustedWorkspace } from '../../../src/facts/settings/workspace-trust.ts';
import { isWindows } from '../../support/environment.ts';
import { arrangeTrust, TRUST_CASES, trustKey } from '../../support/trust-cases.ts';
import { put, temporaryDirectory, temporaryWorld } from '../../support/world.ts';

// On Windows without what needs git or a link.
const CASES = TRUST_CASES.filter(({ arrange }) => !isWindows || arrange === undefined);

test.each(CASES)('trusts as Claude Code does, where the person has trusted $name', async (one) => {
  const root = await temporaryDirectory();
  await arrangeTrust(root, one);
  const world = { ...(await temporaryWorld({ env: { ...one.env } })), home: join(root, 'home') };
  expect(isTrustedWorkspace(world, join(root, one.at))).toBe(one.isTrusted);
  // The variable is no trust: a shell goes on having it wherever it stands.
  const inSession = { ...world, env: { ...world.env, CLAUDECODE: '1' } };
  expect(isTrustedWorkspace(inSession, join(root, one.at))).toBe(one.isTrusted);
});

test.each(['yes', 1, {}, null])('takes no record of %j for trust', async (answer) => {
  const root = await temporaryDirectory();
  await arrangeTrust(root, { name: '', at: 'p', records: [], isTrusted: false });
  const world = { ...(await temporaryWorld()), home: join(root, 'home') };
  const projects = { [trustKey(join(root, 'p'))]: { hasTrustDialogAccepted: answer } };
  await put(join(root, 'home/.claude.json'), JSON.stringify({ projects }));
  expect(isTrustedWorkspace(world, join(root, 'p'))).toBe(false);
});
