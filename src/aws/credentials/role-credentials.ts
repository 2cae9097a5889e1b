import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso';
import * as z from 'zod/mini';
import { type Answer, answered } from '../../facts/answer.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import { ask } from '../http/ask.ts';
import { secret } from '../http/shapes.ts';
import { type PortalSession, portalConfig } from '../identity-center/with-portal.ts';

const MS = 15_000;

const handedOut = z.object({
  roleCredentials: z.object({ accessKeyId: secret, secretAccessKey: secret, sessionToken: secret }),
});

/** The account and the role (permission set) of a signed-in person. */
export interface RolePlace {
  readonly accountId: string;
  readonly roleName: string;
}

/**
 * The temporary keys of a role, by an access token that need not be on the disk; what the SDK does for a profile. Never
 * print them. https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
 */
export async function roleCredentials(
  session: PortalSession,
  accessToken: string,
  { accountId, roleName }: RolePlace,
): Promise<Answer<AccessKeys>> {
  const client = new SSOClient({ ...portalConfig(session), maxAttempts: 3 });
  const command = new GetRoleCredentialsCommand({ accessToken, accountId, roleName });
  const answer = await ask(session, {
    attempt: 'sign-in',
    region: session.region,
    ms: MS,
    shape: handedOut,
    send: (options) => client.send(command, options),
  });
  return answer.ok ? answered(answer.value.roleCredentials) : answer;
}
