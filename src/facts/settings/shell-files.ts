import { join } from 'node:path';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { World } from '../../model/world.ts';
import { words } from '../../text/words.ts';
import { listDirectory, readText } from '../machine/quiet-reads.ts';
import { projectDirectory } from './settings-locations.ts';

/** A line outside Claude Code's settings that sets a variable. `line` counts from 1. */
export interface ShellLine {
  readonly file: string;
  readonly line: number;
}

/** Where shells, desktops and direnv take variables from, relative to the home directory. */
const IN_HOME = words(`
  .profile .bash_profile .bash_login .bashrc .bash_aliases .zshenv .zprofile .zshrc .zlogin
  .config/fish/config.fish .config/nushell/env.nu .pam_environment
  Documents/PowerShell/Microsoft.PowerShell_profile.ps1 Documents/PowerShell/profile.ps1
  Documents/WindowsPowerShell/Microsoft.PowerShell_profile.ps1
`);
const DIRECTORIES_IN_HOME = ['.config/fish/conf.d', '.config/environment.d', '.bashrc.d', '.zshrc.d'];
const OF_THE_SYSTEM = [
  '/etc/environment',
  '/etc/profile',
  '/etc/bash.bashrc',
  // Of macOS.
  '/etc/bashrc',
  '/etc/zprofile',
  '/etc/zshrc',
  '/etc/zshenv',
  '/etc/zsh/zshenv',
  '/etc/zsh/zprofile',
  '/etc/zsh/zshrc',
];
const DIRECTORIES_OF_THE_SYSTEM = ['/etc/profile.d'];
const IN_PROJECT = ['.envrc'];

/** The lines that switch `name` on in the files from which this person's shells start; comments do not count. */
export function shellLinesThatSwitchOn(world: World, name: string): readonly ShellLine[] {
  // export NAME=1, set -gx NAME 1, $env:NAME = "1", NAME=1
  const setting = new RegExp(`^[^#]*\\b${name}\\b\\s*[= ]\\s*["']?(\\w+)`);
  return startFiles(world).flatMap((file) => linesThatMatch(file, setting));
}

function startFiles({ home, systemRoot, ...world }: World): readonly string[] {
  const inHome = (names: readonly string[]) =>
    home === undefined ? [] : names.map((name) => join(home, name));
  const directories = [
    ...inHome(DIRECTORIES_IN_HOME),
    ...DIRECTORIES_OF_THE_SYSTEM.map((directory) => join(systemRoot, directory)),
  ];
  const project = projectDirectory({ home, systemRoot, ...world });
  return [
    ...inHome(IN_HOME),
    ...directories.flatMap(filesIn),
    ...OF_THE_SYSTEM.map((file) => join(systemRoot, file)),
    ...IN_PROJECT.map((file) => join(project, file)),
  ];
}

function filesIn(directory: string): readonly string[] {
  return [...listDirectory(directory)].sort().map((name) => join(directory, name));
}

/** More of one file tell nobody more. */
const MOST_LINES = 5;

function linesThatMatch(file: string, pattern: RegExp): readonly ShellLine[] {
  return (readText(file) ?? '')
    .split(/\r?\n/)
    .flatMap((line, i) => (isOn(pattern.exec(line)?.[1]) ? [{ file, line: i + 1 }] : []))
    .slice(0, MOST_LINES);
}
