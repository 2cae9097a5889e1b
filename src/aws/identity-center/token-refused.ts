import { ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso';
import * as z from 'zod/mini';
import { ask } from '../http/ask.ts';
import { type PortalSession, portalConfig } from './with-portal.ts';

const MS = 5_000;

/**
 * True where the access portal refuses a token, as it does before the token's time when an administrator ends the
 * session. An answer that does not come refuses nothing.
 */
export async function isTokenRefused(session: PortalSession, accessToken: string): Promise<boolean> {
  const client = new SSOClient({ ...portalConfig(session), maxAttempts: 1 });
  const command = new ListAccountsCommand({ accessToken, maxResults: 1 });
  const { region } = session;
  const send = (options: Parameters<typeof client.send>[1]) => client.send(command, options);
  const answer = await ask(session, { attempt: 'sign-in', region, ms: MS, shape: z.unknown(), send });
  return !answer.ok && answer.finding.id === 'sso-expired';
}
