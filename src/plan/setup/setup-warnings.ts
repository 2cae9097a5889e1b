import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import { WAY_RULES } from '../../knowledge/ways.ts';
import { type Edit, keyName, type Warning } from '../../model/change.ts';
import type { World } from '../../model/world.ts';
import { type ReadableFile, valueAt } from '../edit/key-values.ts';
import type { SetupPlan } from './plan-setup.ts';
import type { Auth } from './setup-answers.ts';
import type { WarningFacts } from './setup-facts.ts';
import { apiKeyWarnings, otherExporter, profileForAll, refreshWarnings } from './signing-warnings.ts';

const SCOPE_WORDS: Readonly<Record<SettingsFile['scope'], string>> = {
  managed: "your administrator's settings",
  local: 'the settings of this project for you',
  project: 'the settings of this project for the team',
  user: 'your settings',
};

/** What a person has to know before agreeing: where the plan will not have the effect it seems to have. */
export function setupWarnings(facts: WarningFacts, plan: SetupPlan, auth: Auth): readonly Warning[] {
  return [
    ...overriddenByScope(facts, plan.edits),
    ...unreadableFiles(facts),
    ...otherSigners(facts, plan, auth),
    ...profileForAll(facts, auth),
    ...otherProviders(facts, plan),
    ...otherModel(facts, plan),
    ...linkWarnings(facts),
    ...gitWarnings(facts, auth),
    ...apiKeyWarnings(facts),
    ...sharedProfile(facts, plan),
    ...refreshWarnings(facts.target, plan.refresh, auth),
    ...statusLineThere(plan),
    ...longContextCost(plan),
  ];
}

/** A value in a higher scope wins over the one that is to be written. */
function overriddenByScope({ settings, target }: WarningFacts, edits: readonly Edit[]): readonly Warning[] {
  const at = settings.findIndex((file) => file.file === target.file);
  const higher = settings.slice(0, Math.max(at, 0)).filter(isParsed);
  return edits.flatMap((edit): readonly Warning[] => {
    const winner = higher.find((file) => valueAt(file, edit.path) !== undefined);
    if (!winner || !contradicts(winner, edit)) return [];
    const what = `${keyName(edit.path)} is also set in ${winner.file}, ${SCOPE_WORDS[winner.scope]}, which wins.`;
    return [{ code: 'overridden-by-scope', message: what }];
  });
}

function contradicts(file: ReadableFile, { path, value }: Edit): boolean {
  const other = valueAt(file, path);
  if (other === undefined) return false;
  // An empty text counts as unset.
  if (value === undefined) return other !== '';
  return String(other) !== String(value);
}

function unreadableFiles({ settings }: WarningFacts): readonly Warning[] {
  return settings.flatMap((file) =>
    file.state === 'invalid' || file.state === 'unreadable'
      ? [{ code: file.problem.code, message: file.problem.message }]
      : [],
  );
}

/** Whatever else may sign the requests, with its place. */
function otherSigners(facts: WarningFacts, plan: SetupPlan, auth: Auth): readonly Warning[] {
  const warnings: Warning[] = [];
  const isCovered = plan.edits.some(
    ({ path, value }) => path[1] === 'AWS_BEARER_TOKEN_BEDROCK' && value === '',
  );
  const bearer = isCovered ? undefined : elsewhere(facts, 'AWS_BEARER_TOKEN_BEDROCK');
  // Claude Platform on AWS has a key of its own, and knows no other [run 2.1.332].
  const isPlatform = plan.way === 'platform';
  const own = isPlatform ? elsewhere(facts, 'ANTHROPIC_AWS_API_KEY') : undefined;
  if (auth !== 'api-key' && own) {
    warnings.push({
      code: 'auth-conflict',
      message: `ANTHROPIC_AWS_API_KEY is set in ${own} and wins over every profile and key. Remove it there.`,
    });
  }
  if (auth !== 'api-key' && bearer && !isPlatform) {
    warnings.push({
      code: 'auth-conflict',
      message: `AWS_BEARER_TOKEN_BEDROCK is set in ${bearer} and wins over every profile and key. Remove it there.`,
    });
  }
  const skipped = switchedOffSigning(facts, plan);
  if (skipped && plan.way === 'invoke') {
    warnings.push({
      code: 'auth-conflict',
      message: `CLAUDE_CODE_SKIP_BEDROCK_AUTH is on in ${skipped}: Claude Code will sign nothing.`,
    });
  }
  const exporter = otherExporter(facts, plan);
  if (auth !== 'api-key' && auth !== 'none' && exporter) {
    warnings.push({
      code: 'auth-conflict',
      message: `awsCredentialExport in ${exporter.file} hands Claude Code other credentials than the ones chosen here.`,
    });
  }
  if (auth === 'environment' && !hasCredentials(facts.env)) {
    warnings.push({
      code: 'environment-empty',
      message:
        'This environment holds no AWS credentials. That is right on EC2, ECS or EKS with a role; elsewhere export them before Claude Code starts.',
    });
  }
  return warnings;
}

/** Where signing is switched off; before a gateway that signs by itself, that is meant. */
function switchedOffSigning(facts: WarningFacts, { edits }: SetupPlan): string | undefined {
  const [name, gateway] = ['CLAUDE_CODE_SKIP_BEDROCK_AUTH', 'ANTHROPIC_BEDROCK_BASE_URL'];
  const written = (key: string) => edits.find(({ path }) => path[1] === key);
  const isGateway = written(gateway)
    ? isSet(written(gateway)?.value)
    : anywhere(facts, gateway) !== undefined;
  if (isGateway) return undefined;
  return written(name) ? elsewhere(facts, name, isOn) : anywhere(facts, name, isOn);
}

function hasCredentials(env: World['env']): boolean {
  return [
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ].some((name) => Boolean(env[name]));
}

function otherProviders(facts: WarningFacts, { way }: SetupPlan): readonly Warning[] {
  return ['CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'].flatMap((name) => {
    const place = anywhere(facts, name, isOn);
    return place
      ? [
          {
            code: 'provider-conflict',
            message: `${name} is on in ${place}: another provider beside ${WAY_RULES[way].name}.`,
          },
        ]
      : [];
  });
}

/** Without `--model`, a model named elsewhere decides; one of another provider is unknown to Bedrock. */
function otherModel(facts: WarningFacts, plan: SetupPlan): readonly Warning[] {
  if (plan.edits.some(({ path }) => path[1] === 'ANTHROPIC_MODEL')) return [];
  const place = anywhere(facts, 'ANTHROPIC_MODEL');
  if (place) {
    return [
      {
        code: 'model-elsewhere',
        message: `ANTHROPIC_MODEL in ${place} stays and decides the primary model.`,
      },
    ];
  }
  const file = facts.settings.find(
    (candidate) => isParsed(candidate) && isForeignModel(valueAt(candidate, ['model'])),
  );
  if (!file) return [];
  return [
    {
      code: 'model-elsewhere',
      message: `"model" in ${file.file} names a model as Anthropic's own service does; Amazon Bedrock may not know it. Choose it again with /model, or give --model.`,
    },
  ];
}

/** Bedrock's ids have a dot or are ARNs; aliases such as `opus` have no hyphenated version. */
function isForeignModel(model: unknown): boolean {
  return typeof model === 'string' && /^claude-/.test(model);
}

/** A repository can bring such a link with it. */
function linkWarnings({ link, target }: WarningFacts): readonly Warning[] {
  if (!link?.isOutside) return [];
  return [
    {
      code: 'link-leaves-repository',
      message: `${target.file} is a link that leaves the repository: what is written is ${link.realFile}.`,
    },
  ];
}

function gitWarnings({ git, target }: WarningFacts, auth: Auth): readonly Warning[] {
  if (git === 'tracked') {
    return [
      {
        code: 'tracked-by-git',
        message: `${target.file} is tracked by git: whoever gets the repository gets these settings too.`,
      },
    ];
  }
  const isToBeKept = auth === 'api-key' || target.scope === 'local';
  if (git === 'unknown' && isToBeKept) {
    return [
      {
        code: 'not-ignored-by-git',
        message: `It cannot be told whether git ignores ${target.file}: look with git status before you commit.`,
      },
    ];
  }
  if (git === 'untracked' && isToBeKept) {
    const key = auth === 'api-key' ? ' It will hold an API key.' : '';
    return [
      {
        code: 'not-ignored-by-git',
        message: `git does not ignore ${target.file} yet, so it can be committed and shared by mistake: add it to .gitignore.${key}`,
      },
    ];
  }
  return [];
}

/** https://docs.anthropic.com/en/docs/build-with-claude/context-windows, and the price list of Amazon Bedrock. */
function longContextCost({ asksLongContext }: SetupPlan): readonly Warning[] {
  if (!asksLongContext) return [];
  const message =
    'The long context costs by what is in it: a request of a million tokens costs five times one of 200,000; and of Sonnet 4 and 4.5 each token costs more where a request has more than 200,000. To switch it off: --1m off.';
  return [{ code: 'long-context-cost', message }];
}

function statusLineThere({ statusLineCommand }: SetupPlan): readonly Warning[] {
  if (statusLineCommand === undefined) return [];
  const message = `You have a status line already, which stays. In a script that reads its input into $input, add what this prints: printf '%s' "$input" | ${statusLineCommand}`;
  return [{ code: 'statusline-there', message }];
}

/** The name of a profile is each person's own; the settings of a repository name one for all. */
function sharedProfile({ target }: WarningFacts, { edits }: SetupPlan): readonly Warning[] {
  const name = edits.find(({ path }) => path[1] === 'AWS_PROFILE')?.value;
  if (target.scope !== 'project' || name === undefined || name === '') return [];
  return [
    {
      code: 'shared-profile',
      message: `Everyone who works in this project needs an AWS profile named '${String(name)}'.`,
    },
  ];
}

/** Where a variable is set outside the file that is to be changed: another settings file, or the shell. */
function elsewhere(facts: WarningFacts, name: string, isMeant = isSet): string | undefined {
  const others = facts.settings.filter((file) => file.file !== facts.target.file);
  const file = others.find((candidate) => isParsed(candidate) && isMeant(valueAt(candidate, ['env', name])));
  if (file) return file.file;
  const exported = facts.env[name];
  if (!isMeant(exported)) return undefined;
  // Inside Claude Code the environment repeats what the settings say; that is no export of the shell.
  const isRepeated = facts.settings.some(
    (candidate) => isParsed(candidate) && String(valueAt(candidate, ['env', name])) === exported,
  );
  return isRepeated && isOn(facts.env.CLAUDECODE) ? undefined : 'the environment';
}

function anywhere(facts: WarningFacts, name: string, isMeant = isSet): string | undefined {
  return isMeant(valueAt(facts.target, ['env', name])) ? facts.target.file : elsewhere(facts, name, isMeant);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== '';
}

function isParsed(file: SettingsFile): file is Extract<SettingsFile, { state: 'parsed' }> {
  return file.state === 'parsed';
}
