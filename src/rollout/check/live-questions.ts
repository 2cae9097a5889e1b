import { parseModelId } from '../../knowledge/model-id.ts';
import { entryOf, type Tree } from '../formats/tree.ts';
import { modelsOf } from './desktop-models.ts';
import { type Document, desktopEntry, desktopText, type Place, placeOf } from './document.ts';

/** A model that devices are to use, and the region that they ask. */
export interface ModelToAsk {
  readonly id: string;
  readonly region: string;
  readonly place: Place;
}

/** An access portal that devices sign in to. */
export interface PortalToAsk {
  readonly startUrl: string;
  readonly region: string;
  readonly accountId?: string | undefined;
  readonly roleName?: string | undefined;
  readonly place: Place;
}

/** What the checked files make devices ask of AWS; each model and each portal once. */
export interface LiveQuestions {
  readonly models: readonly ModelToAsk[];
  readonly portals: readonly PortalToAsk[];
}

/** Collects what is to be asked of AWS. */
export function liveQuestions(documents: readonly Document[]): LiveQuestions {
  const models = documents
    .flatMap(modelsIn)
    .filter(({ id }) => !['unknown', 'alias'].includes(parseModelId(id).kind));
  const portals = documents.flatMap(portalsIn);
  return {
    models: once(models, ({ id, region }) => `${region} ${id}`),
    portals: once(portals, ({ startUrl, region, accountId, roleName }) =>
      [startUrl, region, accountId, roleName].join(' '),
    ),
  };
}

function once<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map([...all].reverse().map((one) => [key(one), one])).values()].reverse();
}

function modelsIn(document: Document): readonly ModelToAsk[] {
  if (document.product === 'desktop') {
    const region = desktopText(document, 'inferenceBedrockRegion');
    const isOnBedrock = desktopText(document, 'inferenceProvider') === 'bedrock';
    if (region === undefined || !isOnBedrock) return [];
    return modelsOf(document).map(({ id, place }) => ({ id, region, place }));
  }
  if (document.product === 'claude-code') {
    const env = entryOf(document.settings, 'env')?.value;
    const region = textOf(env, 'AWS_REGION');
    if (region === undefined || env?.kind !== 'dict' || textOf(env, 'CLAUDE_CODE_USE_BEDROCK') === undefined)
      return [];
    return env.entries.flatMap(({ key, line }) => {
      const id = /^ANTHROPIC_(DEFAULT_\w+_)?MODEL$/.test(key) ? textOf(env, key) : undefined;
      const place = { file: document.file, line, key: `env.${key}` };
      return id === undefined ? [] : [{ id: parseModelId(id).id, region, place }];
    });
  }
  return document.product === 'rollout' ? modelsOfRollout(document.file, document.root) : [];
}

function modelsOfRollout(file: string, root: Tree): readonly ModelToAsk[] {
  const region = textOf(entryOf(root, 'aws')?.value, 'region');
  const list = entryOf(root, 'models')?.value;
  if (region === undefined || list?.kind !== 'array') return [];
  return list.items.flatMap((one, index) => {
    const id = textOf(one, 'id');
    return id === undefined
      ? []
      : [{ id, region, place: { file, line: one.line, key: `models[${index}].id` } }];
  });
}

function portalsIn(document: Document): readonly PortalToAsk[] {
  if (document.product === 'desktop') {
    const startUrl = desktopText(document, 'inferenceBedrockSsoStartUrl');
    const region = desktopText(document, 'inferenceBedrockSsoRegion');
    if (startUrl === undefined || region === undefined) return [];
    return [
      {
        startUrl,
        region,
        accountId: desktopText(document, 'inferenceBedrockSsoAccountId'),
        roleName: desktopText(document, 'inferenceBedrockSsoRoleName'),
        place: placeOf(document, desktopEntry(document, 'inferenceBedrockSsoStartUrl')),
      },
    ];
  }
  if (document.product === 'rollout') return portalsOfRollout(document.file, document.root);
  if (document.product !== 'aws-config') return [];
  const { file, sections } = document;
  return sections.flatMap(({ keys }) => {
    const of = (all: typeof keys, name: string) => all.findLast((one) => one.name === name);
    const session = of(keys, 'sso_session')?.value;
    const shared = sections.find(({ name }) => name === `sso-session ${session}`)?.keys ?? [];
    const startUrl = of(keys, 'sso_start_url') ?? of(shared, 'sso_start_url');
    const region = (of(keys, 'sso_region') ?? of(shared, 'sso_region'))?.value;
    const accountId = of(keys, 'sso_account_id')?.value;
    if (!startUrl || region === undefined || accountId === undefined) return [];
    const place = { file, line: startUrl.line, key: 'sso_start_url' };
    return [
      { startUrl: startUrl.value, region, accountId, roleName: of(keys, 'sso_role_name')?.value, place },
    ];
  });
}

function portalsOfRollout(file: string, root: Tree): readonly PortalToAsk[] {
  const signIn = entryOf(root, 'signIn');
  const startUrl = textOf(signIn?.value, 'startUrl');
  const region = textOf(signIn?.value, 'identityCenterRegion');
  if (startUrl === undefined || region === undefined) return [];
  const place = { file, line: entryOf(signIn?.value, 'startUrl')?.line, key: 'signIn.startUrl' };
  const accountId = textOf(signIn?.value, 'accountId');
  return [{ startUrl, region, accountId, roleName: textOf(signIn?.value, 'permissionSet'), place }];
}

function textOf(tree: Tree | undefined, key: string): string | undefined {
  const value = entryOf(tree, key)?.value;
  return value?.kind === 'string' && value.value !== '' ? value.value : undefined;
}
