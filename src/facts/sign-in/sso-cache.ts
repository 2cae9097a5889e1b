import { join } from 'node:path';
import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes as bytes, bytesToHex as hex } from '@noble/hashes/utils.js';
import type { Portal } from '../../model/portal.ts';
import type { SsoRegistration, SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { awsDirectory } from '../aws-files/aws-paths.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { dateOf, isText, tokenFile } from './sso-token.ts';

/** The file of a portal's access token, where the AWS CLI and every SDK look for it. */
export function ssoTokenFile(world: World, { session, startUrl }: Portal): string {
  const kind = session === undefined ? 'sso-legacy' : 'sso-session';
  return tokenFile(world, { kind, id: session ?? startUrl });
}

/**
 * The file of the client registration that the AWS CLI uses for the same sign-in: named by the hash of Python's
 * `json.dumps(…, sort_keys=True)` (botocore/utils.py, `SSOTokenFetcher._registration_cache_key`).
 */
export function registrationFile(world: World, { startUrl, region, session, scopes }: Portal): string {
  const list = scopes.map((scope) => python(scope)).join(', ');
  const key = `{"region": ${python(region)}, "scopes": [${list}], "session_name": ${python(session)}, "startUrl": ${python(startUrl)}, "tool": "botocore"}`;
  return join(awsDirectory(world), 'sso', 'cache', `${hex(sha1(bytes(key)))}.json`);
}

/** The token in the cache; `undefined` where there is none that can be read, for another portal, or a damaged one. */
export function readSsoToken(world: World, portal: Portal): SsoToken | undefined {
  const json = readJson(ssoTokenFile(world, portal));
  if (!isObject(json) || json.startUrl !== portal.startUrl) return undefined;
  const { accessToken, refreshToken, registrationExpiresAt, clientId, clientSecret } = json;
  const expiresAt = dateOf(json.expiresAt);
  if (!isText(accessToken) || !expiresAt) return undefined;
  const registeredUntil = dateOf(registrationExpiresAt);
  const isWhole = isText(refreshToken) && isText(clientId) && isText(clientSecret) && registeredUntil;
  if (!isWhole) return { accessToken, expiresAt };
  return {
    accessToken,
    expiresAt,
    refresh: { refreshToken, client: { clientId, clientSecret, expiresAt: registeredUntil } },
  };
}

/** The client registration in the cache, expired or not. */
export function readRegistration(world: World, portal: Portal): SsoRegistration | undefined {
  const json = readJson(registrationFile(world, portal));
  if (!isObject(json)) return undefined;
  const { clientId, clientSecret } = json;
  const expiresAt = dateOf(json.expiresAt);
  return isText(clientId) && isText(clientSecret) && expiresAt
    ? { clientId, clientSecret, expiresAt }
    : undefined;
}

/** A value as Python writes it into JSON: nothing but ASCII. */
function python(value: string | undefined): string {
  const asAscii = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value ?? null).replace(/[\u0080-\uffff]/g, asAscii);
}
