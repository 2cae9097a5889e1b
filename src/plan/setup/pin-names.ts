import { FAMILY_PINS, type Family, isFamily } from '../../knowledge/model-families.ts';
import { isBedrockId, parseModelId } from '../../knowledge/model-id.ts';
import { isAnthropicId } from '../../knowledge/ways.ts';
import { type Edit, env, type WritableFile } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { valueAt } from '../edit/key-values.ts';

/** Which models stand behind pins that are ARNs, by Anthropic's own names. */
export type PinnedModels = ReadonlyMap<Family, string>;

/** Reads each `--behind FAMILY=MODEL`. */
export function readPinnedModels(given: readonly string[]): Outcome<PinnedModels> {
  const models = new Map<Family, string>();
  for (const text of given) {
    const [family = '', model = ''] = text.split('=');
    if (!isFamily(family) || !isAnthropicId(model))
      return refusal(
        'model-malformed',
        `--behind ${text}: this is no family with the model behind its ARN.`,
        "Give Anthropic's own name, such as --behind sonnet=claude-sonnet-4-6.",
      );
    models.set(family, model);
  }
  return success(models);
}

/** What is asked for in the place of models, each by Anthropic's own name. */
export type Overrides = ReadonlyMap<string, string>;

/** Reads each `--override MODEL=ID`; every way has them [run 2.1.332], and its ids are judged with it. */
export function readOverrides(given: readonly string[]): Outcome<Overrides> {
  const overrides = new Map<string, string>();
  for (const text of given) {
    const at = text.indexOf('=');
    const [model, id] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
    if (!isAnthropicId(model) || (id !== '' && !isBedrockId(id) && !isAnthropicId(id)))
      return refusal(
        'model-malformed',
        `--override ${text}: this is no model with what is to be asked for in its place.`,
        "Give Anthropic's own name and an id or ARN as its way has them, such as --override claude-sonnet-4-6=ARN; without one the override goes.",
      );
    overrides.set(model, id);
  }
  return success(overrides);
}

/** `modelOverrides` has one model after the other; what else stands there stays. */
export function overrideEdits(overrides: Overrides): readonly Edit[] {
  return [...overrides].map(([model, id]) => ({
    path: ['modelOverrides', model],
    value: id === '' ? undefined : id,
    isSecret: false,
  }));
}

const MORE = ['NAME', 'DESCRIPTION', 'SUPPORTED_CAPABILITIES'] as const;

/**
 * What is written along with pins: behind an ARN Claude Code knows no model, so `/model` shows the ARN, and effort and
 * thinking are lost unless they are named [run 2.1.329]. What stands of another pin goes.
 */
export function pinNames(
  pins: ReadonlyMap<Family, string>,
  models: PinnedModels,
  target: WritableFile,
): Outcome<readonly Edit[]> {
  for (const family of models.keys()) {
    if (parseModelId(pins.get(family) ?? '').kind === 'application-arn') continue;
    return refusal(
      'option-conflict',
      `--behind ${family} says what stands behind an ARN, and ${family} is pinned to none.`,
      `Add --pin ${family}=ARN, or leave out --behind ${family}.`,
    );
  }
  return success(
    [...pins].flatMap(([family, id]) => {
      const model = models.get(family);
      const texts = model === undefined ? undefined : textsOf(id, model);
      return MORE.flatMap((name) => {
        const key = `${FAMILY_PINS[family]}_${name}`;
        if (texts) return [env(key, texts[name])];
        return valueAt(target, ['env', key]) === undefined ? [] : [env(key, undefined)];
      });
    }),
  );
}

function textsOf(arn: string, model: string): Readonly<Record<(typeof MORE)[number], string>> {
  const parsed = parseModelId(arn);
  const place = parsed.kind === 'application-arn' ? `${parsed.profileId} in ${parsed.region}` : arn;
  const behind = parseModelId(`anthropic.${model}`);
  const { family = '', version = '' } = behind.kind === 'foundation-model' ? behind : {};
  return {
    NAME: `Claude ${family.charAt(0).toUpperCase()}${family.slice(1)} ${version}`,
    DESCRIPTION: `Application inference profile ${place}`,
    SUPPORTED_CAPABILITIES: capabilitiesOf(version).join(','),
  };
}

/** As the client's own table has them [read in 2.1.332]; every model since 4 thinks. */
function capabilitiesOf(version: string): readonly string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const at = major * 100 + minor;
  if (at >= 407)
    return ['effort', 'max_effort', 'xhigh_effort', 'thinking', 'adaptive_thinking', 'interleaved_thinking'];
  if (at >= 406) return ['effort', 'max_effort', 'thinking', 'adaptive_thinking', 'interleaved_thinking'];
  return ['thinking', 'interleaved_thinking'];
}
