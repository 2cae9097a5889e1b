import { basename, join, resolve, sep } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { isForeignGeography } from '../../knowledge/geographies.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import { isOn, settingsKey } from '../../knowledge/settings-keys.ts';
import type { World } from '../../model/world.ts';
import { shellCommands } from '../../shell/shell-commands.ts';
import { shortened } from '../../text/text.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { projectDirectory } from '../settings/settings-locations.ts';
import { type HomeTrouble, type OtherHome, ownValues } from './other-home.ts';

/*
 * What a workflow tells Claude Code's GitHub Action.
 * Sources: https://code.claude.com/docs/en/github-actions-cloud-providers, anthropics/claude-code-action (action.yml,
 * base-action/src/validate-env.ts), aws-actions/configure-aws-credentials.
 */

const ACTION = /^anthropics\/claude-code-(?:base-)?action@/;
const CREDENTIALS = /^aws-actions\/configure-aws-credentials@/;
const TO_BEDROCK = 'https://code.claude.com/docs/en/github-actions-cloud-providers';

/** A stranger's name may be as long as they like. */
const MOST_CHARACTERS = 100;

type Json = Readonly<Record<string, unknown>>;

/** A step that runs the action, with what stands around it. */
interface ActionStep {
  readonly file: string;
  readonly job: string;
  readonly step: Json;
  readonly earlier: readonly Json[];
  readonly env: Json;
  readonly permissions: unknown;
}

/** The steps of a workflow that run Claude Code's action. */
export function workflowHomes(
  world: World,
  { file, text }: { readonly file: string; readonly text: string },
): readonly OtherHome[] {
  const folder = projectDirectory(world);
  return actionSteps(file, yamlOf(text)).map((one) => {
    const inputs = objectOf(one.step.with);
    const settings = settingsOf(folder, inputs.settings);
    const isBedrock = textOf(inputs.use_bedrock) === 'true';
    const given = { ...regionOf(one), ...one.env, ...modelOf(inputs), ...objectOf(settings.env) };
    const all: Json = isBedrock ? { CLAUDE_CODE_USE_BEDROCK: '1', ...given } : given;
    const values = isOn(all.CLAUDE_CODE_USE_BEDROCK) ? ownValues(Object.entries(all)) : [];
    const troubles = isBedrock ? troublesOf(one, given, committedProfile(folder)) : [];
    const name = `GitHub Action (${basename(file)}, job ${shortened(one.job, MOST_CHARACTERS)})`;
    return { kind: 'github-action', name, file, values, troubles };
  });
}

/** Its values as texts, since an account is no number; what is no YAML says nothing, nor does one of many aliases. */
function yamlOf(text: string): Json {
  try {
    return objectOf(load(text, { schema: FAILSAFE_SCHEMA, maxAliases: 100 }));
  } catch {
    return {};
  }
}

function actionSteps(file: string, workflow: Json): readonly ActionStep[] {
  return Object.entries(objectOf(workflow.jobs)).flatMap(([job, value]) => {
    const of = objectOf(value);
    const steps = (Array.isArray(of.steps) ? of.steps : []).map(objectOf);
    return steps.flatMap((step, at) => {
      if (!ACTION.test(textOf(step.uses))) return [];
      const env = { ...objectOf(workflow.env), ...objectOf(of.env), ...objectOf(step.env) };
      const permissions = of.permissions ?? workflow.permissions;
      return [{ file, job, step, earlier: steps.slice(0, at), env, permissions }];
    });
  });
}

/** What the settings of the action say: JSON, or a file of the repository. */
function settingsOf(folder: string, settings: unknown): Json {
  if (typeof settings !== 'string') return {};
  try {
    if (settings.trim().startsWith('{')) return objectOf(JSON.parse(settings));
  } catch {
    return {};
  }
  const file = resolve(folder, settings.trim());
  return file.startsWith(folder + sep) ? objectOf(readJson(file)) : {};
}

/** AWS_REGION as configure-aws-credentials exports it. */
function regionOf({ earlier }: ActionStep): Json {
  const region = objectOf(signing(earlier)?.with)['aws-region'];
  return region === undefined ? {} : { AWS_REGION: region };
}

function signing(earlier: readonly Json[]): Json | undefined {
  return earlier.findLast(({ uses }) => CREDENTIALS.test(textOf(uses)));
}

/** `--model` of `claude_args`, else the input of older versions. */
function modelOf({ claude_args: args, model, anthropic_model: older }: Json): Json {
  const words = shellCommands(textOf(args).replaceAll(/[\r\n]+/g, ' '), 'linux')
    .flat()
    .map(({ text }) => text);
  const at = words.findIndex((word) => /^--model(=|$)/.test(word));
  const named = at < 0 ? undefined : (/^--model=(.*)$/.exec(words[at] ?? '')?.[1] ?? words[at + 1]);
  const found = named ?? model ?? older;
  return found === undefined ? {} : { ANTHROPIC_MODEL: found };
}

/** A profile in the settings that the repository shares: on a runner they count without a question of trust. */
function committedProfile(folder: string): string | undefined {
  const { AWS_PROFILE: profile } = objectOf(objectOf(readJson(join(folder, '.claude', 'settings.json'))).env);
  return typeof profile === 'string' && profile !== '' ? shortened(profile, MOST_CHARACTERS) : undefined;
}

function troublesOf(one: ActionStep, given: Json, profile: string | undefined): readonly HomeTrouble[] {
  const { file, earlier, step } = one;
  const signer = signing(earlier);
  const found: HomeTrouble[] = [];
  const say = (text: string, fix: string) => found.push({ found: text, fix });
  const others = ['use_vertex', 'use_foundry'].filter((key) => textOf(objectOf(step.with)[key]) === 'true');
  if (others.length > 0)
    say(
      `${file} switches on use_bedrock and ${others.join(', ')}: the action then ends at once.`,
      'Leave one of them on.',
    );
  const isSigned = signer !== undefined || SIGNERS.some((names) => names.every((name) => name in given));
  // Another step may bring along what is missing.
  const isOpen = earlier.some(
    ({ uses, run }) => /aws/i.test(textOf(uses)) || /GITHUB_ENV|aws /.test(textOf(run)),
  );
  if (!isSigned && !isOpen)
    say(
      `${file} uses Amazon Bedrock, and nothing gives the action credentials of AWS.`,
      `Put a step with aws-actions/configure-aws-credentials before it: ${TO_BEDROCK}`,
    );
  if (!('AWS_REGION' in given) && !isOpen)
    say(
      `${file} uses Amazon Bedrock and names no AWS_REGION, which the action asks for.`,
      'Name it under env of the job.',
    );
  if (signer && needsToken(objectOf(signer.with)) && !mayHaveToken(one.permissions))
    say(
      `${file} has a role assumed by GitHub's own token, and the job may not ask for one.`,
      'Add to the job: permissions: id-token: write (and those that it has by default).',
    );
  if (profile !== undefined && isSigned)
    say(
      `The repository's .claude/settings.json sets AWS_PROFILE to '${profile}'. Settings win over the environment, so on the runner it hides the keys of the action in ${file}.`,
      'Take it out of the shared file: each person keeps it in .claude/settings.local.json, or in settings of their own.',
    );
  found.push(...modelTroubles(file, given), ...plainSecrets(file, given));
  return found;
}

/** By what validate-env.ts of the action takes credentials as given. */
const SIGNERS = [
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ['AWS_BEARER_TOKEN_BEDROCK'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
  ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'],
];

function needsToken(inputs: Json): boolean {
  const others = ['aws-access-key-id', 'web-identity-token-file', 'role-chaining'];
  return 'role-to-assume' in inputs && !others.some((name) => name in inputs);
}

function mayHaveToken(permissions: unknown): boolean {
  return permissions === 'write-all' || objectOf(permissions)['id-token'] === 'write';
}

function modelTroubles(
  file: string,
  { ANTHROPIC_MODEL: model, AWS_REGION: region }: Json,
): readonly HomeTrouble[] {
  if (typeof model !== 'string' || model.includes('${{') || model.length > MOST_CHARACTERS) return [];
  const parsed = parseModelId(model);
  if (parsed.kind === 'foundation-model')
    return [
      {
        found: `${file} names the model ${model}, which most models can be invoked by through an inference profile only.`,
        fix: 'Name it with the prefix of your region, such as us. or eu., or global.',
      },
    ];
  const isForeign =
    parsed.kind === 'inference-profile' &&
    typeof region === 'string' &&
    isRegionShaped(region) &&
    isForeignGeography(parsed.geography, region);
  if (!isForeign) return [];
  return [
    {
      found: `${file} asks in ${region} for ${model}, which cannot be called from there.`,
      fix: 'Take the prefix of the region.',
    },
  ];
}

function plainSecrets(file: string, given: Json): readonly HomeTrouble[] {
  const open = Object.entries(given).flatMap(([name, value]) =>
    settingsKey(name)?.isSecret && name !== 'ANTHROPIC_CUSTOM_HEADERS' && !textOf(value).includes('${{')
      ? [name]
      : [],
  );
  if (open.length === 0) return [];
  return [
    {
      found: `${open.join(', ')} stands in plain text in ${file}, which everybody with the repository can read.`,
      fix: 'Revoke it, and put the new one into the secrets of the repository.',
    },
  ];
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Nothing of a list: aliases may make an endless one. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
