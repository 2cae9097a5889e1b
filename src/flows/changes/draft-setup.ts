import { join, resolve } from 'node:path';
import { predictClient } from '../../client/predict-client.ts';
import { startEnvironment } from '../../client/start-environment.ts';
import { type ApiKey, keyVariable, readApiKey } from '../../facts/api-key.ts';
import { type AwsProfiles, readProfiles } from '../../facts/aws-files/profiles.ts';
import { leadingAgent } from '../../facts/claude-code/agent-files.ts';
import { findClaudeCode } from '../../facts/claude-code/claude-code.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { launcherFile } from '../../facts/claude-code/launcher-file.ts';
import { readOrganizationSettings } from '../../facts/claude-code/organization.ts';
import { startProfiles } from '../../facts/claude-code/start-profiles.ts';
import { gitStateOf } from '../../facts/git/git.ts';
import { findAwsCli } from '../../facts/machine/aws-cli.ts';
import { stateOfCaFile } from '../../facts/machine/ca-files.ts';
import { type LeadsTo, leadsTo } from '../../facts/machine/leads-to.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { decidedByOrganization } from '../../knowledge/organization-words.ts';
import { type Edit, keyName, type Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import { writableFile } from '../../plan/edit/writable-file.ts';
import { checkKeyPlace } from '../../plan/setup/check-key-place.ts';
import { checkSessionToken } from '../../plan/setup/check-session-token.ts';
import { clientWarnings } from '../../plan/setup/client-warnings.ts';
import { refuseForbidden } from '../../plan/setup/forbidden-words.ts';
import { filesBelow, ownEdits, wholeEdits } from '../../plan/setup/inherited.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import { planSetup } from '../../plan/setup/plan-setup.ts';
import type { SetupAnswers, SetupOptions } from '../../plan/setup/setup-answers.ts';
import { setupWarnings } from '../../plan/setup/setup-warnings.ts';
import { clearingEdits, conflictAbove } from '../../plan/setup/way-edits.ts';
import { settingsAfter } from '../../plan/undo/settings-after.ts';

/** What is known beside the files: a key that was read before, and AWS profiles that are yet to be written. */
export interface KnownFacts {
  readonly apiKey?: ApiKey | undefined;
  readonly aws?: AwsProfiles | undefined;
}

/** Gathers the facts and makes the plan that the answers come to. */
export async function draftSetup(
  world: World,
  configDirectory: string,
  options: SetupOptions,
  answers: SetupAnswers,
  known: KnownFacts = {},
): Promise<Outcome<SetupDraft>> {
  const [settings, awsCli, claudeCode] = await Promise.all([
    readSettings(world),
    findAwsCli(world),
    findClaudeCode(world),
  ]);
  const trusted = trustedSettings(world, settings);
  const apiKey =
    answers.auth === 'api-key' && !known.apiKey
      ? await readApiKey(withKeyOfSettings(world, trusted, settings, answers), apiKeySource(options, answers))
      : success(known.apiKey);
  if (!apiKey.ok) return apiKey;
  // The settings may name other AWS files and endpoints than the shell does.
  const seen = claudeWorld(world, trusted);
  const aws = known.aws ?? readProfiles(seen);
  const target = writableFile(settings, answers.scope);
  if (!target.ok) return target;
  const link = await leadsTo(world, answers.scope, target.value.file);
  const outside = answers.scope === 'project' && link?.isOutside && refuseLink(target.value.file, link);
  if (outside) return outside;
  const git = await gitStateOf(world, target.value.file);
  const place = answers.auth === 'api-key' ? checkKeyPlace(target.value, git) : undefined;
  if (place) return place;

  const { platform } = world;
  const launcher = launcherFile(configDirectory, platform);
  const caFile = readableAuthorities(world, answers.knobs.caFile);
  if (!caFile.ok) return caFile;
  const given = { caFile: caFile.value, seenEnv: seen.env };
  const isTrusted = trusted.some(({ file }) => file === target.value.file);
  const facts = { aws, target: target.value, isTrusted, awsCli, platform, launcher, ...given };
  const plan = planSetup({ ...facts, apiKey: apiKey.value }, answers);
  if (!plan.ok) return plan;
  const profile = answers.auth === 'isolated' && plan.value.profile;
  const tokenless = profile && checkSessionToken(profile, aws.files.profiles.get(profile.name) ?? {});
  if (tokenless) return tokenless;
  const below = filesBelow(settings, target.value);
  const above = settings.slice(
    0,
    settings.findIndex(({ file }) => file === target.value.file),
  );
  const conflict = conflictAbove(above, answers.way);
  if (conflict) return conflict;
  const wayFacts = { target: target.value, below, env: world.env };
  const planned = [...plan.value.edits, ...clearingEdits(wayFacts, answers.way, plan.value.edits)];
  const edits = answers.whole ? wholeEdits(planned, answers.whole, target.value, below) : planned;
  const own = answers.isComplete ? { edits, inherited: [] } : ownEdits(edits, target.value, below);
  const change = {
    ...fileChange(target.value, own.edits, platform),
    ...(link && { realFile: link.realFile }),
  };
  const after = trustedSettings(world, settingsAfter({ settings, undos: [], removals: [change] }));
  const version = claudeCode?.version;
  const client = predictClient(
    {
      settings: after,
      files: aws.files,
      profiles: aws.profiles,
      atStart: startProfiles(world, after),
      agent: leadingAgent(world, after),
    },
    startEnvironment(world.env),
    version,
  );
  const forbidden = refuseForbidden(client, version);
  if (forbidden) return forbidden;
  const warnings = setupWarnings(
    { link, settings, env: world.env, target: target.value, git, apiKey: apiKey.value, now: world.now() },
    { ...plan.value, edits: withCovers(edits, own.edits) },
    answers.auth,
  );
  return success({
    change,
    planId: planIdOf([change]),
    plan: plan.value,
    inherited: own.inherited,
    warnings: [...warnings, ...byOrganization(world), ...clientWarnings(edits, client, version)],
    apiKey: apiKey.value,
    isTrusted,
    seen,
    aws,
  });
}

/** Whoever manages Claude Code in an organisation may decide otherwise. */
function byOrganization(world: World): readonly Warning[] {
  const found = readOrganizationSettings(world);
  if (!found) return [];
  return [{ code: 'organization-managed', message: decidedByOrganization(found) }];
}

/** The edits as they are meant, inherited or not, and those that cover a value of a scope below. */
function withCovers(edits: readonly Edit[], own: readonly Edit[]): readonly Edit[] {
  const covers = own.filter(({ value }) => value === '');
  const isCovered = ({ path }: Edit) => covers.some((cover) => keyName(cover.path) === keyName(path));
  return edits.map((edit) => (edit.value === undefined && isCovered(edit) ? { ...edit, value: '' } : edit));
}

/** A key that the shell exports comes first; else the one stays that the settings hold, as far as they are trusted. */
function withKeyOfSettings(
  world: World,
  trusted: readonly SettingsFile[],
  settings: readonly SettingsFile[],
  { scope, way: { way } }: SetupAnswers,
): World {
  if (world.env[keyVariable(way)]) return world;
  // What stays where it stands is nobody else's.
  const isOwn = (file: SettingsFile) => trusted.includes(file) || file.scope === scope;
  return claudeWorld(world, settings.filter(isOwn));
}

/** Where the options say that the API key is. */
function apiKeySource(options: SetupOptions, { way: { way } }: SetupAnswers) {
  return { fromStdin: options['api-key-stdin'] === true, file: options['api-key-file'], way };
}

/** The file of `--ca-file` by its whole path: Claude Code passes over one that it cannot read, and expands no `~`. */
function readableAuthorities({ cwd, home }: World, given: string | undefined): Outcome<string | undefined> {
  if (given === undefined) return success(undefined);
  const file =
    home !== undefined && given.startsWith('~/') ? join(home, given.slice(2)) : resolve(cwd, given);
  const state = stateOfCaFile(file);
  if (state === 'pem') return success(file);
  const why =
    state === 'absent'
      ? 'is not there'
      : state === 'not-pem'
        ? 'holds no certificate in PEM form'
        : 'cannot be read';
  return refusal(
    'ca-file-unusable',
    `${file} ${why}.`,
    'Ask the network administrator for the certificate of its authority as a PEM file: it begins with -----BEGIN CERTIFICATE-----.',
  );
}

/** Whoever shares a repository must not choose which other file of a person's is written. */
export function refuseLink(file: string, { realFile }: LeadsTo): Outcome<never> {
  return refusal(
    'settings-link-outside',
    `${file} is a link that leaves the repository, to ${realFile}.`,
    'Replace the link by a file, or choose another scope.',
  );
}
