import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { OWN_FOLDERS } from '../facts/machine/own-folders.ts';
import { readBytes } from '../facts/machine/read-bytes.ts';
import type { ExportedCredentials } from '../model/credentials.ts';
import type { World } from '../model/world.ts';
import { sha256 } from '../plan/edit/plan-id.ts';
import { replaceFile } from './replace-file.ts';

/** Claude Code asks for new credentials 5 minutes before the old ones end. */
const MARGIN_MS = 5 * 60_000;

/** `credentials` prints this, and the cache keeps it. */
export const credentialsSchema = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.optional(z.string()),
  }),
}) satisfies z.ZodMiniType<ExportedCredentials>;

const keptSchema = z.extend(credentialsSchema, { source: z.string() });

/** The credentials kept for one profile. */
export interface CredentialsCache {
  readonly folder: string;
  readonly file: string;
}

/** Where the credentials of a profile are kept; `awsFiles` are the files that define it. */
export function credentialsCache(
  configDirectory: string,
  profile: string,
  awsFiles: readonly string[],
): CredentialsCache {
  const folder = join(configDirectory, 'bedrock', OWN_FOLDERS.credentials);
  return { folder, file: join(folder, `${sha256(JSON.stringify([profile, ...awsFiles]))}.json`) };
}

/**
 * The credentials that are kept, if they last for another 5 minutes and came from the same `source`: a hash over what
 * the profile says now. A file that cannot be read or understood holds none.
 */
export async function keptCredentials(
  { file }: CredentialsCache,
  source: string,
  now: Date,
): Promise<ExportedCredentials | undefined> {
  try {
    const { data } = keptSchema.safeParse(JSON.parse(String(await readBytes(file))));
    if (data?.source !== source || !lasts(data, now)) return undefined;
    return { Credentials: data.Credentials };
  } catch {
    return undefined;
  }
}

/** Keeps credentials, readable by this person alone; those without an end, and those about to end, are not kept. */
export async function keepCredentials(
  { pid }: World,
  { file }: CredentialsCache,
  source: string,
  credentials: ExportedCredentials,
  now: Date,
): Promise<void> {
  if (!lasts(credentials, now)) return rm(file, { force: true });
  const content = Buffer.from(JSON.stringify({ source, ...credentials }));
  const expected = await readBytes(file);
  await replaceFile({ file, expected, content, mode: 0o600, token: `${pid}` });
}

function lasts({ Credentials: { Expiration } }: ExportedCredentials, now: Date): boolean {
  return Expiration !== undefined && Date.parse(Expiration) - now.getTime() > MARGIN_MS;
}
