/**
 * How a completion script finds the names of AWS profiles and SSO sessions: with sed, in two milliseconds, where the
 * program itself would take fifty at each press of Tab. It reads the sections that the AWS SDK reads: a name that
 * holds a space is none to it. No expression holds a quote, so that each may stand in single quotes
 * in every shell.
 */

/** https://github.com/smithy-lang/smithy-typescript, `parseIni.ts`: what a name behind a prefix may consist of. */
const NAME = 'A-Za-z0-9_@+.%:/-';

/** Prints the name in a section with that prefix, which may stand in quotes: `[profile "work"]`. */
const prefixed = (prefix: string) =>
  `s|^[[:space:]]*\\[${prefix}[[:space:]][^]${NAME}]\\{0,1\\}\\([${NAME}]\\{1,\\}\\)[^]${NAME}]\\{0,1\\}\\].*|\\1|p`;

/** For sed, on the config file. */
export const CONFIG_PROFILES = `s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${prefixed('profile')}`;

/** For sed, on the config file. */
export const CONFIG_SESSIONS = prefixed('sso-session');

/** For sed, on the credentials file, where names stand bare and may hold anything but spaces. */
export const CREDENTIALS_PROFILES = 's|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p';

/** For sed, on `bedrock/presets.json` as we write it: what is two levels deep, and an object. */
export const PRESETS = 's|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p';

/** The function for bash and zsh: `_claude_bedrock_aws profiles` prints a name a line. */
export const AWS_NAMES_FUNCTION = `# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${CONFIG_PROFILES}' <"$config"
        LC_ALL=C command sed -n '${CREDENTIALS_PROFILES}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${CONFIG_SESSIONS}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${PRESETS}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;
