import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import * as z from 'zod/mini';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import type { Circumstances } from '../failures/classify.ts';
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
  // Of a program: a date that is none keeps Claude Code from nothing [run 2.1.332].
  expiration: z.optional(z.unknown()),
});

/** What the SDK resolved, and whether its default chain would try the next way where this one led to nothing. */
export type Resolved = Answer<AccessKeys> & { readonly goesOn?: boolean };

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
): Promise<Resolved> {
  const profile = signer.kind === 'profile' ? signer.name : undefined;
  const options = {
    ignoreCache: true,
    clientConfig: { ...transport(handler), maxAttempts: 2 },
    parentClientConfig: { region },
    ...(profile !== undefined && { profile }),
  };
  const provide =
    profile === undefined ? fromNodeProviderChain({ ...options, ...ONE_TRY }) : fromIni(options);
  return resolveBy(provide, patience, {
    attempt: 'credentials',
    region,
    ...(profile !== undefined && { profile }),
  });
}

async function resolveBy(
  provide: () => Promise<unknown>,
  patience: Patience,
  circumstances: Circumstances,
): Promise<Resolved> {
  try {
    const read = keys.safeParse(await withDeadline(patience, () => provide()));
    if (!read.success) return failed(foreignAnswer(200));
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = read.data;
    const isDate = expiration instanceof Date && !Number.isNaN(expiration.getTime());
    const given = { ...(sessionToken && { sessionToken }), ...(isDate && { expiration }) };
    return answered({ accessKeyId, secretAccessKey, ...given });
  } catch (error) {
    const goesOn = error instanceof Error && 'tryNextLink' in error && error.tryNextLink === true;
    return { ...(await failedWith(error, circumstances)), goesOn };
  }
}

/** Of a role of the machine: one try of a second, for most machines have none. */
const ONE_TRY = { maxRetries: 0, timeout: 1_000 };

/**
 * What the default chain comes to behind a profile that leads to nothing: the role that a platform gives by a web
 * identity, a container or the machine.
 */
export async function resolvePlatformRole(
  region: string,
  handler: RequestHandler,
  patience: Patience,
): Promise<Answer<AccessKeys>> {
  return resolveBy(
    fromNodeProviderChain({
      ignoreCache: true,
      clientConfig: { ...transport(handler), maxAttempts: 2 },
      parentClientConfig: { region },
      // A name that no profile can have: the chain passes the AWS files by, and the environment's keys.
      profile: '\n',
      ...ONE_TRY,
    }),
    patience,
    { attempt: 'credentials', region },
  );
}
