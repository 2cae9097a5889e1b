import {
  AccessDeniedException,
  AuthorizationPendingException,
  CreateTokenCommand,
  type CreateTokenCommandInput,
  type CreateTokenCommandOutput,
  ExpiredTokenException,
  InvalidClientException,
  InvalidGrantException,
  RegisterClientCommand,
  SlowDownException,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
  UnauthorizedClientException,
} from '@aws-sdk/client-sso-oidc';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { SsoRegistration } from '../../model/sso-token.ts';
import { foreignAnswer } from '../failures/finding.ts';
import { ask, type Question } from '../http/ask.ts';
import { outsideText } from '../http/outside-text.ts';
import { type PortalSession, portalConfig } from './with-portal.ts';

/** The name that the person reads on the page where they allow the sign-in. */
const CLIENT_NAME = 'claude-bedrock';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
const MS = 10_000;

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

/** Why there is no token: a state of the sign-in, and no failure. `invalid` means spent, or never AWS's. */
export type NoToken = 'pending' | 'slow-down' | 'denied' | 'expired' | 'invalid';

/** Registers this program, as a public client, for the scopes. */
export async function registerClient(
  session: PortalSession,
  scopes: readonly string[],
): Promise<Answer<SsoRegistration>> {
  const input = { clientName: CLIENT_NAME, clientType: 'public', scopes: [...scopes] };
  const answer = await request(session, (client, options) =>
    client.send(new RegisterClientCommand(input), options),
  );
  if (!answer.ok) return answer;
  const { clientId, clientSecret, clientSecretExpiresAt } = answer.value;
  if (!clientId || !clientSecret || !clientSecretExpiresAt) return failed(foreignAnswer(200));
  return answered({ clientId, clientSecret, expiresAt: new Date(clientSecretExpiresAt * 1000) });
}

/** Begins a device authorization; `unregistered` where AWS does not know the client (any more). */
export async function startDevice(
  session: PortalSession,
  { clientId, clientSecret }: SsoRegistration,
  startUrl: string,
): Promise<Answer<DeviceAuthorization | 'unregistered'>> {
  const input = { clientId, clientSecret, startUrl };
  const answer = await request(session, (client, options) =>
    client.send(new StartDeviceAuthorizationCommand(input), options).catch(unregistered),
  );
  if (!answer.ok || answer.value === 'unregistered') return answer as Answer<'unregistered'>;
  const { deviceCode, userCode, verificationUri, verificationUriComplete } = answer.value;
  if (!deviceCode || !userCode || !verificationUri) return failed(foreignAnswer(200));
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

/** Renews a token. AWS rotates refresh tokens: the one that is used here is worth nothing afterwards. */
export function refreshedToken(
  session: PortalSession,
  { clientId, clientSecret }: SsoRegistration,
  refreshToken: string,
): Promise<Answer<IssuedToken | NoToken>> {
  return createToken(session, { clientId, clientSecret, grantType: 'refresh_token', refreshToken });
}

async function createToken(
  session: PortalSession,
  input: CreateTokenCommandInput,
): Promise<Answer<IssuedToken | NoToken>> {
  const answer = await request(session, (client, options) =>
    client.send(new CreateTokenCommand(input), options).catch(noToken),
  );
  if (!answer.ok || typeof answer.value === 'string') return answer as Answer<NoToken>;
  const { accessToken, expiresIn, refreshToken } = answer.value as CreateTokenCommandOutput;
  if (!accessToken || !expiresIn) return failed(foreignAnswer(200));
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

function unregistered(error: unknown): 'unregistered' {
  const isUnknown = error instanceof InvalidClientException || error instanceof UnauthorizedClientException;
  if (isUnknown) return 'unregistered';
  throw error;
}

type Send<T> = (client: SSOOIDCClient, options: Parameters<Question<T>['send']>[0]) => Promise<T>;

async function request<T>(session: PortalSession, send: Send<T>): Promise<Answer<T>> {
  // Once: an answer that was lost on the way has used up the code, and whoever waits asks again.
  const client = new SSOOIDCClient({ ...portalConfig(session), maxAttempts: 1 });
  const { region } = session;
  return ask(session, { attempt: 'sign-in', region, ms: MS, send: (options) => send(client, options) });
}
