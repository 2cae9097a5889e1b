import { CONFIG_PROFILES, CONFIG_SESSIONS, CREDENTIALS_PROFILES, PRESETS } from './aws-names.ts';
import type { CompletedCommand, CompletedOption } from './command-table.ts';
import type { Candidates } from './value-kinds.ts';

/** The completion script for fish: a line per subcommand and option. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  return `# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${FUNCTIONS}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${rule('', '-l help', 'show help')}
${rule('', '-l version', 'show the version')}
${commands.map(({ name, summary }) => rule('', `-a ${name}`, summary)).join('\n')}
${commands.flatMap(commandLines).join('\n')}
`;
}

function commandLines({ name, words, options }: CompletedCommand): readonly string[] {
  return [
    ...words.flatMap((word, at) => wordLine(name, at, word)),
    ...options.map((option) => optionLine(name, option)),
  ];
}

function wordLine(command: string, at: number, { words, lookup }: Candidates): readonly string[] {
  const condition = `-n '__claude_bedrock_just ${command} ${at}'`;
  if (lookup === 'files') return [`complete -c claude-bedrock ${condition} -F`];
  const offers = [...words, ...(lookup ? [`(__claude_bedrock_aws ${lookup})`] : [])];
  return offers.length > 0 ? [`complete -c claude-bedrock ${condition} -a ${quoted(offers.join(' '))}`] : [];
}

function optionLine(command: string, { name, help, isRepeatable, values }: CompletedOption): string {
  const once = isRepeatable ? '' : ` --${name}${values ? '=' : ''}`;
  return rule(`${command}${once}`, `-l ${name}${values ? valueFlags(values) : ''}`, help);
}

function valueFlags({ words, lookup }: Candidates): string {
  if (lookup === 'files') return ' -r -F';
  const offers = [...words, ...(lookup ? [`(__claude_bedrock_aws ${lookup})`] : [])];
  return offers.length > 0 ? ` -x -a ${quoted(offers.join(' '))}` : ' -x';
}

function rule(condition: string, what: string, help: string): string {
  return `complete -c claude-bedrock -n ${quoted(`__claude_bedrock_in ${condition}`.trimEnd())} ${what} -d ${quoted(help)}`;
}

/** In single quotes fish takes a backslash before a quote or a backslash as an escape, and nothing else. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

const FUNCTIONS = `# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${CONFIG_PROFILES}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${CREDENTIALS_PROFILES}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${CONFIG_SESSIONS}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${PRESETS}' -- $claude/bedrock/presets.json 2>/dev/null
    end
end

# True behind the subcommand $argv[1] (or where none was typed yet), unless the option $argv[2] was given already.
# One that ends in = takes a value: where it was typed last, the value is to be completed.
function __claude_bedrock_in
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    test "$words[-1]=" = "$argv[2]"; and return 0
    not contains -- (string replace -r '=.*' '' -- $argv[2]) (string replace -r '=.*' '' -- $words[3..])
end

# True right behind the subcommand $argv[1] and $argv[2] more words.
function __claude_bedrock_just
    set -l words (commandline -opc)
    test (count $words) -eq (math 2 + $argv[2]) -a "$words[2]" = "$argv[1]"
end`;
