import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { readRollout, sentence } from './read-rollout.ts';
import type { Level, Rollout, Way } from './rollout.ts';

/** What a new file is made of; what is `undefined` nobody said. */
export interface InitAnswers {
  readonly way: Way | undefined;
  readonly organization: string | undefined;
  readonly domain: string | undefined;
  readonly profile: string | undefined;
  readonly startUrl: string | undefined;
  readonly identityCenterRegion: string | undefined;
  readonly accountId: string | undefined;
  readonly permissionSet: string | undefined;
  readonly region: string | undefined;
  readonly models: readonly string[];
  readonly level: Level | undefined;
  /** What the models cost, where that was asked for. */
  readonly prices?: Rollout['prices'];
}

const SCHEMA =
  'https://raw.githubusercontent.com/claude-bedrock/claude-bedrock/main/docs/rollout.schema.json';

/** Stands for an address that only people know: a name that never leads anywhere. https://www.rfc-editor.org/rfc/rfc2606 */
const FILL_IN = 'https://fill-in.invalid';

/** The answers that are still missing, as options. */
export function missingAnswers(answers: InitAnswers): readonly string[] {
  const { way, organization, domain, region, models, profile } = answers;
  const needed: Readonly<Record<string, unknown>> = {
    way,
    organization,
    domain,
    ...(way !== 'gateway' && { region }),
    model: models[0],
    ...(way === 'in-app' && {
      'start-url': answers.startUrl,
      'sso-region': answers.identityCenterRegion,
      account: answers.accountId,
      role: answers.permissionSet,
    }),
    ...(way === 'profile' && { profile }),
  };
  return Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
}

/** The text of a new file. It is read as any other before it is handed over. */
export function initRollout(answers: InitAnswers): Outcome<string> {
  const { organization, domain, models, level, way } = answers;
  const isDesktopOnly = way === 'helper' || way === 'external-idp';
  const rollout = {
    $schema: SCHEMA,
    version: 1,
    organization: { name: organization, domain },
    signIn: signInOf(answers),
    ...(way !== 'gateway' && { aws: awsOf(answers) }),
    models: models.map(modelOf),
    products: {
      claudeDesktop: { systems: ['macos', 'windows'] },
      ...(!isDesktopOnly && { claudeCode: { systems: ['macos', 'windows', 'linux'] } }),
    },
    restrictions: { level: level ?? 'standard' },
    ...(!isDesktopOnly && { plugin: { source: { github: 'claude-bedrock/claude-bedrock' } } }),
    ...(answers.prices && { prices: answers.prices }),
    contacts: [{ name: 'Help desk' }],
  };
  const text = `${JSON.stringify(rollout, null, 2)}\n`;
  const read = readRollout(text);
  if (read.ok) return success(text);
  const [fault] = read.faults;
  return refusal(fault.code, sentence(fault), fault.fix);
}

/** What is left to be filled in by hand, in words; empty where the file is whole. */
export function toFillIn({ way }: InitAnswers): readonly string[] {
  if (way === 'static-key') return ['signIn.key: the environment variable or the file that holds the key'];
  if (way === 'helper') return ['signIn.helper: the paths of the program that prints the key'];
  if (way === 'gateway')
    return ['signIn.baseUrl and signIn.credential: where the gateway is, and what it asks people for'];
  return way === 'external-idp'
    ? ['signIn.oidc: the sign-in at your identity provider', 'aws.baseUrl: the proxy that leads to AWS']
    : [];
}

function modelOf(id: string): object {
  const isLong = /\[1m\]$/i.test(id);
  return isLong ? { id: id.slice(0, -'[1m]'.length), longContext: true } : { id };
}

function awsOf({ way, region, accountId }: InitAnswers): object {
  const isNamedElsewhere = way === 'in-app' || way === 'profile' || accountId === undefined;
  return {
    region,
    ...(way === 'external-idp' && { baseUrl: FILL_IN }),
    ...(!isNamedElsewhere && { accountId }),
  };
}

function signInOf(answers: InitAnswers): object {
  const { way, profile, startUrl, identityCenterRegion, accountId, permissionSet } = answers;
  const portal = { startUrl, identityCenterRegion, accountId, permissionSet };
  const helper = {
    macos: '/Library/Company/bedrock-key',
    windows: 'C:\\Company\\bedrock-key.exe',
    linux: '/opt/company/bedrock-key',
  };
  if (way === 'in-app') return { way, ...portal };
  if (way === 'profile') {
    const isWhole = Object.values(portal).every((value) => value !== undefined);
    return { way, profile, ...(isWhole && portal) };
  }
  if (way === 'helper') return { way, helper };
  if (way === 'gateway') return { way, baseUrl: FILL_IN, credential: { kind: 'helper', helper } };
  if (way === 'external-idp') return { way, oidc: { clientId: 'fill-in', issuer: FILL_IN } };
  return { way, key: { environment: 'BEDROCK_ROLLOUT_KEY' } };
}
