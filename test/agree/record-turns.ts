import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOG } from '../../src/knowledge/client-models.ts';
import type { ClientTurn } from '../../src/knowledge/client-turns.ts';
import { isSince } from '../../src/knowledge/client-versions.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { turnIn } from './observe.ts';
import { claudeOf } from './support/clients.ts';
import { playScene } from './support/run-client.ts';

const FILE = 'src/knowledge/client-turns.json';

/** Records a turn of every model that a client knows by name, and keeps it in the table that the doctor asks by. */
export async function recordTurns(versions: readonly string[], repository: string): Promise<string> {
  const table = [];
  for (const version of versions) {
    const claude = await claudeOf(version, repository);
    const groups = new Map<string, { models: string[]; turn: ClientTurn }>();
    for (const { own, bedrock, since } of CATALOG) {
      if (!isSince(since, version)) continue;
      const turn = await recordTurn(claude, `us.${bedrock}`);
      const key = JSON.stringify(turn);
      const group = groups.get(key) ?? { models: [], turn };
      group.models.push(own);
      groups.set(key, group);
    }
    table.push({ version, turns: [...groups.values()].map(({ models, turn }) => ({ models, ...turn })) });
  }
  await writeFile(join(repository, FILE), `${JSON.stringify(table, null, 2)}\n`);
  return FILE;
}

/** One turn of the real client on Amazon Bedrock. */
export async function recordTurn(claude: string, model: string): Promise<ClientTurn> {
  const { header, body } = await turnOf(claude, model);
  const long = await turnOf(claude, `${model}[1m]`);
  return {
    header,
    betas: body.anthropic_beta ?? [],
    longBetas: long.body.anthropic_beta ?? [],
    ...(body.thinking && { thinking: body.thinking.type }),
    ...(body.thinking?.display && { display: body.thinking.display }),
    ...(body.output_config && { effort: body.output_config.effort }),
  };
}

async function turnOf(claude: string, model: string) {
  const shell = {
    CLAUDE_CODE_USE_BEDROCK: '1',
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId,
    AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey,
    ANTHROPIC_MODEL: model,
  };
  const turn = turnIn(await playScene({ shell }, claude));
  if (!turn) throw new Error(`Claude Code asked nothing of ${model}`);
  const body = turn.body as {
    readonly anthropic_beta?: readonly string[];
    readonly thinking?: { readonly type: string; readonly display?: string };
    readonly output_config?: { readonly effort: string };
  };
  return { header: turn.headers['anthropic-beta']?.split(',') ?? [], body };
}
