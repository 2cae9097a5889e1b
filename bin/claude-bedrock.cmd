@echo off
rem Runs the program in scripts\ with Node 20.12 or newer: the first such node.exe on PATH that is no shim, else one from
rem the usual homes. Exit status: the program's own, or 1 where no such Node is found; of hook, which Claude Code calls, always
rem 0, and nothing is said on stderr: a hook that fails must not stand in anyone's way.
setlocal EnableExtensions DisableDelayedExpansion

if not "%~1"=="hook" goto find
rem These run at every start of a session and at every failure: where Bedrock is off, Node need not start.
set "isOff=yes"
for %%V in (1 true yes on) do if /i "%CLAUDE_CODE_USE_BEDROCK%"=="%%V" set "isOff="
if defined isOff if "%~2"=="session-start" exit /b 0
if defined isOff if "%~2"=="stop-failure" exit /b 0

:find
set "node="
set "tooOld="

set "entries=%PATH:"=%"
for %%D in ("%entries:;=" "%") do if not defined node if exist "%%~D\node.exe" set "folder=%%~D" & call :entry plain
set "candidate=%NVM_SYMLINK%\node.exe" & call :try
call :tryNewest "%NVM_HOME%" node.exe
call :tryNewest "%FNM_DIR%\node-versions" installation\node.exe
call :tryNewest "%APPDATA%\fnm\node-versions" installation\node.exe
call :tryNewest "%VOLTA_HOME%\tools\image\node" node.exe
call :tryNewest "%LOCALAPPDATA%\Volta\tools\image\node" node.exe
set "candidate=%USERPROFILE%\scoop\apps\nodejs\current\node.exe" & call :try
set "candidate=%USERPROFILE%\scoop\apps\nodejs-lts\current\node.exe" & call :try
set "candidate=%ProgramFiles%\nodejs\node.exe" & call :try
for %%D in ("%entries:;=" "%") do if not defined node if exist "%%~D\node.exe" set "folder=%%~D" & call :entry shims
if not defined node if "%~1"=="hook" exit /b 0
if not defined node goto refuse
if "%~1"=="hook" goto hook
endlocal & "%node%" "%~dp0..\scripts\claude-bedrock.js" %*
exit /b %errorlevel%

:hook
endlocal & "%node%" "%~dp0..\scripts\claude-bedrock.js" %* 2>nul
exit /b 0

rem Tries the node of a folder on PATH. Where %1 is shims, that of a version manager that asks the current directory which
rem version it wants (a repository can name programs to Volta and mise); else any other.
:entry
if "%folder:~-1%"=="\" set "folder=%folder:~0,-1%"
set "kind=plain"
if /i "%folder:~-6%"=="\shims" set "kind=shims"
if /i "%folder:~-6%"=="\Volta" set "kind=shims"
if /i "%folder:~-10%"=="\Volta\bin" set "kind=shims"
if /i "%folder:~-11%"=="\.volta\bin" set "kind=shims"
if /i "%folder%"=="%VOLTA_HOME%\bin" set "kind=shims"
if not "%kind%"=="%~1" exit /b
set "candidate=%folder%\node.exe"
goto try

rem Takes the candidate as node if it answers as Node 20.12 or newer; notes the first that is older. A path without a
rem drive is relative, or begins with a variable that is not set. NODE_OPTIONS stays out of the question, because
rem Node refuses to answer it with an option it does not know.
:try
if defined node exit /b
if not "%candidate:~1,2%"==":\" exit /b
if not exist "%candidate%" exit /b
set "major="
set "minor=0"
for /f "tokens=1,2 delims=v." %%V in ('set "NODE_OPTIONS=" ^& "%candidate%" --version 2^>nul') do set /a "major=%%V" 2>nul & set /a "minor=%%W" 2>nul
if not defined major exit /b
set /a "weight=major*1000+minor"
if %weight% GEQ 20012 set "node=%candidate%" & exit /b
if %major% GTR 0 if not defined tooOld set "tooOld=%major%.%minor%" & set "oldPath=%candidate%"
exit /b

rem Tries the file (second argument) in each folder of a home (first), last name first: with majors of two digits,
rem that is the newest major.
:tryNewest
if defined node exit /b
for /f "delims=" %%D in ('dir /b /ad /o-n "%~1" 2^>nul') do set "candidate=%~1\%%D\%~2" & call :try
exit /b

:refuse
set "code=node-missing"
set "message=Node.js 20.12 or newer was not found: not on PATH, and not where nvm, fnm, Volta, Scoop or the installer keep it."
if defined tooOld set "code=node-too-old"
if defined tooOld set "message=Node.js 20.12 or newer is needed; the one found is %tooOld% (%oldPath%)."

rem What fits this computer: a version manager that is used here, then what Windows has. Two at most are offered.
set "install="
set "second="
if defined NVM_HOME if exist "%NVM_HOME%\nvm.exe" call :offer "nvm install lts"
for %%P in (fnm.exe) do if not "%%~$PATH:P"=="" call :offer "fnm install --lts"
for %%P in (volta.exe) do if not "%%~$PATH:P"=="" call :offer "volta install node"
if exist "%USERPROFILE%\scoop\shims\scoop.cmd" call :offer "scoop install nodejs-lts"
if exist "%LOCALAPPDATA%\Microsoft\WindowsApps\winget.exe" call :offer "winget install --id OpenJS.NodeJS.LTS --exact --accept-source-agreements --accept-package-agreements"
set "fix=Install it from https://nodejs.org/en/download, and run this again."
if defined install set "fix=Install it with `%install%`, and run this again."
set "again=try again"
if "%~1"=="talk" for %%T in (setup doctor reset use rollout) do if "%~2"=="%%T" set "again=type /bedrock:%%T again"
set "command=%~1"
set "json="
set "failClosed="
:argument
if "%~1"=="--json" set "json=yes"
if "%~1"=="--fail-closed" set "failClosed=yes"
shift
if not "%~1"=="" goto argument

rem Delayed expansion keeps an ampersand or a parenthesis in a path from being read as part of the command.
setlocal EnableDelayedExpansion
if defined failClosed set "json="
if not defined json (
  >&2 echo [x] !message! ^(!code!^)
  >&2 echo   !fix!
  if not defined failClosed exit /b 1
  echo {"Credentials":{"AccessKeyId":"ASIAPROFILECANNOTSIGN","SecretAccessKey":"run-claude-bedrock-status","SessionToken":"run-claude-bedrock-status"}}
  exit /b 0
)
if defined command set "command=!command:\=\\!"
set "message=!message:\=\\!"
if defined oldPath set "oldPath=!oldPath:\=\\!"
echo {
echo   "schema": 1,
echo   "ok": false,
echo   "command": "!command!",
echo   "error": {
echo     "code": "!code!",
echo     "message": "!message!",
echo     "fix": "!fix!",
if defined tooOld echo     "found": { "version": "!tooOld!", "path": "!oldPath!" },
echo     "ask": {
echo       "header": "Node.js",
echo       "question": "This plugin runs on Node.js. Install it?",
echo       "options": [
if defined install echo         { "label": "!installer! (Recommended)", "description": "Runs !install!", "shell": "!install!" },
if defined second echo         { "label": "!other!", "description": "Runs !second!", "shell": "!second!" },
echo         { "label": "I install it myself", "description": "Shows where to download it", "end": "Download the LTS release at https://nodejs.org/en/download and install it, then !again!." },
echo         { "label": "Not now", "description": "Installs nothing", "end": "Nothing was installed, and nothing was changed. Once Node.js 20.12 or newer is there, !again!." }
echo       ]
echo     }
echo   }
echo }
exit /b 1

:offer
if defined second exit /b
if not defined install set "install=%~1" & for /f %%W in ("%~1") do set "installer=%%W" & exit /b
set "second=%~1"
for /f %%W in ("%~1") do set "other=%%W"
exit /b
