import { expect, test } from 'vitest';
import { type AwsSession, callerIdentity } from '../../../src/aws/index.ts';
import type { Fault } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { DEVELOPER, deadlineFor, inSession, sandboxWorld } from '../support.ts';

test.each<[Fault, string]>([
  [{ kind: 'hang' }, 'endpoint-unreachable'],
  [{ kind: 'drop-mid-body' }, 'endpoint-unreachable'],
  [{ kind: 'html', status: 200 }, 'proxy'],
  [{ kind: 'html', status: 403 }, 'proxy'],
  [{ kind: 'half-json' }, 'proxy'],
  [{ kind: 'huge', bytes: 10_000_000 }, 'proxy'],
  [{ kind: 'skew', seconds: 900 }, 'clock-skew'],
  [{ kind: 'error', status: 403, code: 'InvalidClientTokenId', message: '' }, 'credentials-invalid'],
  [{ kind: 'error', status: 403, code: 'ExpiredToken', message: '' }, 'credentials-expired'],
])('where STS answers with %j, who is asking is not known: %s', async (fault, id) => {
  const sandbox = await sandboxForTest();
  sandbox.fail({ service: 'sts' }, fault);
  const world = await sandboxWorld(sandbox);
  const ask = (session: AwsSession) => callerIdentity(session, 'us-east-1', deadlineFor(fault));
  const answer = await inSession(world, DEVELOPER, ask);
  expect(answer).toMatchObject({ ok: false, finding: { id } });
});
