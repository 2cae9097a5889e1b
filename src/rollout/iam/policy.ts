import { destinationsOf } from '../../knowledge/geographies.ts';
import { type ModelId, parseModelId } from '../../knowledge/model-id.ts';
import { partitionOf } from '../../knowledge/regions.ts';
import { foundationId } from '../../plan/models/replacement-model.ts';
import type { Rollout } from '../file/rollout.ts';

/** A policy of IAM. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** One of its statements. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Where the profile of an id sends requests, as AWS told it: regions, `''` for any; `undefined` where nobody asked. */
export type Destinations = (id: string) => readonly string[] | undefined;

/** Where a profile sends requests. */
interface Way {
  /** The ARN that requests name. */
  readonly arn: string;
  readonly model: string;
  readonly regions: readonly string[];
  readonly isGlobal: boolean;
}

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
/** They have no type of resource: on an ARN they are denied. */
const LIST = ['bedrock:ListInferenceProfiles', 'bedrock:ListFoundationModels'];
const NOBODY: Destinations = () => undefined;

/**
 * What the people of a rollout need, and no more: to invoke exactly its models by exactly its profiles, which also
 * takes the model in every region that a profile may lead to, and only by way of that profile.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html and
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function peoplePolicy(rollout: Rollout, destinations: Destinations = NOBODY): Policy | undefined {
  const { aws, signIn } = rollout;
  if (!aws || signIn.way === 'gateway') return undefined;
  const place = placeOf(rollout, aws.region);
  const statements =
    aws.endpoint === 'mantle'
      ? mantle(rollout, place)
      : [...invoking(rollout, place, destinations), ...counting(rollout, place), ...listing(rollout, place)];
  const isByKey = signIn.way === 'helper' || signIn.way === 'static-key';
  const service = aws.endpoint === 'mantle' ? 'bedrock-mantle' : 'bedrock';
  return policy([...statements, ...(isByKey ? [byKey(service)] : [])]);
}

/** A document of these statements, each by a name of its own. */
export function policy(statements: readonly Statement[]): Policy {
  const names = statements.map(({ Sid }) => Sid);
  const unique = (statement: Statement, index: number): Statement =>
    names.indexOf(statement.Sid) === index ? statement : { ...statement, Sid: `${statement.Sid}x${index}` };
  return { Version: '2012-10-17', Statement: statements.map(unique) };
}

/** The start of an ARN of Amazon Bedrock, and the account in it; `*` where it is not known. */
interface Place {
  readonly bedrock: string;
  readonly region: string;
  readonly account: string;
}

function placeOf({ aws, signIn }: Rollout, region: string): Place {
  const account = ('accountId' in signIn ? signIn.accountId : undefined) ?? aws?.accountId ?? '*';
  return { bedrock: `arn:${partitionOf(region)}:bedrock`, region, account };
}

function invoking({ models }: Rollout, place: Place, destinations: Destinations): readonly Statement[] {
  const parsed = models.map((model) => ({ ...model, parsed: parseModelId(model.id) }));
  const ways = parsed.flatMap((model) => wayOf(model.parsed, model.leadsTo, place, destinations) ?? []);
  const direct = parsed.flatMap(({ parsed }) => directArn(parsed, place) ?? []);
  const profiles = ways.map(({ arn }) => arn);
  return [
    ...(profiles.length === 0 ? [] : [allow('InvokeByProfile', INVOKE, profiles)]),
    ...byRegions(ways, place),
    ...byGlobal(ways, place),
    ...(direct.length === 0 ? [] : [allow('InvokeDirectly', INVOKE, direct)]),
  ];
}

function wayOf(id: ModelId, leadsTo: string | undefined, place: Place, told: Destinations): Way | undefined {
  if (id.kind === 'application-arn') {
    const source = parseModelId(leadsTo ?? '');
    const behind = wayOf(source, undefined, place, told);
    const model = foundationId(source.id);
    const regions = told(id.id) ?? (behind ? behind.regions : [id.region]);
    return { arn: id.id, model, regions, isGlobal: regions.includes('') };
  }
  if (id.kind !== 'inference-profile' && id.kind !== 'inference-profile-arn') return undefined;
  const arn =
    id.kind === 'inference-profile-arn'
      ? id.id
      : `${place.bedrock}:${place.region}:${place.account}:inference-profile/${id.id}`;
  const regions = told(id.id) ?? regionsOf(id.geography, place.region);
  return { arn, model: foundationId(id.id), regions, isGlobal: regions.includes('') };
}

/** A geography that is new to us leads wherever: only the profile then says where. */
function regionsOf(geography: string, source: string): readonly string[] {
  return geography === 'global' ? [source, ''] : (destinationsOf(geography, source) ?? ['*']);
}

/** The models behind geographic profiles, by way of these profiles alone. */
function byRegions(ways: readonly Way[], { bedrock }: Place): readonly Statement[] {
  const geographic = ways.filter(({ isGlobal }) => !isGlobal);
  const models = [...new Set(geographic.map(({ model }) => model))];
  return models.map((model) => {
    const those = geographic.filter((way) => way.model === model);
    const regions = [...new Set(those.flatMap((way) => way.regions))].sort();
    const resources = regions.map((region) => `${bedrock}:${region}::foundation-model/${model}`);
    return allow(`Behind${sidOf(model)}`, INVOKE, resources, byProfile(those));
  });
}

/** The models behind global profiles: in the region of the request, and where AWS tells no region. */
function byGlobal(ways: readonly Way[], { bedrock, region }: Place): readonly Statement[] {
  const global = ways.filter(({ isGlobal }) => isGlobal);
  if (global.length === 0) return [];
  const models = [...new Set(global.map(({ model }) => model))];
  const where = (name: string, at: string, requested: string) =>
    allow(
      name,
      INVOKE,
      models.map((model) => `${bedrock}:${at}::foundation-model/${model}`),
      byProfile(global, requested),
    );
  return [where('BehindGlobalHere', region, region), where('BehindGlobalAnywhere', '', 'unspecified')];
}

/** Only by way of these profiles. A `*` for the account is a pattern, which `StringEquals` does not know. */
function byProfile(ways: readonly Way[], requested?: string): NonNullable<Statement['Condition']> {
  const arns = ways.map(({ arn }) => arn);
  const region = requested === undefined ? {} : { 'aws:RequestedRegion': [requested] };
  if (!arns.some((arn) => arn.includes('*')))
    return { StringEquals: { ...region, 'bedrock:InferenceProfileArn': arns } };
  const pattern = { ArnLike: { 'bedrock:InferenceProfileArn': arns } };
  return requested === undefined ? pattern : { StringEquals: region, ...pattern };
}

/** A model by its own id, and what an ARN of another kind names. */
function directArn(id: ModelId, { bedrock, region }: Place): string | undefined {
  if (id.kind === 'foundation-model') return `${bedrock}:${region}::foundation-model/${id.id}`;
  return id.kind === 'other-arn' || id.kind === 'foundation-model-arn' ? id.id : undefined;
}

/** Claude Code counts what a conversation holds; the profiles have no such action. */
function counting({ products, models }: Rollout, { bedrock, region }: Place): readonly Statement[] {
  const named = models.map(({ id, leadsTo }) => foundationId(leadsTo ?? id)).filter(isFoundation);
  if (!products.claudeCode || named.length === 0) return [];
  const resources = [...new Set(named)].map((id) => `${bedrock}:${region}::foundation-model/${id}`);
  return [allow('CountTokens', ['bedrock:CountTokens'], resources)];
}

function isFoundation(id: string): boolean {
  return parseModelId(id).kind === 'foundation-model';
}

/** To see the models, and where an application profile leads. */
function listing({ models }: Rollout, place: Place): readonly Statement[] {
  const arns = models.flatMap(
    ({ id, leadsTo }) => wayOf(parseModelId(id), leadsTo, place, NOBODY)?.arn ?? [],
  );
  return [
    allow('ListModels', LIST, ['*']),
    ...(arns.length === 0 ? [] : [allow('ReadProfiles', ['bedrock:GetInferenceProfile'], arns)]),
  ];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockpoweredbyawsmantle.html */
function mantle({ models }: Rollout, { region, account }: Place): readonly Statement[] {
  const projects = [`arn:${partitionOf(region)}:bedrock-mantle:${region}:${account}:project/*`];
  const actions = ['bedrock-mantle:CreateInference', 'bedrock-mantle:CountTokens'];
  return [
    allow('InvokeOnMantle', actions, projects, {
      StringEquals: { 'bedrock-mantle:Model': models.map(({ id }) => id) },
    }),
  ];
}

function byKey(service: string): Statement {
  return allow('CallWithKey', [`${service}:CallWithBearerToken`], ['*']);
}

/** Letters and digits alone: `anthropic.claude-opus-4-8` → `ClaudeOpus48`. */
function sidOf(model: string): string {
  const words = model.replace(/^anthropic\./, '').split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function allow(
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: Statement['Condition'],
): Statement {
  return { Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}
