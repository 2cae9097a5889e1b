import { FAMILIES, FAMILY_PINS, type Family } from '../../knowledge/model-families.ts';
import { isBedrockId, type ModelId, parseModelId } from '../../knowledge/model-id.ts';
import type { Origin } from '../../model/configuration.ts';
import type { Candidate } from '../settings/candidates.ts';
import type { AgentModel } from './agent-files.ts';

/** What Claude Code asks a model for. */
export type ModelRole =
  | 'primary'
  | 'background'
  | 'subagents'
  | 'workflows'
  | 'classifier'
  | 'fallback'
  | 'agents'
  | Family;

/** A model that a setting names, and for what. */
export interface ModelInUse {
  readonly roles: readonly ModelRole[];
  /** The id or ARN that a request names. */
  readonly id: string;
  readonly parsed: ModelId;
  /** The setting, such as `ANTHROPIC_DEFAULT_OPUS_MODEL`. */
  readonly key: string;
  readonly origin: Origin;
}

/** The models of a configuration. */
export interface ModelsInUse {
  /** Every model that a setting in effect names, each id once; the primary one first. */
  readonly named: readonly ModelInUse[];
  /** The family of the primary model where no setting names a model for it: Claude Code chooses one of it. */
  readonly primaryFamily: Family | undefined;
  /** The families whose alias no setting pins. */
  readonly unpinned: readonly Family[];
}

type Found = ReadonlyMap<string, readonly Candidate[]>;

/** Claude Code takes the newest Opus where nothing is chosen. https://code.claude.com/docs/en/amazon-bedrock */
const DEFAULT_FAMILY: Family = 'opus';

/** `--model` and an agent that leads apart: the first of these that is set decides the primary model. */
const PRIMARY = ['ANTHROPIC_MODEL', 'model', 'ANTHROPIC_DEFAULT_MODEL'];
const ALIAS_FAMILIES: Readonly<Record<string, Family>> = { best: 'opus', opusplan: 'opus' };

/**
 * The models that Claude Code would ask, told from its settings alone. Aliases are followed to their pins; without a
 * Haiku pin, background work uses the primary model where a setting names it.
 * https://code.claude.com/docs/en/model-config
 */
export function modelsInUse(
  found: Found,
  agents: readonly AgentModel[] = [],
  leading?: AgentModel,
): ModelsInUse {
  const pins = new Map<ModelRole | undefined, ModelInUse>(
    FAMILIES.flatMap((family) => setting(found, FAMILY_PINS[family], family)).map(byRole),
  );
  const ofAgent = leading && leading.model !== 'inherit' ? [modelOf(leading, 'primary')] : [];
  const chosen = [...ofAgent, ...PRIMARY.flatMap((key) => setting(found, key, 'primary'))][0];
  const family = chosen && familyOfAlias(chosen.parsed);
  const primary =
    chosen && family === undefined ? chosen : renamed(pins.get(family ?? DEFAULT_FAMILY), 'primary');
  const background =
    setting(found, 'ANTHROPIC_SMALL_FAST_MODEL', 'background')[0] ??
    renamed(pins.get('haiku'), 'background') ??
    (chosen ? renamed(primary, 'background') : undefined);
  const subagents = setting(found, 'CLAUDE_CODE_SUBAGENT_MODEL', 'subagents').map((one) => {
    if (one.id === 'inherit') return renamed(primary, 'subagents');
    return one.parsed.kind === 'alias' ? renamed(pins.get(familyOfAlias(one.parsed)), 'subagents') : one;
  });
  const all = [
    primary,
    background,
    ...subagents,
    ...pins.values(),
    ...besides(found),
    ...ofAgents(agents),
  ].filter((one) => one !== undefined);
  return {
    named: joined(all),
    primaryFamily: primary ? undefined : (family ?? DEFAULT_FAMILY),
    unpinned: FAMILIES.filter((family) => !pins.has(family)),
  };
}

/** What is asked beside: by auto mode, by workflows, and where the primary model is overloaded. Only ids of Bedrock. */
function besides(found: Found): readonly ModelInUse[] {
  const winner = found.get('fallbackModel')?.[0];
  const fallbacks = winner ? textsIn(winner.value) : [];
  return [
    ...setting(found, 'CLAUDE_CODE_WORKFLOW_SUBAGENT_MODEL', 'workflows'),
    ...setting(found, 'CLAUDE_CODE_AUTO_MODE_MODEL', 'classifier'),
    ...fallbacks.map((text): ModelInUse => {
      const parsed = parseModelId(text);
      const origin = winner?.origin ?? { from: 'default' };
      return { roles: ['fallback'], id: parsed.id, parsed, key: 'fallbackModel', origin };
    }),
  ].filter(({ id }) => isBedrockId(id));
}

/** No more of them are asked. */
const MOST_AGENTS = 5;

/** What files of agents name, where it is an id of Bedrock: an alias is a setting's. */
function ofAgents(agents: readonly AgentModel[]): readonly ModelInUse[] {
  const named = agents.map((agent) => modelOf(agent, 'agents'));
  return named.filter(({ id }) => isBedrockId(id)).slice(0, MOST_AGENTS);
}

function modelOf({ file, scope, model }: AgentModel, role: ModelRole): ModelInUse {
  const parsed = parseModelId(model);
  return { roles: [role], id: parsed.id, parsed, key: 'agents', origin: { from: scope, file, key: 'model' } };
}

function textsIn(list: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(list);
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function setting(found: Found, key: string, role: ModelRole): readonly ModelInUse[] {
  const winner = found.get(key)?.[0];
  if (!winner?.value) return [];
  const parsed = parseModelId(winner.value);
  return [{ roles: [role], id: parsed.id, parsed, key, origin: winner.origin }];
}

function byRole(one: ModelInUse): readonly [ModelRole | undefined, ModelInUse] {
  return [one.roles[0], one];
}

function familyOfAlias(parsed: ModelId): Family | undefined {
  if (parsed.kind !== 'alias') return undefined;
  return ALIAS_FAMILIES[parsed.alias] ?? FAMILIES.find((family) => family === parsed.alias);
}

function renamed(one: ModelInUse | undefined, role: ModelRole): ModelInUse | undefined {
  return one && { ...one, roles: [role] };
}

/** Each id once, with all that it is used for. */
export function joined(all: readonly ModelInUse[]): readonly ModelInUse[] {
  const byId = new Map<string, ModelInUse>();
  for (const one of all) {
    const known = byId.get(one.id);
    byId.set(one.id, known ? { ...known, roles: [...known.roles, ...one.roles] } : one);
  }
  return [...byId.values()];
}
