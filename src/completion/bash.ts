import { AWS_NAMES_FUNCTION } from './aws-names.ts';
import type { CompletedCommand } from './command-table.ts';
import type { Candidates } from './value-kinds.ts';

/** The completion script for bash: tables made from the subcommands, and functions that look things up in them. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  return `# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${AWS_NAMES_FUNCTION}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...commands.map(({ name }) => name), '--help', '--version'].join(' ')}' ;;
${commands.flatMap(wordsCases).join('\n')}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${valueCases(commands).join('\n')}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${repeatable(commands).join(' | ')}) return 0 ;;
  esac
  return 1
}

${OFFER}

${COMPLETE}

complete -F _claude_bedrock claude-bedrock
`;
}

function wordsCases({ name, words, options }: CompletedCommand): readonly string[] {
  const flags = options.map((option) => `--${option.name}`);
  return [
    ...words.map((word, at) => `    '${name} ${at}') echo '${[valueWords(word), ...flags].join(' ')}' ;;`),
    `    '${name} '*) echo '${flags.join(' ')}' ;;`,
  ];
}

/** Options that take the same share a line. */
function valueCases(commands: readonly CompletedCommand[]): readonly string[] {
  const patterns = new Map<string, string[]>();
  for (const { name, options } of commands) {
    for (const option of options) {
      if (!option.values) continue;
      const words = valueWords(option.values);
      patterns.set(words, [...(patterns.get(words) ?? []), `'${name} --${option.name}'`]);
    }
  }
  return [...patterns].map(([words, options]) => `    ${options.join(' | ')}) echo '${words}' ;;`);
}

function valueWords({ words, lookup }: Candidates): string {
  return [...(lookup ? [`@${lookup}`] : []), ...words].join(' ');
}

function repeatable(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap(({ name, options }) =>
    options.filter(({ isRepeatable }) => isRepeatable).map((option) => `'${name} --${option.name}'`),
  );
}

/** A name out of a file is quoted and never expanded: `compgen -W` would run what stands in its `$(…)`. */
const OFFER = `# Offers $1 where it starts with what was typed.
_claude_bedrock_offer() {
  if [[ -n $quote ]]; then
    [[ $quote == '"' && $1 == *[\\"\\$\\\`\\\\!]* || $1 == *"$quote"* ]] && return
    [[ $1 == "$value"* ]] && COMPREPLY+=("$1")
    return
  fi
  local word sign before='' kept=''
  printf -v word '%q' "$1"
  [[ $word == "$value"* ]] || return
  # readline keeps what stands before the last of these, and goes on at an @ itself, as if a host's name followed.
  for sign in = : @; do
    [[ $COMP_WORDBREAKS == *$sign* && $typed == *$sign* ]] || continue
    before=\${typed%"$sign"*}
    [[ $sign == @ ]] || before+=$sign
    [[ \${#before} -gt \${#kept} ]] && kept=$before
  done
  word=$head$word
  COMPREPLY+=("\${word#"$kept"}")
  # compopt came with bash 4.
  [[ $1 == *= ]] && compopt -o nospace 2>/dev/null
}`;

/** The line itself is read, as bash hands over its words taken apart at `=`, `:` and `@`. */
const COMPLETE = `_claude_bedrock() {
  COMPREPLY=()
  local line=\${COMP_LINE:0:COMP_POINT} IFS=$' \\t\\n'
  local typed=\${line##*[[:space:]]} head='' quote='' values='' word=''
  local -a before
  read -ra before <<<"\${line%"$typed"}"
  local command=\${before[1]-} option=\${before[\${#before[@]}-1]-} value=$typed

  [[ $typed == --*=* ]] && option=\${typed%%=*} head=$option= value=\${typed#*=}
  [[ $value == [\\'\\"]* ]] && quote=\${value:0:1} value=\${value:1}

  if values=$(_claude_bedrock_values "$command" "$option"); then
    for word in $values; do
      case $word in
        @files) compopt -o default 2>/dev/null ;;
        @*) while IFS= read -r word; do _claude_bedrock_offer "$word"; done < <(_claude_bedrock_aws "\${word#@}") ;;
        *) _claude_bedrock_offer "$word" ;;
      esac
    done
    return
  fi
  [[ -n $head ]] && return
  local at=$((\${#before[@]} - 2))
  [[ " \${before[*]} " == *' --'* ]] && at=none
  for word in $(_claude_bedrock_words "$command" "$at"); do
    case $word in
      --*)
        [[ " \${before[*]} " == *" $word"[\\ =]* ]] && ! _claude_bedrock_repeats "$command" "$word" && continue
        _claude_bedrock_offer "$word"
        ;;
      @files) compopt -o default 2>/dev/null ;;
      @*) while IFS= read -r word; do _claude_bedrock_offer "$word"; done < <(_claude_bedrock_aws "\${word#@}") ;;
      *) _claude_bedrock_offer "$word" ;;
    esac
  done
}`;
