import { join } from 'node:path';
// Not node:crypto, which takes a fifth of the time in which Node starts.
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes as bytes, bytesToHex as hex } from '@noble/hashes/utils.js';
import type { JsonObject } from '../../model/change.ts';
import type { SessionState } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { awsDirectory } from '../aws-files/aws-paths.ts';
import type { SessionKey } from '../aws-files/profile-kind.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';

const NOT_SIGNED_IN: SessionState = { state: 'not-signed-in' };

/**
 * Reads the state of a sign-in from its file in the token cache, which AWS CLI and SDKs share. A file that is
 * absent, unreadable or damaged means: not signed in. Never rejects, shows no token, refreshes nothing.
 */
export function readSession(world: World, key: SessionKey): SessionState {
  const token = readToken(tokenFile(world, key));
  if (!token) return NOT_SIGNED_IN;
  if (key.kind === 'console-login') return loginState(token, world.now());
  return ssoState(token, key.kind === 'sso-session', world.now());
}

/** The token's file: named by the session for `sso-session` profiles, by the exact start URL for legacy ones. */
export function tokenFile(world: World, { kind, id }: SessionKey): string {
  if (kind !== 'console-login')
    return join(awsDirectory(world), 'sso', 'cache', `${hex(sha1(bytes(id)))}.json`);
  const directory = world.env.AWS_LOGIN_CACHE_DIRECTORY ?? join(awsDirectory(world), 'login', 'cache');
  return join(directory, `${hex(sha256(bytes(id)))}.json`);
}

function readToken(file: string): JsonObject | undefined {
  const token = readJson(file);
  return isObject(token) ? token : undefined;
}

/** The SDK refreshes tokens of `sso-session` profiles only, with a client registration that still holds. */
function ssoState(token: JsonObject, canRefresh: boolean, now: Date): SessionState {
  const expiresAt = dateOf(token.expiresAt);
  if (!isText(token.accessToken) || !expiresAt) return NOT_SIGNED_IN;
  const registered = dateOf(token.registrationExpiresAt);
  const hasClient = isText(token.refreshToken) && isText(token.clientId) && isText(token.clientSecret);
  const refreshable = canRefresh && hasClient && registered !== undefined && registered > now;
  return stateAt(expiresAt, refreshable, now);
}

/** A console login (`aws login`): the SDK takes it only with all of these fields. */
function loginState(token: JsonObject, now: Date): SessionState {
  const access = isObject(token.accessToken) ? token.accessToken : {};
  const expiresAt = dateOf(access.expiresAt);
  const isWhole = [token.clientId, token.refreshToken, token.dpopKey, access.accountId].every(isText);
  return isWhole && expiresAt ? stateAt(expiresAt, true, now) : NOT_SIGNED_IN;
}

function stateAt(expiresAt: Date, refreshable: boolean, now: Date): SessionState {
  const state = expiresAt > now ? 'valid' : 'expired';
  return { state, expiresAt: expiresAt.toISOString(), refreshable };
}

/** The time in a cache file; old versions of the AWS CLI wrote `2020-06-17T10:02:08UTC`, which `Date` does not take. */
export function dateOf(value: unknown): Date | undefined {
  if (!isText(value)) return undefined;
  const date = new Date(value.replace(/UTC$/, 'Z'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** True for a text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
