import { extname, isAbsolute, resolve } from 'node:path';
import type { World } from '../model/world.ts';
import { handsOver, type ProfileCommand, readProfileCommand } from '../shell/profile-command.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { type AwsFiles, type AwsSection, readAwsFiles } from './aws-files/aws-files.ts';
import { needsRole } from './aws-files/profile-kind.ts';
import { type ContainerRole, isReadable, readContainerRole } from './container-role.ts';
import { findProgram, isRunnable } from './machine/programs.ts';
import { readTokenFacts, type TokenFacts } from './sign-in/token-facts.ts';

/** A profile on the way to credentials. */
export interface ProfileLink {
  readonly name: string;
  readonly section: AwsSection;
}

/** A profile whose credentials a command hands over, so that its sign-in is what counts. */
export interface ProfileBehind {
  readonly name: string;
  /** The command, and where it stands: in the settings, or in the profile that is last in `chain` of what signs. */
  readonly command: ProfileCommand;
  readonly key: 'awsCredentialExport' | 'credential_process';
  /** That profile, then those that it takes its credentials from; empty where it is in no AWS file. */
  readonly chain: readonly ProfileLink[];
  readonly token: TokenFacts | undefined;
  /** The command leads back to a profile that it stands in. */
  readonly isCircle: boolean;
}

/** What stands behind the signature: read for the doctor alone. */
export interface SigningFacts {
  /** The profile that signs, then those that it takes its credentials from by `source_profile`. */
  readonly chain: readonly ProfileLink[];
  /** Where a command hands over the credentials of another profile: that one, at the end of all such commands. */
  readonly behind: ProfileBehind | undefined;
  /** Where the programs are that commands of the settings and of the profile start; `undefined`: nowhere. */
  readonly programs: ReadonlyMap<string, string | undefined>;
  /** The file with the token that a role is taken by. */
  readonly webIdentity: { readonly file: string; readonly isReadable: boolean } | undefined;
  /** The role of a container, if variables name one. */
  readonly container: ContainerRole | undefined;
  /** The profiles of `~/.aws`, where variables name other AWS files. */
  readonly namesInHome: readonly string[];
  readonly isLauncherThere: boolean;
}

/** What `signingFacts` goes by; `commands` are those that Claude Code hands to a shell. */
export interface SigningQuestion {
  readonly profile: string | undefined;
  readonly isDefaultChain: boolean;
  readonly files: AwsFiles;
  readonly commands: readonly (string | undefined)[];
  /** `awsCredentialExport`, where that signs and is none of ours. */
  readonly exportCommand?: string | undefined;
  readonly launcher: string | undefined;
}

/** Reads what stands behind the signature. `seen` is the world as Claude Code sees it. Runs nothing. */
export async function signingFacts(
  seen: World,
  { profile, isDefaultChain, files, commands, exportCommand, launcher }: SigningQuestion,
): Promise<SigningFacts> {
  const chain = profile === undefined ? [] : chainOf(profile, files);
  const last = chain.at(-1)?.section ?? {};
  const behind = profileBehind(seen, files, chain, exportCommand);
  const processes = [last, behind?.chain.at(-1)?.section ?? {}].map((one) => one.credential_process);
  const lines = [...commands, ...processes].filter((line) => line !== undefined);
  const tokenFile = last.role_arn ? last.web_identity_token_file : undefined;
  const fromEnv = isDefaultChain && seen.env.AWS_ROLE_ARN ? seen.env.AWS_WEB_IDENTITY_TOKEN_FILE : undefined;
  const file = tokenFile ?? fromEnv;
  return {
    chain,
    behind,
    programs: await programsOf(seen, lines),
    webIdentity: file ? { file, isReadable: isReadable(resolve(seen.cwd, file)) } : undefined,
    container: readContainerRole(seen),
    namesInHome: await namesInHome(seen),
    isLauncherThere: launcher !== undefined && isRunnable(seen, launcher),
  };
}

function chainOf(profile: string, { profiles }: AwsFiles): readonly ProfileLink[] {
  const chain: ProfileLink[] = [];
  let name: string | undefined = profile;
  while (name !== undefined && !chain.some((link) => link.name === name)) {
    const section: AwsSection | undefined = profiles.get(name);
    if (!section) break;
    chain.push({ name, section });
    name = needsRole(section, chain.length > 1) ? section.source_profile : undefined;
  }
  return chain;
}

/** Follows the commands that hand over credentials, one after the other, to the profile that they are of. */
function profileBehind(
  seen: World,
  files: AwsFiles,
  chain: readonly ProfileLink[],
  exportCommand: string | undefined,
): ProfileBehind | undefined {
  let found: ProfileBehind | undefined;
  let last = chain.at(-1);
  let line = exportCommand ?? processOf(last);
  const passed = new Set(chain.map(({ name }) => name));
  while (line !== undefined) {
    const command = readProfileCommand(line, seen.platform);
    const name = command && handsOver(command) ? nameIn(seen.env, command) : undefined;
    if (!command || name === undefined) return found;
    const isCircle = passed.has(name) && (found !== undefined || exportCommand === undefined);
    const links = chainOf(name, files);
    const key = found || exportCommand === undefined ? 'credential_process' : 'awsCredentialExport';
    const token = links.length > 0 ? readTokenFacts(seen, name, files) : undefined;
    found = { name, command, key: found?.key ?? key, chain: links, token, isCircle };
    if (isCircle) return found;
    for (const link of links) passed.add(link.name);
    last = links.at(-1);
    line = processOf(last);
  }
  return found;
}

/** What stands before `credential_process` in the SDK's order leaves that unused. */
function processOf(link: ProfileLink | undefined): string | undefined {
  const { aws_access_key_id, aws_secret_access_key, role_arn, web_identity_token_file, credential_process } =
    link?.section ?? {};
  const isBefore = (aws_access_key_id && aws_secret_access_key) || (role_arn && web_identity_token_file);
  return isBefore ? undefined : credential_process;
}

/** Without a name the AWS CLI takes these (botocore/configprovider.py); of what a shell expands nothing is known. */
function nameIn(env: World['env'], { profile, does }: ProfileCommand): string | undefined {
  if (profile) return profile.isExpanded ? undefined : profile.text;
  if (does !== 'aws-credentials') return undefined;
  return env.AWS_DEFAULT_PROFILE || env.AWS_PROFILE || 'default';
}

/** Only programs that a line names plainly: what a shell expands, and its own commands, cannot be looked up. */
async function programsOf(
  world: World,
  lines: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const first = lines.flatMap((line) => simpleCommands(line, world.platform).map(({ program }) => program));
  const names = new Set(
    first.flatMap((word) => (!word.isExpanded && !BUILT_IN.test(word.text) ? word.text : [])),
  );
  const found = [...names].map(async (name) => [name, await placeOf(world, name)] as const);
  return new Map(await Promise.all(found));
}

/** The shell's own commands and its grammar. */
const BUILT_IN =
  /^(:|\.|!|\[|\{|\}|alias|break|builtin|case|cd|command|do|done|echo|else|esac|eval|exec|exit|export|false|fi|for|function|if|local|printf|pwd|read|return|set|shift|source|test|then|time|trap|true|type|ulimit|umask|unset|until|wait|while|call|start|rem|setlocal)$/i;

async function placeOf(world: World, name: string): Promise<string | undefined> {
  const isWindows = world.platform === 'win32';
  if (isAbsolute(name)) return isRunnable(world, name) || (isWindows && !extname(name)) ? name : undefined;
  // Relative to wherever Claude Code was started.
  if (/[/\\]/.test(name)) return name;
  return findProgram(world, isWindows ? name.replace(/\.(exe|cmd|bat|com)$/i, '') : name);
}

async function namesInHome(world: World): Promise<readonly string[]> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...env } = world.env;
  if (!AWS_CONFIG_FILE && !AWS_SHARED_CREDENTIALS_FILE) return [];
  const { profiles } = readAwsFiles({ ...world, env });
  return [...profiles.keys()];
}
