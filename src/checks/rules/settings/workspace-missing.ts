import { isWorkspaceId } from '../../../knowledge/ways.ts';
import { FINE, failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';

const KEY = 'ANTHROPIC_AWS_WORKSPACE_ID';

/** Without a workspace Claude Code asks nobody: `No workspace ID found` [run 2.1.332]. */
export const workspaceMissing: Check = {
  id: 'workspace-missing',
  group: 'Settings',
  title: 'Claude Platform on AWS is asked in a workspace',
  judge: ({ client, ...facts }) => {
    if (client.provider.value !== 'claude-platform') return FINE;
    const workspace = winnerOf({ ...facts, client }, KEY);
    if (workspace && isWorkspaceId(workspace.value.trim())) return FINE;
    const say = `Set ${KEY} to the id that the AWS console shows (Claude Platform on AWS, Workspaces), such as wrkspc_01AbCdEf23GhIj: claude-bedrock setup --way platform --workspace ID.`;
    return failing({
      title: workspace ? 'This is no id of a workspace' : 'No workspace is named',
      found: workspace
        ? `${placeOf(workspace.origin)} is not of the form wrkspc_…`
        : `${placeOf(client.provider.origin)} switches Claude Platform on AWS on, and ${KEY} is set nowhere: Claude Code asks nobody.`,
      origin: workspace?.origin ?? client.provider.origin,
      fix: { say },
    });
  },
};
