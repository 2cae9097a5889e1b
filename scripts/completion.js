"use strict";var A=Object.create;var s=Object.defineProperty;var y=Object.getOwnPropertyDescriptor;var I=Object.getOwnPropertyNames;var O=Object.getPrototypeOf,j=Object.prototype.hasOwnProperty;var q=(e,o)=>{for(var n in o)s(e,n,{get:o[n],enumerable:!0})},$=(e,o,n,a)=>{if(o&&typeof o=="object"||typeof o=="function")for(let r of I(o))!j.call(e,r)&&r!==n&&s(e,r,{get:()=>o[r],enumerable:!(a=y(o,r))||a.enumerable});return e};var F=(e,o,n)=>(n=e!=null?A(O(e)):{},$(o||!e||!e.__esModule?s(n,"default",{value:e,enumerable:!0}):n,e)),R=e=>$(s({},"__esModule",{value:!0}),e);var re={};q(re,{completion:()=>ae});module.exports=R(re);var{a:u,b:se,c:p,d:ce}=require("./program.js").c60();var{a:le,b:ie}=require("./program.js").c63();var{a:m,b:f,c:ue,d:pe}=require("./program.js").c50();var{a:_,b:fe,c:_e,d:he}=require("./shared.js").c123();var{a:we,b:h,c:ke}=require("./program.js").c120();var{a:d,b:ge,c:Le}=require("./program.js").c124();var{a:Ee}=require("./program.js").c51();var{a:b,b:Ae,c:ye}=require("./program.js").c126();var{a:Oe}=require("./program.js").c1();var l="A-Za-z0-9_@+.%:/-",w=e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${l}]\\{0,1\\}\\([${l}]\\{1,\\}\\)[^]${l}]\\{0,1\\}\\].*|\\1|p`,k=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${w("profile")}`,v=w("sso-session"),g="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",L=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${k}' <"$config"
        LC_ALL=C command sed -n '${g}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${v}' <"$config"
        ;;
    esac
  } 2>/dev/null
}`;function x(e){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${L}

# What may follow the subcommand $1: words of its own, and its options.
_claude_bedrock_words() {
  case $1 in
    '') echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.map(M).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${P(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${N(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${D}

${H}

complete -F _claude_bedrock claude-bedrock
`}function M({name:e,words:o,options:n}){return`    ${e}) echo '${[...o,...n.map(a=>`--${a.name}`)].join(" ")}' ;;`}function P(e){let o=new Map;for(let{name:n,options:a}of e)for(let r of a){if(!r.values)continue;let t=W(r.values);o.set(t,[...o.get(t)??[],`'${n} --${r.name}'`])}return[...o].map(([n,a])=>`    ${a.join(" | ")}) echo '${n}' ;;`)}function W({words:e,lookup:o}){return[...o?[`@${o}`]:[],...e].join(" ")}function N(e){return e.flatMap(({name:o,options:n})=>n.filter(({isRepeatable:a})=>a).map(a=>`'${o} --${a.name}'`))}var D=`# Offers $1 where it starts with what was typed.
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
}`,H=`_claude_bedrock() {
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
  for word in $(_claude_bedrock_words "$command"); do
    if [[ $word == --* ]]; then
      [[ " \${before[*]} " == *" $word"[\\ =]* ]] && ! _claude_bedrock_repeats "$command" "$word" && continue
    elif [[ -n $command && \${#before[@]} -gt 2 ]]; then
      continue
    fi
    _claude_bedrock_offer "$word"
  done
}`,T={FILE:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},REGION:{words:_},KEY:{words:d.map(({name:e})=>e)},"KEY=VALUE":{words:d.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:h.map(e=>`${e}=`)}};function Y(e,o){if(e.type==="boolean")return;if(e.choices)return{words:e.choices};let n=m(e).split("|").map(r=>r==="CHECK"?{words:o}:z(r)),a=n.find(r=>r.lookup)?.lookup;return{words:n.flatMap(({words:r})=>r),...a&&{lookup:a}}}function z(e){return T[e]??{words:/^[a-z]/.test(e)?[e]:[]}}function K(e,o){return e.map(({name:n,summary:a,argument:r,options:t})=>({name:n,summary:a,words:r?.choices??[],options:Object.entries({...t,...u}).map(([E,S])=>G(E,S,o))}))}function G(e,o,n){let a=Y(o,n);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...a&&{values:a}}}function B(e){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${J}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${c("","-l help","show help")}
${c("","-l version","show the version")}
${e.map(({name:o,summary:n})=>c("",`-a ${o}`,n)).join(`
`)}
${e.flatMap(U).join(`
`)}
`}function U({name:e,words:o,options:n}){return[...o.map(a=>`complete -c claude-bedrock -n '__claude_bedrock_just ${e}' -a ${a}`),...n.map(a=>V(e,a))]}function V(e,{name:o,help:n,isRepeatable:a,values:r}){let t=a?"":` --${o}${r?"=":""}`;return c(`${e}${t}`,`-l ${o}${r?Z(r):""}`,n)}function Z({words:e,lookup:o}){if(o==="files")return" -r -F";let n=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return n.length>0?` -x -a ${i(n.join(" "))}`:" -x"}function c(e,o,n){return`complete -c claude-bedrock -n ${i(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${i(n)}`}function i(e){return`'${e.replace(/['\\]/g,"\\$&")}'`}var J=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${k}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${g}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${v}' -- $config 2>/dev/null
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

# True right behind the subcommand $argv[1].
function __claude_bedrock_just
    set -l words (commandline -opc)
    test (count $words) -eq 2 -a "$words[2]" = "$argv[1]"
end`;function Q(e){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${L}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${e.map(({name:o,summary:n})=>`    ${C(`${o}:${n}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map(X).join(`
`)}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _claude-bedrock ]]; then
  _claude_bedrock "$@"
else
  compdef _claude_bedrock claude-bedrock
fi
`}function X({name:e,words:o,options:n}){let a=[...o.length>0?[`1: :(${o.join(" ")})`]:[],...n.map(ee)];return`        ${e}) _arguments ${a.map(C).join(" ")} ;;`}function ee({name:e,help:o,isRepeatable:n,values:a}){let r=o.replace(/[\\[\]:]/g,"\\$&"),t=a?`:${e}:${oe(a)}`:"";return`${n?"*":""}--${e}${a?"=":""}[${r}]${t}`}function oe({words:e,lookup:o}){return o==="files"?"_files":o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(n=>n.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`}function C(e){return`'${e.replaceAll("'","'\\''")}'`}var ne={bash:x,zsh:Q,fish:B},ae=async(e,o)=>{let n=f(o,"shell"),{CHECK_IDS:a}=await Promise.resolve().then(()=>F(require("./doctor.js"))),r=K(p,a),t={shell:n,script:ne[n](r)};return b({data:t,text:()=>t.script})};0&&(module.exports={completion});
