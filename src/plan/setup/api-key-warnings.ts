import type { ApiKey } from '../../facts/api-key.ts';
import type { Warning } from '../../model/change.ts';
import { clockTime, durationText } from '../../text/duration-text.ts';

/** What a person has to know of an Amazon Bedrock API key before it is written into the settings. */
export function apiKeyWarnings({
  apiKey,
  now,
}: {
  apiKey: ApiKey | undefined;
  now: Date;
}): readonly Warning[] {
  return apiKey === undefined ? [] : [...endOf(apiKey, now), ...openFileOf(apiKey)];
}

/** Nothing in Claude Code makes a new short-term key: each one is made by hand. */
function endOf({ expiresAt }: ApiKey, now: Date): readonly Warning[] {
  if (!expiresAt) return [];
  const rest = durationText(expiresAt.getTime() - now.getTime());
  const message = `This key ends at ${clockTime(expiresAt.toISOString())} (in ${rest}); then Claude Code stops until a new one is set. A profile renews itself.`;
  return [{ code: 'api-key-ends', message }];
}

function openFileOf({ openFile }: ApiKey): readonly Warning[] {
  if (openFile === undefined) return [];
  const message = `${openFile} holds an API key, and others on this computer may read or change it. Make it yours alone (chmod 600), or delete it once the key is written.`;
  return [{ code: 'api-key-file-open', message }];
}
