import type { ClientTurn } from '../../knowledge/client-turns.ts';
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
  const isWithout = (beta: string) =>
    (beta.startsWith('interleaved-thinking') && isOn(env.DISABLE_INTERLEAVED_THINKING)) ||
    (beta.startsWith('tool-search') && hasNoToolSearch(env));
  const left = (isLong ? longBetas : betas).filter((beta) => !isWithout(beta));
  const isThinking = thinking !== undefined && thinks && !isOn(env.CLAUDE_CODE_DISABLE_THINKING);
  const hasThinking =
    isThinking && env.MAX_THINKING_TOKENS !== '0' && !isOn(env.CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING);
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
