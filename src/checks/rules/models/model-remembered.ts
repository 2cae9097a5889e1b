import { isOn } from '../../../knowledge/settings-keys.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** Claude Code goes by a refusal for a day, also after access was granted. */
export const modelRemembered: Check = {
  id: 'model-remembered',
  group: 'Models',
  title: 'Claude Code remembers no refused model',
  after: ['bedrock-off'],
  judge: ({ remembered, memoryFile, seenEnv }) => {
    if (isOn(seenEnv.CLAUDE_CODE_SKIP_MODEL_ACCESS_MEMORY) || remembered.length === 0) return FINE;
    const latest = new Map(remembered.map(({ id, until }) => [id, until]));
    const each = [...latest].map(
      ([id, until]) => `until ${until.toISOString().slice(0, 16)}Z that ${id} was refused`,
    );
    return warning({
      title: 'Claude Code remembers a refusal',
      found: `Claude Code remembers ${each.join(', ')}; until then it takes another model without asking.`,
      fix: {
        say: `If access was granted since, let Claude Code forget it (the entry goes from ${memoryFile ?? 'cache/model-access.json'}), then start it again. CLAUDE_CODE_SKIP_MODEL_ACCESS_MEMORY=1 makes it remember none.`,
        ...(memoryFile !== undefined && {
          remedy: { kind: 'forget-refusals', file: memoryFile, refusals: remembered },
        }),
      },
    });
  },
};
