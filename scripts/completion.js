"use strict";var T=Object.create;var c=Object.defineProperty;var Y=Object.getOwnPropertyDescriptor;var z=Object.getOwnPropertyNames;var K=Object.getPrototypeOf,G=Object.prototype.hasOwnProperty;var s=(e,o)=>()=>(e&&(o=e(e=0)),o);var p=(e,o)=>{for(var n in o)c(e,n,{get:o[n],enumerable:!0})},m=(e,o,n,a)=>{if(o&&typeof o=="object"||typeof o=="function")for(let r of z(o))!G.call(e,r)&&r!==n&&c(e,r,{get:()=>o[r],enumerable:!(a=Y(o,r))||a.enumerable});return e};var B=(e,o,n)=>(n=e!=null?T(K(e)):{},m(o||!e||!e.__esModule?c(n,"default",{value:e,enumerable:!0}):n,e)),f=e=>m(c({},"__esModule",{value:!0}),e);var _,we,h,ke,b=s(()=>{"use strict";({a:_,b:we,c:h,d:ke}=require("./program.js").chunks.c71)});var ge,Le,w=s(()=>{"use strict";({a:ge,b:Le}=require("./program.js").chunks.c74)});var l,Ee,Se,k=s(()=>{"use strict";({a:l,b:Ee,c:Se}=require("./program.js").chunks.c135)});var v,ye,Ie,Oe,g=s(()=>{"use strict";({a:v,b:ye,c:Ie,d:Oe}=require("./shared.js").chunks.c134)});var L,C,qe,xe,E=s(()=>{"use strict";({a:L,b:C,c:qe,d:xe}=require("./program.js").chunks.c60)});var Re,S=s(()=>{"use strict";({a:Re}=require("./program.js").chunks.c61)});var A,Pe,We,y=s(()=>{"use strict";({a:A,b:Pe,c:We}=require("./program.js").chunks.c137)});var De,I,He,O=s(()=>{"use strict";({a:De,b:I,c:He}=require("./program.js").chunks.c131)});var Ye,j=s(()=>{"use strict";({a:Ye}=require("./program.js").chunks.c1)});var N={};p(N,{completion:()=>W});function U(e){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${M}

# What may follow the subcommand $1: words of its own, and its options.
_claude_bedrock_words() {
  case $1 in
    '') echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.map(V).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${Z(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${Q(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${X}

${ee}

complete -F _claude_bedrock claude-bedrock
`}function V({name:e,words:o,options:n}){return`    ${e}) echo '${[...o,...n.map(a=>`--${a.name}`)].join(" ")}' ;;`}function Z(e){let o=new Map;for(let{name:n,options:a}of e)for(let r of a){if(!r.values)continue;let t=J(r.values);o.set(t,[...o.get(t)??[],`'${n} --${r.name}'`])}return[...o].map(([n,a])=>`    ${a.join(" | ")}) echo '${n}' ;;`)}function J({words:e,lookup:o}){return[...o?[`@${o}`]:[],...e].join(" ")}function Q(e){return e.flatMap(({name:o,options:n})=>n.filter(({isRepeatable:a})=>a).map(a=>`'${o} --${a.name}'`))}function ne(e,o){if(e.type==="boolean")return;if(e.choices)return{words:e.choices};let n=L(e).split("|").map(r=>r==="CHECK"?{words:o}:ae(r)),a=n.find(r=>r.lookup)?.lookup;return{words:n.flatMap(({words:r})=>r),...a&&{lookup:a}}}function ae(e){return oe[e]??{words:/^[a-z]/.test(e)?[e]:[]}}function re(e,o){return e.map(({name:n,summary:a,argument:r,options:t})=>({name:n,summary:a,words:r?.choices??[],options:Object.entries({...t,..._}).map(([D,H])=>te(D,H,o))}))}function te(e,o,n){let a=ne(o,n);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...a&&{values:a}}}function se(e){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${ie}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${d("","-l help","show help")}
${d("","-l version","show the version")}
${e.map(({name:o,summary:n})=>d("",`-a ${o}`,n)).join(`
`)}
${e.flatMap(ce).join(`
`)}
`}function ce({name:e,words:o,options:n}){return[...o.map(a=>`complete -c claude-bedrock -n '__claude_bedrock_just ${e}' -a ${a}`),...n.map(a=>de(e,a))]}function de(e,{name:o,help:n,isRepeatable:a,values:r}){let t=a?"":` --${o}${r?"=":""}`;return d(`${e}${t}`,`-l ${o}${r?le(r):""}`,n)}function le({words:e,lookup:o}){if(o==="files")return" -r -F";let n=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return n.length>0?` -x -a ${u(n.join(" "))}`:" -x"}function d(e,o,n){return`complete -c claude-bedrock -n ${u(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${u(n)}`}function u(e){return`'${e.replace(/['\\]/g,"\\$&")}'`}function ue(e){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${M}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${e.map(({name:o,summary:n})=>`    ${P(`${o}:${n}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map($e).join(`
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
`}function $e({name:e,words:o,options:n}){let a=[...o.length>0?[`1: :(${o.join(" ")})`]:[],...n.map(pe)];return`        ${e}) _arguments ${a.map(P).join(" ")} ;;`}function pe({name:e,help:o,isRepeatable:n,values:a}){let r=o.replace(/[\\[\]:]/g,"\\$&"),t=a?`:${e}:${me(a)}`:"";return`${n?"*":""}--${e}${a?"=":""}[${r}]${t}`}function me({words:e,lookup:o}){return o==="files"?"_files":o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(n=>n.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`}function P(e){return`'${e.replaceAll("'","'\\''")}'`}var i,q,x,F,R,M,X,ee,oe,ie,fe,W,$=s(()=>{"use strict";b();w();k();g();E();S();y();O();j();i="A-Za-z0-9_@+.%:/-",q=e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${i}]\\{0,1\\}\\([${i}]\\{1,\\}\\)[^]${i}]\\{0,1\\}\\].*|\\1|p`,x=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${q("profile")}`,F=q("sso-session"),R="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",M=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${x}' <"$config"
        LC_ALL=C command sed -n '${R}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${F}' <"$config"
        ;;
    esac
  } 2>/dev/null
}`;X=`# Offers $1 where it starts with what was typed.
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
}`,ee=`_claude_bedrock() {
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
}`,oe={FILE:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},REGION:{words:v},KEY:{words:l.map(({name:e})=>e)},"KEY=VALUE":{words:l.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:I.map(e=>`${e}=`)}};ie=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${x}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${R}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${F}' -- $config 2>/dev/null
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
end`;fe={bash:U,zsh:ue,fish:se},W=async(e,o)=>{let n=C(o,"shell"),{CHECK_IDS:a}=await Promise.resolve().then(()=>B(require("./doctor.js"))),r=re(h,a),t={shell:n,script:fe[n](r)};return A({data:t,text:()=>t.script})}});var he={};p(he,{chunks:()=>_e,completion:()=>W});module.exports=f(he);$();var _e={get c65(){return $(),f(N)}};0&&(module.exports={chunks,completion});
