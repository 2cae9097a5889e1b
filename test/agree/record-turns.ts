import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOG, type CatalogModel } from '../../src/knowledge/client-models.ts';
import type { ClientTurn, MessagesTurn } from '../../src/knowledge/client-turns.ts';
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
    const known = CATALOG.filter(({ since }) => isSince(since, version));
    const turns = await recordEach(known, ({ bedrock }) => recordTurn(claude, `us.${bedrock}`));
    const onMantle = known.filter(({ mantle }) => mantle !== undefined);
    const mantle = await recordEach(onMantle, (one) => recordMessages(claude, MANTLE, one.mantle ?? ''));
    // What has retired there is asked for by another name.
    const served = known.filter(({ own }) => !isRemapped(own));
    const platform = await recordEach(served, ({ own }) => recordMessages(claude, PLATFORM, own));
    table.push({ version, turns, mantle, 'claude-platform': platform });
  }
  await writeFile(join(repository, FILE), `${JSON.stringify(table, null, 2)}\n`);
  return FILE;
}

/** What each model is asked with, alike ones together. */
async function recordEach<T extends object>(
  models: readonly CatalogModel[],
  record: (model: CatalogModel) => Promise<T>,
): Promise<readonly (T & { readonly models: readonly string[] })[]> {
  const groups = new Map<string, { models: string[]; turn: T }>();
  for (const model of models) {
    const turn = await record(model);
    const key = JSON.stringify(turn);
    const group = groups.get(key) ?? { models: [], turn };
    group.models.push(model.own);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ models: names, turn }) => ({ models: names, ...turn }));
}

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };
const MANTLE = { CLAUDE_CODE_USE_MANTLE: '1' };
const PLATFORM = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace };

function isRemapped(own: string): boolean {
  return /^claude-(?:opus-4-(?:1-)?2025|3-)/.test(own);
}

/** One turn where the Messages API is spoken. */
export async function recordMessages(
  claude: string,
  on: Readonly<Record<string, string>>,
  model: string,
): Promise<MessagesTurn> {
  const { header, body } = await turnOf(claude, model, on);
  const long = await turnOf(claude, `${model}[1m]`, on);
  return {
    header,
    longHeader: long.header,
    ...howItThinks(body),
    ...(body.context_management && { management: body.context_management }),
  };
}

function howItThinks({ thinking, output_config: config }: TurnBody) {
  return {
    ...(thinking && { thinking: thinking.type }),
    ...(thinking?.display && { display: thinking.display }),
    ...(config && { effort: config.effort }),
  };
}

interface TurnBody {
  readonly anthropic_beta?: readonly string[];
  readonly thinking?: { readonly type: string; readonly display?: string };
  readonly output_config?: { readonly effort: string };
  readonly context_management?: object;
}

/** One turn of the real client on Amazon Bedrock. */
export async function recordTurn(claude: string, model: string): Promise<ClientTurn> {
  const { header, body } = await turnOf(claude, model);
  const long = await turnOf(claude, `${model}[1m]`);
  return {
    header,
    betas: body.anthropic_beta ?? [],
    longBetas: long.body.anthropic_beta ?? [],
    ...howItThinks(body),
  };
}

async function turnOf(claude: string, model: string, on: Readonly<Record<string, string>> = BEDROCK) {
  const shell = {
    ...on,
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId,
    AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey,
    ANTHROPIC_MODEL: model,
  };
  const turn = turnIn(await playScene({ shell }, claude));
  if (!turn) throw new Error(`Claude Code asked nothing of ${model}`);
  const body = turn.body as TurnBody;
  return { header: turn.headers['anthropic-beta']?.split(',') ?? [], body };
}
