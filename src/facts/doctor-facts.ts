import { type ApiKeyDescription, describeApiKey } from '../knowledge/api-key.ts';
import type { Explanation } from '../knowledge/explain-error.ts';
import type { ClaudeCode, EffectiveValue, Profile, SignedBy, Tool } from '../model/configuration.ts';
import type { ManagedLook } from '../model/managed.ts';
import type { World } from '../model/world.ts';
import type { AwsFiles, AwsSection } from './aws-files/aws-files.ts';
import { type AwsProfiles, readProfiles } from './aws-files/profiles.ts';
import { type AgentModel, leadingAgent, trustedAgentModels } from './claude-code/agent-files.ts';
import { findClaudeCode } from './claude-code/claude-code.ts';
import { startVariables } from './claude-code/claude-process.ts';
import { claudeWorld } from './claude-code/claude-world.ts';
import type { ClientView } from './claude-code/client-view.ts';
import { type LastError, readLastErrors } from './claude-code/last-errors.ts';
import { launcherFile } from './claude-code/launcher-file.ts';
import {
  modelMemoryFile,
  type RememberedRefusal,
  readRememberedRefusals,
} from './claude-code/model-memory.ts';
import { type ModelsInUse, modelsInUse } from './claude-code/models-in-use.ts';
import { type OrganizationSettings, readOrganizationSettings } from './claude-code/organization.ts';
import { startProfiles, withRegionsOf } from './claude-code/start-profiles.ts';
import { hasSucceededSince } from './claude-code/transcripts.ts';
import { isOnPlatform, whoSigns } from './claude-code/who-signs.ts';
import { type ExposedSecret, exposedSecrets } from './exposed-secrets.ts';
import { otherHomes } from './homes/look-for-homes.ts';
import type { OtherHome } from './homes/other-home.ts';
import type { LiveFacts } from './live-facts.ts';
import { findAwsCli } from './machine/aws-cli.ts';
import { type CaFile, readCaFiles } from './machine/ca-files.ts';
import { allCandidates, type Candidate, settingsEnv } from './settings/candidates.ts';
import { effectiveOf, isBedrockOn } from './settings/effective.ts';
import { withoutFolderKeys } from './settings/folder-keys.ts';
import { placedInRegistry } from './settings/registry-environment.ts';
import { readSettings } from './settings/settings.ts';
import type { SettingsFile } from './settings/settings-file.ts';
import { configDirectory } from './settings/settings-locations.ts';
import { type ShellLine, shellLinesThatSwitchOn } from './settings/shell-files.ts';
import { trustedSettings, untrustedValues } from './settings/trusted-settings.ts';
import { readWrittenKeys, type WrittenKey } from './settings/written-keys.ts';
import { readTokenFacts, type TokenFacts } from './sign-in/token-facts.ts';
import { type SigningFacts, signingFacts } from './signing-facts.ts';

/** A failed turn, and what came of it. */
export interface FailedTurn extends LastError {
  /** What it means, where that is known. */
  readonly explanation: Explanation | undefined;
  /** A later turn was answered. */
  readonly isOver: boolean;
}

/**
 * Credentials that a folder's settings name: left out where others come before them, or what is left to sign with after
 * AWS refused those.
 */
export type FolderKeys = 'left-out' | 'in-turn';

/** All that files, environment and tools tell the doctor: read once, handed to each check, never changed. */
export interface HomeFacts {
  readonly now: Date;
  readonly platform: NodeJS.Platform;
  readonly home: string | undefined;
  /** The environment of this process. Inside Claude Code (`CLAUDECODE` is 1) it holds the settings it started with. */
  readonly env: World['env'];
  /** The names of the variables that the Claude Code above us was started with; `undefined` where that is not told. */
  readonly startVariables: ReadonlySet<string> | undefined;
  /** The environment as Claude Code sees it: the settings merged into it. */
  readonly seenEnv: World['env'];
  readonly claudeCode: ClaudeCode | undefined;
  /** What Claude Code will do with all this. */
  readonly client: ClientView;
  readonly awsCli: Tool | undefined;
  /** Every scope, highest precedence first, absent files included. */
  readonly settings: readonly SettingsFile[];
  /** Those of them that decide: not the ones of a repository whose folder is not trusted. */
  readonly trusted: readonly SettingsFile[];
  readonly folderKeys?: FolderKeys | undefined;
  /** What a repository's settings would put into effect once its folder is trusted; nothing else here is of theirs. */
  readonly untrusted: readonly EffectiveValue[];
  /** Every place that sets a key of `SETTINGS_KEYS`, the one that wins first. Not masked: never to be shown as it is. */
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  /** What is in effect, masked; `region` is always there. */
  readonly effective: readonly EffectiveValue[];
  readonly isBedrockOn: boolean;
  readonly files: AwsFiles;
  readonly profiles: readonly Profile[];
  /** What Claude Code knows of them as it starts, where a folder's settings name other AWS files. */
  readonly atStart: AwsProfiles | undefined;
  readonly signedBy: SignedBy;
  /** The profile that signs, and its keys as the SDK merges them. */
  readonly profile: Profile | undefined;
  readonly section: AwsSection;
  /** What stands behind that profile: its chain, the programs and files that it needs. */
  readonly signing: SigningFacts;
  /** The sign-in behind that profile. */
  readonly token: TokenFacts | undefined;
  /** The files of certificate authorities that settings and the profile name. */
  readonly caFiles: readonly CaFile[];
  /** The Amazon Bedrock API key that signs. */
  readonly apiKey: ApiKeyDescription | undefined;
  readonly region: EffectiveValue;
  readonly models: ModelsInUse;
  /** The agent that leads the whole conversation, where its file names a model. */
  readonly agent?: AgentModel | undefined;
  /** What an organisation decides, as far as this computer knows. */
  readonly organization: OrganizationSettings | undefined;
  /** Models that Claude Code remembers as refused. */
  readonly remembered: readonly RememberedRefusal[];
  /** Where it keeps them, whether the file is there or not. */
  readonly memoryFile: string | undefined;
  /** Lines of start files that switch Bedrock on; looked for only where no settings file does. */
  readonly shellLines: readonly ShellLine[];
  readonly exposedSecrets: readonly ExposedSecret[];
  /** What else says how Claude Code talks to AWS, for sessions that start elsewhere. */
  readonly otherHomes: readonly OtherHome[];
  /** What Claude Code's last failed turn said. */
  readonly lastError: FailedTurn | undefined;
  /** Our launcher, whether it is there or not. */
  readonly launcher: string | undefined;
  /** What we wrote into settings files, as far as it was not undone. */
  readonly written: readonly WrittenKey[];
  /** What is managed on this device; absent where nothing is, or nobody looked. */
  readonly managed?: ManagedLook | undefined;
}

/** All that the doctor's checks judge by. */
export interface DoctorFacts extends HomeFacts {
  /** What AWS answered; `undefined` where it was not asked. */
  readonly live: LiveFacts | undefined;
}

/** What was read, before anybody says what Claude Code makes of it. */
export type ReadFacts = Omit<HomeFacts, 'client'>;

/** What was read, and the world as Claude Code sees it. */
export interface ReadHome {
  readonly facts: ReadFacts;
  readonly seen: World;
}

/** The facts before AWS is asked, and the world in which it would be. */
export interface OfflineFacts {
  /** The same with the credentials of the folder's own settings, which sign once AWS has refused the first. */
  readonly inTurn?: OfflineFacts;
  readonly facts: HomeFacts;
  /** The world as Claude Code sees it. */
  readonly seen: World;
}

/** Reads files, environment and tools; no network, nothing is written. Never rejects for what it finds. */
export async function readHome(world: World, folderKeys?: FolderKeys): Promise<ReadHome> {
  const settings = await readSettings(world);
  const ofTrusted = trustedSettings(world, settings);
  const trusted = folderKeys === 'left-out' ? ofTrusted.map(withoutFolderKeys) : ofTrusted;
  const seen = claudeWorld(world, trusted);
  const atStart = startProfiles(world, ofTrusted);
  const { files, profiles } =
    atStart && folderKeys === 'left-out'
      ? withRegionsOf(readProfiles(claudeWorld(world, ofTrusted)), atStart)
      : readProfiles(seen);
  const [claudeCode, awsCli, exposed, homes] = await Promise.all([
    findClaudeCode(world),
    findAwsCli(world),
    exposedSecrets(world, settings),
    otherHomes(world),
  ]);
  const found = await placedInRegistry(world, allCandidates(trusted, world.env));
  const effective = effectiveOf(found, profiles);
  const signer = whoSigns(world, effective, profiles, files);
  const profile = profiles.find(({ name }) => name === signer.name);
  const agent = leadingAgent(world, trusted);
  const config = configDirectory(world);
  const launcher = config === undefined ? undefined : launcherFile(config, world.platform);
  const bearer = isOnPlatform(effective) ? undefined : found.get('AWS_BEARER_TOKEN_BEDROCK')?.[0]?.value;
  const facts = {
    now: world.now(),
    platform: world.platform,
    home: world.home,
    env: world.env,
    startVariables: startVariables(world),
    seenEnv: seen.env,
    claudeCode,
    awsCli,
    settings,
    trusted,
    folderKeys,
    untrusted: untrustedValues(world, settings, ofTrusted),
    candidates: found,
    effective,
    isBedrockOn: isBedrockOn(effective),
    files,
    profiles,
    atStart,
    signedBy: signer,
    profile,
    section: (profile && files.profiles.get(profile.name)) ?? {},
    signing: await signingFacts(seen, {
      profile: profile?.name,
      // The chain goes on behind a profile that leads to nothing.
      isDefaultChain:
        signer.kind === 'default-chain' ||
        (signer.kind === 'profile' && (!profile || profile.kind === 'incomplete')),
      files,
      commands: COMMANDS.flatMap((key) => [
        found.get(key)?.[0]?.value,
        // Where Claude Code does not look for it.
        ...trusted.map((file) => settingsEnv(file)[key]),
      ]),
      ...(signer.kind === 'credential-export' &&
        signer.name === undefined && { exportCommand: found.get('awsCredentialExport')?.[0]?.value }),
      launcher,
    }),
    token: profile && readTokenFacts(seen, profile.name, files),
    caFiles: readCaFiles(seen, (profile && files.profiles.get(profile.name)) ?? {}),
    apiKey: bearer ? describeApiKey(bearer, world.now()) : undefined,
    region: regionOf(effective),
    models: modelsInUse(found, isBedrockOn(effective) ? trustedAgentModels(world) : [], agent),
    agent,
    organization: readOrganizationSettings(world),
    memoryFile: config === undefined ? undefined : modelMemoryFile(config),
    remembered: readRememberedRefusals(world),
    shellLines: shellLinesOf(world, found),
    exposedSecrets: exposed,
    otherHomes: homes,
    lastError: config === undefined ? undefined : await explainedError(config),
    launcher,
    written: config === undefined ? [] : readWrittenKeys(config),
  };
  return { facts, seen };
}

const COMMANDS = ['awsAuthRefresh', 'awsCredentialExport'];

/** What explains is read where there is something to explain. */
async function explainedError(config: string): Promise<HomeFacts['lastError']> {
  const [last] = readLastErrors(config);
  if (!last) return undefined;
  const { explainFailure } = await import('../knowledge/explain-error.ts');
  const explanation = explainFailure(last.message, last.remedy);
  return { ...last, explanation, isOver: hasSucceededSince(config, last.at) };
}

function regionOf(effective: readonly EffectiveValue[]): EffectiveValue {
  const region = effective.find(({ key }) => key === 'region');
  if (!region) throw new TypeError('the effective configuration always has a region');
  return region;
}

/** Two dozen files: read only where the switch is the environment's. */
function shellLinesOf(world: World, found: ReadonlyMap<string, readonly Candidate[]>): readonly ShellLine[] {
  const isExported = found
    .get('CLAUDE_CODE_USE_BEDROCK')
    ?.some(({ origin }) => origin.from === 'environment');
  return isExported ? shellLinesThatSwitchOn(world, 'CLAUDE_CODE_USE_BEDROCK') : [];
}
