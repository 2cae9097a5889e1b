import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import * as z from 'zod/mini';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import { failedWith } from '../failures/failed-with.ts';
import { foreignAnswer } from '../failures/finding.ts';
import { type Patience, withDeadline } from '../http/deadline.ts';
import { type RequestHandler, transport } from '../http/request-handler.ts';
import { secret } from '../http/shapes.ts';
import type { ChainSigner } from './signer.ts';

/** The SDK hands over what a service sent for keys, whatever that is. */
const keys = z.object({
  accessKeyId: secret,
  secretAccessKey: secret,
  sessionToken: z.optional(secret),
  expiration: z.optional(z.date()),
});

/**
 * Resolves credentials as Claude Code does, once, with the same SDK. Of a profile it tells the reason of a
 * failure, which the default chain hides. An Identity Center session within 5 minutes of its end is renewed
 * and the shared token cache rewritten: Claude Code does the same, and without it nothing can be asked.
 */
export async function resolveCredentials(
  signer: ChainSigner,
  region: string,
  handler: RequestHandler,
  patience: Patience,
): Promise<Answer<AccessKeys>> {
  const profile = signer.kind === 'profile' ? signer.name : undefined;
  const options = {
    ignoreCache: true,
    clientConfig: { ...transport(handler), maxAttempts: 2 },
    parentClientConfig: { region },
    ...(profile !== undefined && { profile }),
  };
  // Of a role of the machine: one try of a second, for most machines have none.
  const provide =
    profile === undefined
      ? fromNodeProviderChain({ ...options, maxRetries: 0, timeout: 1_000 })
      : fromIni(options);
  try {
    const read = keys.safeParse(await withDeadline(patience, () => provide()));
    if (!read.success) return failed(foreignAnswer(200));
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = read.data;
    const given = { ...(sessionToken && { sessionToken }), ...(expiration && { expiration }) };
    return answered({ accessKeyId, secretAccessKey, ...given });
  } catch (error) {
    return failedWith(error, { attempt: 'credentials', region, ...(profile !== undefined && { profile }) });
  }
}
