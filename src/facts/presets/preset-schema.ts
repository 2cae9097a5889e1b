import * as z from 'zod/mini';
import type { Preset } from '../../model/preset.ts';
import { shortened } from '../../text/text.ts';

/** The version of the file that this program writes. */
export const PRESETS_VERSION = 1;

const text = z.string().check(z.minLength(1), z.maxLength(2048), z.regex(/^[^\p{Cc}]*$/u));
/** No name of a setting is longer. */
const texts = z.record(z.string().check(z.maxLength(100)), text);

/** One preset. A key that is not known is refused: what it stands for would be lost in silence. */
export const presetSchema = z.strictObject({
  scope: z.optional(z.enum(['user', 'project', 'local'])),
  way: z.optional(z.enum(['mantle', 'platform', 'gateway'])),
  workspace: z.optional(text),
  baseUrl: z.optional(text),
  guardrail: z.optional(text),
  auth: z.enum(['profile', 'isolated', 'api-key', 'environment']),
  profile: z.optional(text),
  apiKey: z.optional(
    z.union([
      z.strictObject({ file: text }),
      z.strictObject({ environment: z.literal(true) }),
      z.strictObject({ settings: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
    ]),
  ),
  region: z.optional(text),
  model: z.optional(text),
  pins: z.optional(texts),
  overrides: z.optional(texts),
  refresh: z.optional(z.enum(['auto', 'own', 'aws-cli', 'off'])),
  settings: z.optional(texts),
  commands: z.optional(
    z.strictObject({
      awsAuthRefresh: z.optional(text),
      awsCredentialExport: z.optional(text),
      apiKeyHelper: z.optional(text),
    }),
  ),
}) satisfies z.ZodMiniType<Preset>;

/** The file `bedrock/presets.json` in Claude Code's configuration directory. */
export const presetsSchema = z.object({
  $schema: z.optional(z.string()),
  version: z.literal(PRESETS_VERSION),
  presets: z.record(z.string(), presetSchema),
});

/** The same of which each preset is judged by itself. */
export const looseSchema = z.object({ version: z.number(), presets: z.record(z.string(), z.unknown()) });

/** A stranger's file may hold a speech in the place of a name. */
const MOST_OF_A_NAME = 200;

/** What is wrong with a value, in a few words: `pins.sonnet: Invalid input`. */
export function whatIsWrong({ issues }: z.core.$ZodError): string {
  const [first] = issues;
  if (!first) return 'it cannot be understood';
  if (first.code === 'unrecognized_keys')
    return `it has the unknown key ${shortened(first.keys.join(', '), MOST_OF_A_NAME)}`;
  const place = shortened(first.path.map(String).join('.'), MOST_OF_A_NAME);
  return place === '' ? 'it is no preset' : `${place} is not as it has to be`;
}
