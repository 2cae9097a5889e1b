import { AWS_NAMES_FUNCTION } from './aws-names.ts';
import type { CompletedCommand, CompletedOption } from './command-table.ts';
import type { Candidates } from './value-kinds.ts';

/** The completion script for zsh. It works read with `eval` and as a file `_claude-bedrock` in `fpath`. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${AWS_NAMES_FUNCTION}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _claude-bedrock ]]; then
  _claude_bedrock "$@"
else
  compdef _claude_bedrock claude-bedrock
fi
`;
}

function commandCase({ name, words, options }: CompletedCommand): string {
  const specs = [...words.map((word, at) => `${at + 1}: :${action(word)}`), ...options.map(optionSpec)];
  return `        ${name}) _arguments ${specs.map(quoted).join(' ')} ;;`;
}

/** https://zsh.sourceforge.io/Doc/Release/Completion-System.html, `_arguments`. */
function optionSpec({ name, help, isRepeatable, values }: CompletedOption): string {
  const text = help.replace(/[\\[\]:]/g, '\\$&');
  const value = values ? `:${name}:${action(values)}` : '';
  return `${isRepeatable ? '*' : ''}--${name}${values ? '=' : ''}[${text}]${value}`;
}

/** What completes a value. A word that ends in `=` is to be continued, so no space follows it. */
function action({ words, lookup }: Candidates): string {
  if (lookup === 'files') return '_files';
  if (lookup && words.length > 0) return `{_claude_bedrock_names ${lookup}; compadd -- ${words.join(' ')}}`;
  if (lookup) return `_claude_bedrock_names ${lookup}`;
  if (words.length === 0) return ' ';
  return words.some((word) => word.endsWith('='))
    ? `{compadd -S '' -- ${words.join(' ')}}`
    : `(${words.join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
