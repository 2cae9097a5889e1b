import { accessSync, constants, statSync } from 'node:fs';
import { extname, isAbsolute, resolve } from 'node:path';
import type { World } from '../model/world.ts';
import { shellCommands } from '../shell/shell-commands.ts';
import { type AwsFiles, type AwsSection, readAwsFiles } from './aws-files/aws-files.ts';
import { needsRole } from './aws-files/profile-kind.ts';
import { findProgram, isRunnable } from './machine/programs.ts';

/** A profile on the way to credentials. */
export interface ProfileLink {
  readonly name: string;
  readonly section: AwsSection;
}

/** What stands behind the signature: read for the doctor alone. */
export interface SigningFacts {
  /** The profile that signs, then those that it takes its credentials from by `source_profile`. */
  readonly chain: readonly ProfileLink[];
  /** Where the programs are that commands of the settings and of the profile start; `undefined`: nowhere. */
  readonly programs: ReadonlyMap<string, string | undefined>;
  /** The file with the token that a role is taken by. */
  readonly webIdentity: { readonly file: string; readonly isReadable: boolean } | undefined;
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
  readonly launcher: string | undefined;
}

/** Reads what stands behind the signature. `seen` is the world as Claude Code sees it. Runs nothing. */
export async function signingFacts(
  seen: World,
  { profile, isDefaultChain, files, commands, launcher }: SigningQuestion,
): Promise<SigningFacts> {
  const chain = profile === undefined ? [] : chainOf(profile, files);
  const last = chain.at(-1)?.section ?? {};
  const lines = [...commands, last.credential_process].filter((line) => line !== undefined);
  const tokenFile = last.role_arn ? last.web_identity_token_file : undefined;
  const fromEnv = isDefaultChain && seen.env.AWS_ROLE_ARN ? seen.env.AWS_WEB_IDENTITY_TOKEN_FILE : undefined;
  const file = tokenFile ?? fromEnv;
  return {
    chain,
    programs: await programsOf(seen, lines),
    webIdentity: file ? { file, isReadable: isReadable(resolve(seen.cwd, file)) } : undefined,
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

/** Only programs that a line names plainly: what a shell expands, and its own commands, cannot be looked up. */
async function programsOf(
  world: World,
  lines: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const first = lines.flatMap((line) =>
    shellCommands(line, world.platform).map((words) => words.find(({ text }) => !/^\w+=/.test(text))),
  );
  const names = new Set(
    first.flatMap((word) => (word && !word.isExpanded && !BUILT_IN.test(word.text) ? word.text : [])),
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

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).size > 0;
  } catch {
    return false;
  }
}
