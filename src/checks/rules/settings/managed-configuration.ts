import { FINE, fine, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** What a company pushes to this device and its Claude Desktop; what stops Claude Code itself has rules of its own. */
export const managedConfiguration: Check = {
  id: 'managed-configuration',
  group: 'Settings',
  title: 'What is managed on this device works as it is meant',
  judge: ({ managed }) => {
    const [first, ...others] = managed?.troubles ?? [];
    if (!managed || managed.inForce.length + managed.troubles.length === 0) return FINE;
    if (!first)
      return fine(
        managed.inForce
          .map(({ product, file, keys }) => `${product}: ${file} (${keys} ${keys === 1 ? 'key' : 'keys'})`)
          .join(', '),
      );
    const { file, key, say, fix } = first;
    const more = others.length === 0 ? '' : ` ${others.length} more: claude-bedrock rollout report.`;
    return warning({
      title: 'Something that is managed on this device does not work as it is meant',
      found: `${say}${more}`,
      ...(file !== undefined && { origin: { from: 'managed', file, ...(key !== undefined && { key }) } }),
      fix: { say: fix, run: 'claude-bedrock rollout report' },
    });
  },
};
