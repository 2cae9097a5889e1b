import type { ClientView } from '../../facts/claude-code/client-view.ts';
import { isSince } from '../../knowledge/client-versions.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import { NO_BILLED_COUNTING, valueTooNew } from '../../knowledge/version-needs.ts';
import { type Edit, keyName, type Warning } from '../../model/change.ts';

/** What this Claude Code will not make of the plan what it says. */
export function clientWarnings(
  edits: readonly Edit[],
  client: ClientView,
  version: string | undefined,
): readonly Warning[] {
  return [
    ...tooNew(edits, client, version),
    ...billedCounting(edits, version),
    ...restricted(edits, client),
    ...led(edits, client),
  ];
}

/** A key or a value that only a newer version knows: an older one passes over the key, and asks for the value as it stands. */
function tooNew(
  edits: readonly Edit[],
  { provider, signedBy }: ClientView,
  version: string | undefined,
): readonly Warning[] {
  // A gateway may know every name.
  const isGateway = ['token', 'helper'].includes(signedBy.value.kind);
  const isOnAws = !isGateway && ['bedrock', 'mantle'].includes(provider.value);
  return edits.flatMap(({ path, value }) => {
    const key = settingsKey(path.at(-1) ?? '');
    if (value === undefined || value === '') return [];
    const late = valueTooNew(path.at(-1) ?? '', value, isOnAws, version);
    if (late) {
      const message = `${keyName(path)}: ${late.value} is known from Claude Code ${late.since} on; this is ${version}: ${late.before}. Update it: claude update`;
      return [{ code: 'setting-too-new', message }];
    }
    if (key?.since === undefined || isSince(key.since, version)) return [];
    const message = `${keyName(path)} is read from Claude Code ${key.since} on; this is ${version}, which passes it over. Update it: claude update`;
    return [{ code: 'setting-too-new', message }];
  });
}

/** An older client pays for what it counts where AWS does not: behind the ARN of an application profile at every turn of some programs. */
function billedCounting(edits: readonly Edit[], version: string | undefined): readonly Warning[] {
  const isApplication = edits.some(
    ({ value }) => typeof value === 'string' && parseModelId(value).kind === 'application-arn',
  );
  if (!isApplication || isSince(NO_BILLED_COUNTING, version)) return [];
  const message = `Claude Code ${version} counts the tokens behind an application inference profile by some 30 requests of one token (/context), and each is billed. From ${NO_BILLED_COUNTING} on it estimates: claude update`;
  return [{ code: 'counting-billed', message }];
}

/** An agent that leads every conversation names a model, which comes before every model setting, and is not planned. */
function led(edits: readonly Edit[], { models }: ClientView): readonly Warning[] {
  const { value, origin } = models.main;
  const isOfAgent = origin.key === 'model' && origin.file?.endsWith('.md');
  const values = edits.flatMap(({ path, value }) => (isModelKey(path.at(-1)) ? (value ?? []) : []));
  const planned = values.map((one) => parseModelId(String(one)).id);
  if (!isOfAgent || planned.length === 0 || planned.includes(value.id)) return [];
  const message = `The agent in ${origin.file} leads every conversation, and its model comes first: Claude Code would ask ${value.id}. Change it there, or the setting agent that names it.`;
  return [{ code: 'agent-leads', message }];
}

function isModelKey(name: string | undefined): boolean {
  return /^ANTHROPIC_(?:DEFAULT_\w+_)?MODEL$/.test(name ?? '');
}

/** A model that a list leaves out: Claude Code asks another, and says so only when it starts. */
function restricted(edits: readonly Edit[], { models }: ClientView): readonly Warning[] {
  const { id, restricted: by } = models.main.value;
  const isPlanned = by !== undefined && edits.some(({ value }) => value === by.asked);
  if (!isPlanned) return [];
  const { key = 'a list of models', file } = by.by;
  const place = file === undefined ? key : `${key} in ${file}`;
  const message = `${by.asked} is left out by ${place}: Claude Code would ask ${id} instead.`;
  return [{ code: 'model-restricted', message }];
}
