import type { RecordedRequest } from '../../src/sandbox/index.ts';
import { type ClientRun, onStage, runClient } from './support/run-client.ts';
import type { Scene } from './support/scene.ts';

/** What the real client did with a scene, as far as a prediction is held against it. */
export interface Observed {
  readonly works: boolean;
  readonly said: string;
  readonly provider?: string;
  readonly region?: string;
  /** An access key id, `bearer`, or `nothing`. */
  readonly key?: string;
  readonly model?: string;
  /** What was asked in a turn and refused. */
  readonly refused: readonly string[];
  readonly calls: readonly string[];
  /** The account let it list the inference profiles. */
  readonly hasListed: boolean;
  /** Where it was asked for them, by the signature. */
  readonly listedIn?: string | undefined;
  /** A gateway took the requests. */
  readonly isByGateway: boolean;
  /** AWS knew who asked: only then does a refusal say anything about a model. */
  readonly isKnown: boolean;
}

/** Runs the real client once. */
export async function observe(scene: Scene, claude: string): Promise<Observed> {
  const run = await onStage(scene, (stage, { requests }) => runClient(stage, claude, requests, scene.args));
  return seen(run);
}

/** What a run shows. */
export function seen(run: ClientRun): Observed {
  const listing = run.requests.find(({ operation }) => operation === 'ListInferenceProfiles');
  return {
    ...firstTurn(run),
    refused: run.requests.filter((one) => isTurn(one) && one.status !== 200).map(modelOf),
    works: run.works,
    said: said(run),
    calls: run.calls,
    hasListed: hasListed(run),
    listedIn: listing?.region,
    isByGateway: run.requests.some(({ service }) => service === 'gateway'),
    isKnown: isKnown(run),
  };
}

function hasListed({ requests }: ClientRun): boolean {
  return requests.some(({ operation, status }) => operation === 'ListInferenceProfiles' && status === 200);
}

function isKnown({ requests }: ClientRun): boolean {
  return requests.some(({ service, principal }) => service.startsWith('bedrock') && principal !== undefined);
}

function said({ stdout, stderr }: ClientRun): string {
  return `${stdout} ${stderr}`.trim().replace(/\s+/g, ' ').slice(0, 240);
}

/**
 * The first request that wants more than one token, for the others find out what may be asked: the first that was
 * answered, where one was.
 */
export function turnIn({ requests }: Pick<ClientRun, 'requests'>): RecordedRequest | undefined {
  const turns = requests.filter(isTurn);
  return turns.find(({ status }) => status === 200) ?? turns[0];
}

/** What that turn shows. */
export function firstTurn(run: Pick<ClientRun, 'requests'>): Partial<Observed> {
  const turn = turnIn(run);
  if (!turn) return {};
  const { signer, region, service } = turn;
  return {
    provider: PROVIDER_OF[service] ?? service,
    model: modelOf(turn),
    key: signer?.kind === 'sigv4' ? signer.accessKeyId : (signer?.kind ?? 'nothing'),
    ...(region && signer?.kind === 'sigv4' && { region }),
  };
}

const PROVIDER_OF: Readonly<Record<string, string>> = {
  'bedrock-runtime': 'bedrock',
  gateway: 'bedrock',
  bedrock: 'bedrock',
  'bedrock-mantle': 'mantle',
  'aws-external-anthropic': 'claude-platform',
};

function isTurn({ body, path, method }: RecordedRequest): boolean {
  const tokens = (body as { max_tokens?: unknown } | undefined)?.max_tokens;
  return (
    method === 'POST' && typeof tokens === 'number' && tokens > 1 && /invoke|messages|predict/i.test(path)
  );
}

function modelOf({ body, path }: RecordedRequest): string {
  const inPath = /\/model\/([^/?]*)\//.exec(path)?.[1] ?? /\/models\/([^:/?]+):/.exec(path)?.[1];
  return inPath === undefined ? String((body as { model?: unknown }).model) : decodeURIComponent(inPath);
}
