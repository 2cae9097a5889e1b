import type { ClientTurn, MessagesTurn } from '../../knowledge/client-turns.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { World } from '../../model/world.ts';

/** What a turn adds to a request for one token. */
export interface TurnRequest {
  readonly header: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The least that AWS takes for thinking with a budget. */
const BUDGET = 1024;

/**
 * A turn of Claude Code as it was recorded, with what the variables change of it [run 2.1.332: 19 settings]; of as few
 * tokens as can be.
 */
export function turnRequest(
  { header, betas, longBetas, thinking, display, effort }: ClientTurn,
  env: World['env'],
  { isLong, thinks }: { readonly isLong: boolean; readonly thinks: boolean },
): TurnRequest {
  const left = (isLong ? longBetas : betas).filter((beta) => !isWithout(beta, env));
  const hasThinking = thinking !== undefined && thinks && isThinking(env);
  return {
    header: header.join(','),
    body: {
      // Never empty: the first of the header stands in [run 2.1.332].
      anthropic_beta: left.length > 0 ? left : header.slice(0, 1),
      ...(effort !== undefined && { output_config: { effort: effortOf(env) ?? effort } }),
      ...(hasThinking && { thinking: { type: thinking, ...(display !== undefined && { display }) } }),
      ...(hasThinking && thinking === 'enabled' && withBudget(env, display)),
    },
  };
}

/** The same where the Messages API is spoken [run 2.1.332: 12 settings]. */
export function messagesRequest(
  { header, longHeader, thinking, display, effort, management }: MessagesTurn,
  env: World['env'],
  { isLong, thinks }: { readonly isLong: boolean; readonly thinks: boolean },
): TurnRequest {
  const isPlain = isOn(env.CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS);
  const left = (isLong ? longHeader : header).filter(
    (beta) => !isWithout(beta, env) && !(isPlain && !NOT_EXPERIMENTAL.test(beta)),
  );
  const own = (env.ANTHROPIC_BETAS ?? '').split(',').flatMap((beta) => beta.trim() || []);
  const shown = isPlain ? undefined : display;
  const hasThinking = thinking !== undefined && thinks && isThinking(env);
  return {
    header: [...left, ...own].join(','),
    body: {
      ...(effort !== undefined && { output_config: { effort: effortOf(env) ?? effort } }),
      ...(hasThinking && { thinking: { type: thinking, ...(shown !== undefined && { display: shown }) } }),
      ...(hasThinking && thinking === 'enabled' && withBudget(env, shown)),
      ...(hasThinking && !isPlain && management && { context_management: management }),
    },
  };
}

const NOT_EXPERIMENTAL = /^(?:claude-code|interleaved-thinking|effort|context-1m)-/;

function isWithout(beta: string, env: World['env']): boolean {
  return (
    (beta.startsWith('interleaved-thinking') && isOn(env.DISABLE_INTERLEAVED_THINKING)) ||
    (/^(?:tool-search|advanced-tool-use)-/.test(beta) && hasNoToolSearch(env))
  );
}

function isThinking(env: World['env']): boolean {
  return (
    env.MAX_THINKING_TOKENS !== '0' &&
    !isOn(env.CLAUDE_CODE_DISABLE_THINKING) &&
    !isOn(env.CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING)
  );
}

/** A budget has to be below what may be answered, which a person may have set lower. */
function withBudget({ CLAUDE_CODE_MAX_OUTPUT_TOKENS: most }: World['env'], display: string | undefined) {
  const own = Number(most);
  return {
    thinking: { type: 'enabled', budget_tokens: BUDGET, ...(display !== undefined && { display }) },
    max_tokens: own > 0 && own <= BUDGET ? own : BUDGET + 1,
  };
}

function hasNoToolSearch({
  CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS,
  ENABLE_TOOL_SEARCH,
}: World['env']): boolean {
  return (
    isOn(CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS) ||
    /^\s*(?:0|false|no|off)\s*$/i.test(ENABLE_TOOL_SEARCH ?? '')
  );
}

/** The higher ones are not every model's; Claude Code knows whose. */
function effortOf({ CLAUDE_CODE_EFFORT_LEVEL: level = '' }: World['env']): string | undefined {
  return ['low', 'medium', 'high'].includes(level) ? level : undefined;
}
