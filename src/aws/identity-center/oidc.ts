import {
  AccessDeniedException,
  AuthorizationPendingException,
  CreateTokenCommand,
  type CreateTokenCommandInput,
  ExpiredTokenException,
  InvalidClientException,
  InvalidGrantException,
  RegisterClientCommand,
  SlowDownException,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
  UnauthorizedClientException,
} from '@aws-sdk/client-sso-oidc';
import * as z from 'zod/mini';
import { type Answer, answered } from '../../facts/answer.ts';
import type { SsoRegistration } from '../../model/sso-token.ts';
import { ask, type Question } from '../http/ask.ts';
import { outsideText } from '../http/outside-text.ts';
import { lifetime, moment, secret, text } from '../http/shapes.ts';
import { type PortalSession, portalConfig } from './with-portal.ts';

/** The name that the person reads on the page where they allow the sign-in. */
const CLIENT_NAME = 'claude-bedrock';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
const MS = 10_000;
/** Seconds between two polls: as long as a code lasts. */
const LONGEST_INTERVAL = 600;
/** The doctor, which is to end within 15 seconds, waits for it. */
const RENEWAL_MS = 7_000;

/** What AWS handed out to begin a sign-in with. Times in seconds; never print the device code. */
export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly expiresIn: number;
  readonly interval: number;
}

/** A token as AWS hands it out. Never print it. */
export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken?: string;
}

const NO_TOKEN = ['pending', 'slow-down', 'denied', 'expired', 'invalid'] as const;

/** Why there is no token: a state of the sign-in, and no failure. `invalid` means spent, or never AWS's. */
export type NoToken = (typeof NO_TOKEN)[number];

const registration = z.object({ clientId: secret, clientSecret: secret, clientSecretExpiresAt: moment });
const authorization = z.object({
  deviceCode: secret,
  userCode: text,
  verificationUri: text,
  verificationUriComplete: z.nullish(text),
  expiresIn: z.nullish(lifetime),
  interval: z.nullish(z.number().check(z.nonnegative(), z.maximum(LONGEST_INTERVAL))),
});
const issued = z.object({ accessToken: secret, expiresIn: lifetime, refreshToken: z.nullish(secret) });

/** Registers this program, as a public client, for the scopes. */
export async function registerClient(
  session: PortalSession,
  scopes: readonly string[],
): Promise<Answer<SsoRegistration>> {
  const input = { clientName: CLIENT_NAME, clientType: 'public', scopes: [...scopes] };
  const answer = await request(session, registration, (client, options) =>
    client.send(new RegisterClientCommand(input), options),
  );
  if (!answer.ok) return answer;
  const { clientId, clientSecret, clientSecretExpiresAt } = answer.value;
  return answered({ clientId, clientSecret, expiresAt: new Date(clientSecretExpiresAt * 1000) });
}

const UNREGISTERED = 'unregistered';

/** Begins a device authorization; `unregistered` where AWS does not know the client (any more). */
export async function startDevice(
  session: PortalSession,
  { clientId, clientSecret }: SsoRegistration,
  startUrl: string,
): Promise<Answer<DeviceAuthorization | typeof UNREGISTERED>> {
  const input = { clientId, clientSecret, startUrl };
  const shape = z.union([z.literal(UNREGISTERED), authorization]);
  const answer = await request(session, shape, (client, options) =>
    client.send(new StartDeviceAuthorizationCommand(input), options).catch(unregistered),
  );
  if (!answer.ok) return answer;
  if (answer.value === UNREGISTERED) return answered(UNREGISTERED);
  const { deviceCode, userCode, verificationUri, verificationUriComplete } = answer.value;
  return answered({
    ...{ deviceCode, userCode: outsideText(userCode), verificationUri },
    verificationUriComplete: verificationUriComplete ?? verificationUri,
    expiresIn: answer.value.expiresIn ?? 600,
    // RFC 8628 section 3.5
    interval: answer.value.interval ?? 5,
  });
}

/** Asks once whether the person allowed the sign-in. */
export function deviceToken(
  session: PortalSession,
  { clientId, clientSecret }: Pick<SsoRegistration, 'clientId' | 'clientSecret'>,
  deviceCode: string,
): Promise<Answer<IssuedToken | NoToken>> {
  return createToken(session, { clientId, clientSecret, grantType: DEVICE_CODE, deviceCode });
}

/**
 * Renews a token. AWS rotates refresh tokens: the one that is used here is worth nothing afterwards, so nothing but its
 * own deadline ends the waiting for the answer.
 */
export function refreshedToken(
  session: PortalSession,
  { clientId, clientSecret }: SsoRegistration,
  refreshToken: string,
): Promise<Answer<IssuedToken | NoToken>> {
  const input = { clientId, clientSecret, grantType: 'refresh_token', refreshToken };
  return createToken({ ...session, interrupted: new AbortController().signal }, input, RENEWAL_MS);
}

async function createToken(
  session: PortalSession,
  input: CreateTokenCommandInput,
  ms = MS,
): Promise<Answer<IssuedToken | NoToken>> {
  const shape = z.union([z.enum(NO_TOKEN), issued]);
  const answer = await request(
    session,
    shape,
    (client, options) => client.send(new CreateTokenCommand(input), options).catch(noToken),
    ms,
  );
  if (!answer.ok) return answer;
  if (typeof answer.value === 'string') return answered(answer.value);
  const { accessToken, expiresIn, refreshToken } = answer.value;
  return answered({ accessToken, expiresIn, ...(refreshToken && { refreshToken }) });
}

/** https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html */
function noToken(error: unknown): NoToken {
  if (error instanceof AuthorizationPendingException) return 'pending';
  if (error instanceof SlowDownException) return 'slow-down';
  if (error instanceof AccessDeniedException) return 'denied';
  if (error instanceof ExpiredTokenException) return 'expired';
  if (error instanceof InvalidGrantException || error instanceof InvalidClientException) return 'invalid';
  throw error;
}

function unregistered(error: unknown): typeof UNREGISTERED {
  const isUnknown = error instanceof InvalidClientException || error instanceof UnauthorizedClientException;
  if (isUnknown) return UNREGISTERED;
  throw error;
}

type Send = (client: SSOOIDCClient, options: Parameters<Question<unknown>['send']>[0]) => Promise<unknown>;

async function request<T>(
  session: PortalSession,
  shape: Question<T>['shape'],
  send: Send,
  ms = MS,
): Promise<Answer<T>> {
  // Once: an answer that was lost on the way has used up the code, and whoever waits asks again.
  const client = new SSOOIDCClient({ ...portalConfig(session), maxAttempts: 1 });
  const { region } = session;
  return ask(session, {
    attempt: 'sign-in',
    region,
    ms,
    shape,
    send: (options) => send(client, options),
  });
}
