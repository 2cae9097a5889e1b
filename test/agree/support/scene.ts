import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SettingsScope } from '../../../src/model/configuration.ts';

/**
 * A home as data: it can be printed, shrunk and kept. In every text `{root}`, `{home}`, `{project}` and `{sandbox}`
 * stand for what they are called in the run.
 */
export interface Scene {
  /** Texts of files by their paths below the home, such as `.claude/settings.json`. */
  readonly home?: Readonly<Record<string, string>>;
  /** The same below the project. */
  readonly project?: Readonly<Record<string, string>>;
  /** The same below `/etc/claude-code`. */
  readonly managed?: Readonly<Record<string, string>>;
  /** Settings by scope, where they are well-formed. */
  readonly settings?: Readonly<Partial<Record<SettingsScope, SettingsObject>>>;
  /** The sections of `~/.aws/config` and `~/.aws/credentials`. */
  readonly config?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly credentials?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The sign-in behind `[sso-session corp]`, or behind the start URL of a legacy profile. */
  readonly signIn?: SignIn;
  /** Models that the account may not invoke; `*` stands for anything. */
  readonly refused?: readonly string[];
  /** What a service says in the place of its own answer. */
  readonly says?: Readonly<Partial<Record<Speaker, Saying>>>;
  /** The profiles may not be listed. */
  readonly isListingDenied?: true;
  /** Stand-ins on PATH: name → shell script. Each call is logged before the script runs. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What the shell exports, beside what every run gets. */
  readonly shell?: Readonly<Record<string, string>>;
  /** More arguments for Claude Code. */
  readonly args?: readonly string[];
}

/** Who takes the requests for a message. */
export type Speaker = 'bedrock-runtime' | 'bedrock-mantle' | 'aws-external-anthropic' | 'gateway';

/** A web page with 200, Anthropic's own 404, 404 alone, 403 alone, AWS's refusal by IAM, and too many requests. */
export type Saying = 'page' | 'other-api' | 'not-found' | 'forbidden' | 'denied' | 'busy';

/** A settings object; its `env` apart nothing is looked into. */
export type SettingsObject = { readonly [key: string]: unknown };

/** How the token of a sign-in stands. */
export type SignIn =
  | 'valid'
  | 'nearly-over'
  | 'over'
  | 'over-but-renewable'
  | 'registration-over'
  | 'revoked';

/** A scene on the disk. */
export interface Stage {
  readonly root: string;
  readonly home: string;
  readonly project: string;
  /** Holds `etc/claude-code`. */
  readonly system: string;
  /** Taken for `/etc/claude-code`; `undefined` where the scene has nothing there. */
  readonly managed: string | undefined;
  /** The stand-ins append a line to it at each call. */
  readonly log: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Puts a scene into a throw-away directory. `base` is the environment that every run has. */
export async function setStage(
  scene: Scene,
  sandboxUrl: string,
  base: Readonly<Record<string, string>>,
): Promise<Stage> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'bedrock-agree-')));
  const home = join(root, 'home');
  const project = join(root, 'project');
  const log = join(root, 'calls.log');
  const words = { root, home, project, sandbox: sandboxUrl };
  const fill = (text: string) =>
    text.replace(/\{(root|home|project|sandbox)\}/g, (_all, word: keyof typeof words) => words[word]);
  await Promise.all([home, project].map((directory) => mkdir(directory)));
  await putAll(home, { '.claude.json': claudeJson(project), ...homeFiles(scene), ...scene.home }, fill);
  await putAll(project, { ...projectFiles(scene), ...scene.project }, fill);
  const managedFiles = { ...managedSettings(scene), ...scene.managed };
  const system = join(root, 'system');
  const managed = join(system, 'etc', 'claude-code');
  await putAll(managed, managedFiles, fill);
  await putAll(join(root, 'bin'), logged(scene.programs ?? {}, log), fill, 0o755);
  const env = {
    HOME: home,
    PATH: `${join(root, 'bin')}:${join(process.execPath, '..')}:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    ...base,
    ...Object.fromEntries(Object.entries(scene.shell ?? {}).map(([name, value]) => [name, fill(value)])),
  };
  const hasManaged = Object.keys(managedFiles).length > 0;
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5 });
  return { root, home, project, system, managed: hasManaged ? managed : undefined, log, env, remove };
}

function homeFiles({ settings, config, credentials }: Scene): Readonly<Record<string, string>> {
  return {
    ...(settings?.user && { '.claude/settings.json': JSON.stringify(settings.user, null, 2) }),
    ...(config && { '.aws/config': ini(config) }),
    ...(credentials && { '.aws/credentials': ini(credentials) }),
  };
}

function projectFiles({ settings }: Scene): Readonly<Record<string, string>> {
  return {
    ...(settings?.project && { '.claude/settings.json': JSON.stringify(settings.project) }),
    ...(settings?.local && { '.claude/settings.local.json': JSON.stringify(settings.local) }),
  };
}

function managedSettings({ settings }: Scene): Readonly<Record<string, string>> {
  return settings?.managed ? { 'managed-settings.json': JSON.stringify(settings.managed) } : {};
}

function ini(sections: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  return Object.entries(sections)
    .flatMap(([name, keys]) => [
      `[${name}]`,
      ...Object.entries(keys).map(([key, value]) => `${key} = ${value}`),
      '',
    ])
    .join('\n');
}

/** The person has been through the first questions, and trusts the project. */
function claudeJson(project: string): string {
  return JSON.stringify({
    hasCompletedOnboarding: true,
    projects: { [project]: { hasTrustDialogAccepted: true } },
  });
}

function logged(programs: Readonly<Record<string, string>>, log: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(programs).map(([name, script]) => [
      name,
      `#!/bin/sh\necho "${name} $*" >> '${log}'\n${script}\n`,
    ]),
  );
}

async function putAll(
  directory: string,
  files: Readonly<Record<string, string>>,
  fill: (text: string) => string,
  mode = 0o600,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(directory, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, fill(text));
    await chmod(file, mode);
  }
}
