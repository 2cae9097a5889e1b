import { join } from 'node:path';
import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes as bytes, bytesToHex as hex } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { isRegionShaped } from '../../knowledge/regions.ts';
import type { Portal } from '../../model/portal.ts';
import { journalDirectory } from '../journal/journal.ts';
import { OWN_FOLDERS } from '../machine/own-folders.ts';
import { listDirectory, readJson } from '../machine/quiet-reads.ts';

const pendingSchema = z.object({
  version: z.literal(1),
  portal: z.object({
    startUrl: z.string(),
    // It becomes a part of the name of a host.
    region: z.string().check(z.refine(isRegionShaped)),
    session: z.optional(z.string()),
    scopes: z.array(z.string()),
    options: z.record(z.string(), z.string()),
  }),
  client: z.object({ clientId: z.string(), clientSecret: z.string(), expiresAt: z.string() }),
  deviceCode: z.string(),
  userCode: z.string(),
  verificationUri: z.string(),
  verificationUriComplete: z.string(),
  host: z.string(),
  /** When the code runs out. */
  expiresAt: z.string(),
  intervalMs: z.number(),
  /** When AWS may be asked next. */
  notBefore: z.string(),
});

/** A sign-in that was begun and that the person has yet to allow. It holds secrets; times are ISO 8601 in UTC. */
export type PendingLogin = z.infer<typeof pendingSchema>;

/** Where the sign-ins that were begun are kept, one file per portal. */
export function loginsDirectory(configDirectory: string): string {
  return join(journalDirectory(configDirectory), OWN_FOLDERS.logins);
}

/** The file of a portal's sign-in; `turn` is held while a person is waited for. */
export function pendingFile(
  configDirectory: string,
  { session, startUrl }: Pick<Portal, 'startUrl'> & { session?: string | undefined },
  ending: 'json' | 'turn' = 'json',
): string {
  const name = hex(sha1(bytes(session ?? startUrl)));
  return join(loginsDirectory(configDirectory), `${name}.${ending}`);
}

/** What was begun for a portal; `undefined` where nothing was, or where it cannot be read. */
export function readPending(configDirectory: string, portal: Portal): PendingLogin | undefined {
  return parse(pendingFile(configDirectory, portal));
}

/** Everything that was begun: what can still be finished, and what nobody can finish any more. */
export interface BegunLogins {
  readonly standing: readonly PendingLogin[];
  readonly runOut: readonly PendingLogin[];
}

/** Everything that was begun. */
export function listPending(configDirectory: string, now: Date): BegunLogins {
  const directory = loginsDirectory(configDirectory);
  const names = listDirectory(directory).filter((name) => /^[0-9a-f]{40}\.json$/.test(name));
  const begun = names.flatMap((name) => parse(join(directory, name)) ?? []);
  const isRunOut = ({ expiresAt }: PendingLogin) => new Date(expiresAt).getTime() <= now.getTime();
  return { standing: begun.filter((one) => !isRunOut(one)), runOut: begun.filter(isRunOut) };
}

function parse(file: string): PendingLogin | undefined {
  const { data } = pendingSchema.safeParse(readJson(file));
  return data;
}
