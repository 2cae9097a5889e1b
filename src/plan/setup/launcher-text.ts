import { win32 } from 'node:path';
import { REFUSED } from '../../shell/refused-credentials.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';

/** What a launcher runs: the plugin where it is now, else the newest version from the same marketplace. */
export interface LauncherTarget {
  /** Root of the installed plugin or clone. */
  readonly pluginRoot: string;
  readonly marketplace: string;
  /** Version of the program that makes the launcher. */
  readonly version: string;
}

/** The version of the program that made a launcher of ours; `undefined` where the text is none. */
export function versionOfLauncher(text: string): string | undefined {
  return /^# Made by claude-bedrock (\d+\.\d+\.\d+)\b/m.exec(text)?.[1];
}

const GONE = 'A setting of Claude Code asks for the bedrock plugin, which is gone (plugin-missing)';
const INSTALL_AGAIN = 'Install it again: claude plugin install bedrock@';
const OR_REMOVE = 'Or remove from the settings what names this file: awsAuthRefresh, awsCredentialExport.';

const NO_CREDENTIALS = JSON.stringify(REFUSED);

/** The launcher for a POSIX shell. Claude Code's cache holds the versions of a plugin side by side, named by version. */
export function launcherForSh({ pluginRoot, marketplace, version }: LauncherTarget): string {
  return `#!/bin/sh
# Runs the bedrock plugin of Claude Code, also after an update has moved it.
# Made by claude-bedrock ${version} for a setting that names this file; claude-bedrock reset removes both.
# Exit status: the program's own, or 1 without one; then with --fail-closed 0, and credentials that AWS refuses.
set -u

program=${quoted(pluginRoot)}/bin/claude-bedrock
versions=\${0%/*}/../../plugins/cache/${quoted(marketplace)}/bedrock

# Sets \`weight\` of a version such as 0.12.3: the newer, the heavier. A name that is no version weighs 0.
weigh() {
  weight=0
  rest=\${1%%[!0-9.]*}.0.0
  case $rest in
    .* | *..* | 0[0-9]* | *.0[0-9]* | *[0-9][0-9][0-9][0-9]*) return ;;
  esac
  major=\${rest%%.*}
  rest=\${rest#*.}
  minor=\${rest%%.*}
  rest=\${rest#*.}
  weight=$((major * 1000000 + minor * 1000 + \${rest%%.*}))
}

if ! [ -x "$program" ]; then
  heaviest=-1
  for candidate in "$versions"/*/bin/claude-bedrock; do
    [ -x "$candidate" ] || continue
    version=\${candidate#"$versions"/}
    weigh "\${version%%/*}"
    if [ "$weight" -gt "$heaviest" ]; then
      heaviest=$weight
      program=$candidate
    fi
  done
fi
if ! [ -x "$program" ]; then
  printf '[x] %s.\\n  %s%s.\\n  %s\\n' '${GONE}' '${INSTALL_AGAIN}' ${quoted(marketplace)} '${OR_REMOVE}' >&2
  for argument; do
    [ "$argument" = --fail-closed ] || continue
    echo '${NO_CREDENTIALS}'
    exit 0
  done
  exit 1
fi
exec "$program" "$@"
`;
}

/**
 * The same for cmd.exe, to stand in `directory`. It takes the last version by name, and looks below its own folder,
 * because cmd.exe reads a file in an old code page.
 */
export function launcherForCmd(
  { pluginRoot, marketplace, version }: LauncherTarget,
  directory: string,
): string {
  const inBatch = (text: string) => text.replaceAll('%', '%%');
  return `@echo off
rem Runs the bedrock plugin of Claude Code, also after an update has moved it.
rem Made by claude-bedrock ${version} for a setting that names this file; claude-bedrock reset removes both.
rem Exit status: the program's own, or 1 without one; then with --fail-closed 0, and credentials that AWS refuses.
setlocal EnableExtensions DisableDelayedExpansion
${setProgram(inBatch, pluginRoot, directory)}
set "versions=%~dp0..\\..\\plugins\\cache\\${inBatch(marketplace)}\\bedrock"
for /f "delims=" %%D in ('dir /b /ad /o-n "%versions%" 2^>nul') do call :try "%%D"
if not exist "%program%" goto gone
endlocal & "%program%" %*
exit /b %errorlevel%

:try
if not exist "%program%" set "program=%versions%\\%~1\\bin\\claude-bedrock.cmd"
exit /b

:gone
>&2 echo [x] ${GONE.replace(/[()]/g, '^$&')}.
>&2 echo   ${INSTALL_AGAIN}${inBatch(marketplace)}.
>&2 echo   ${OR_REMOVE}
:argument
if "%~1"=="--fail-closed" goto refused
shift
if not "%~1"=="" goto argument
exit /b 1

:refused
echo ${NO_CREDENTIALS}
exit /b 0
`.replaceAll('\n', '\r\n');
}

const IS_ASCII = /^[ -~]*$/;

/**
 * Where the plugin is. cmd.exe reads letters outside ASCII as others: it finds them by the way from the launcher there,
 * which has none where both are in the same home; else it is told for this line that they are UTF-8.
 */
function setProgram(inBatch: (text: string) => string, pluginRoot: string, directory: string): string {
  const set = (root: string) => `set "program=${root}\\bin\\claude-bedrock.cmd"`;
  if (IS_ASCII.test(pluginRoot)) return set(inBatch(pluginRoot));
  const way = win32.relative(directory, pluginRoot);
  if (IS_ASCII.test(way) && !win32.isAbsolute(way)) return set(`%~dp0${inBatch(way)}`);
  return [
    'set "page=65001"',
    `for /f "tokens=2 delims=:." %%C in ('chcp') do set "page=%%C"`,
    'chcp 65001 >nul',
    set(inBatch(pluginRoot)),
    'chcp %page% >nul',
  ].join('\n');
}

function quoted(text: string): string {
  return quoteForShell(text, 'linux') ?? text;
}
