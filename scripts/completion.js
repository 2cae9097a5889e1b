"use strict";var V=Object.create;var c=Object.defineProperty;var Z=Object.getOwnPropertyDescriptor;var J=Object.getOwnPropertyNames;var Q=Object.getPrototypeOf,X=Object.prototype.hasOwnProperty;var s=(e,o)=>()=>(e&&(o=e(e=0)),o);var w=(e,o)=>{for(var n in o)c(e,n,{get:o[n],enumerable:!0})},k=(e,o,n,t)=>{if(o&&typeof o=="object"||typeof o=="function")for(let r of J(o))!X.call(e,r)&&r!==n&&c(e,r,{get:()=>o[r],enumerable:!(t=Z(o,r))||t.enumerable});return e};var ee=(e,o,n)=>(n=e!=null?V(Q(e)):{},k(o||!e||!e.__esModule?c(n,"default",{value:e,enumerable:!0}):n,e)),v=e=>k(c({},"__esModule",{value:!0}),e);var d,g,Ae,L,ye,x=s(()=>{"use strict";d=require("./program.js").chunks[6],g=d[0],Ae=d[1],L=d[2],ye=d[3]});var C,Oe,je,E=s(()=>{"use strict";C=require("./program.js").chunks[7],Oe=C[0],je=C[1]});var $,p,Fe,Re,S=s(()=>{"use strict";$=require("./program.js").chunks[30],p=$[0],Fe=$[1],Re=$[2]});var i,A,Pe,We,Ne,y=s(()=>{"use strict";i=require("./shared.js").chunks[6],A=i[0],Pe=i[1],We=i[2],Ne=i[3]});var l,I,O,He,Te,j=s(()=>{"use strict";l=require("./program.js").chunks[4],I=l[0],O=l[1],He=l[2],Te=l[3]});var oe,ze,q=s(()=>{"use strict";oe=require("./program.js").chunks[5],ze=oe[0]});var m,F,Ge,Be,R=s(()=>{"use strict";m=require("./program.js").chunks[31],F=m[0],Ge=m[1],Be=m[2]});var f,Ve,M,Ze,P=s(()=>{"use strict";f=require("./program.js").chunks[28],Ve=f[0],M=f[1],Ze=f[2]});var ne,Qe,W=s(()=>{"use strict";ne=require("./program.js").chunks[0],Qe=ne[0]});var G={};w(G,{completion:()=>K});function te(e){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${Y}

# What may follow the subcommand $1: words of its own, and its options.
_claude_bedrock_words() {
  case $1 in
    '') echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.map(re).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${ae(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${ce(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${de}

${ie}

complete -F _claude_bedrock claude-bedrock
`}function re({name:e,words:o,options:n}){return`    ${e}) echo '${[...o,...n.map(t=>`--${t.name}`)].join(" ")}' ;;`}function ae(e){let o=new Map;for(let{name:n,options:t}of e)for(let r of t){if(!r.values)continue;let a=se(r.values);o.set(a,[...o.get(a)??[],`'${n} --${r.name}'`])}return[...o].map(([n,t])=>`    ${t.join(" | ")}) echo '${n}' ;;`)}function se({words:e,lookup:o}){return[...o?[`@${o}`]:[],...e].join(" ")}function ce(e){return e.flatMap(({name:o,options:n})=>n.filter(({isRepeatable:t})=>t).map(t=>`'${o} --${t.name}'`))}function ue(e,o){if(e.type==="boolean")return;if(e.choices)return{words:e.choices};let n=I(e).split("|").map(r=>r==="CHECK"?{words:o}:$e(r)),t=n.find(r=>r.lookup)?.lookup;return{words:n.flatMap(({words:r})=>r),...t&&{lookup:t}}}function $e(e){return le[e]??{words:/^[a-z]/.test(e)?[e]:[]}}function pe(e,o){return e.map(({name:n,summary:t,argument:r,options:a})=>({name:n,summary:t,words:r?.choices??[],options:Object.entries({...a,...g}).map(([B,U])=>me(B,U,o))}))}function me(e,o,n){let t=ue(o,n);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...t&&{values:t}}}function fe(e){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${we}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${u("","-l help","show help")}
${u("","-l version","show the version")}
${e.map(({name:o,summary:n})=>u("",`-a ${o}`,n)).join(`
`)}
${e.flatMap(_e).join(`
`)}
`}function _e({name:e,words:o,options:n}){return[...o.map(t=>`complete -c claude-bedrock -n '__claude_bedrock_just ${e}' -a ${t}`),...n.map(t=>he(e,t))]}function he(e,{name:o,help:n,isRepeatable:t,values:r}){let a=t?"":` --${o}${r?"=":""}`;return u(`${e}${a}`,`-l ${o}${r?be(r):""}`,n)}function be({words:e,lookup:o}){if(o==="files")return" -r -F";let n=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return n.length>0?` -x -a ${h(n.join(" "))}`:" -x"}function u(e,o,n){return`complete -c claude-bedrock -n ${h(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${h(n)}`}function h(e){return`'${e.replace(/['\\]/g,"\\$&")}'`}function ke(e){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${Y}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${e.map(({name:o,summary:n})=>`    ${z(`${o}:${n}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map(ve).join(`
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
`}function ve({name:e,words:o,options:n}){let t=[...o.length>0?[`1: :(${o.join(" ")})`]:[],...n.map(ge)];return`        ${e}) _arguments ${t.map(z).join(" ")} ;;`}function ge({name:e,help:o,isRepeatable:n,values:t}){let r=o.replace(/[\\[\]:]/g,"\\$&"),a=t?`:${e}:${Le(t)}`:"";return`${n?"*":""}--${e}${t?"=":""}[${r}]${a}`}function Le({words:e,lookup:o}){return o==="files"?"_files":o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(n=>n.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`}function z(e){return`'${e.replaceAll("'","'\\''")}'`}var _,N,D,H,T,Y,de,ie,le,we,xe,K,b=s(()=>{"use strict";x();E();S();y();j();q();R();P();W();_="A-Za-z0-9_@+.%:/-",N=e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${_}]\\{0,1\\}\\([${_}]\\{1,\\}\\)[^]${_}]\\{0,1\\}\\].*|\\1|p`,D=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${N("profile")}`,H=N("sso-session"),T="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",Y=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${D}' <"$config"
        LC_ALL=C command sed -n '${T}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${H}' <"$config"
        ;;
    esac
  } 2>/dev/null
}`;de=`# Offers $1 where it starts with what was typed.
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
}`,ie=`_claude_bedrock() {
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
}`,le={FILE:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},REGION:{words:A},KEY:{words:p.map(({name:e})=>e)},"KEY=VALUE":{words:p.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:M.map(e=>`${e}=`)}};we=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${D}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${T}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${H}' -- $config 2>/dev/null
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
end`;xe={bash:te,zsh:ke,fish:fe},K=async(e,o)=>{let n=O(o,"shell"),{CHECK_IDS:t}=await Promise.resolve().then(()=>ee(require("./doctor.js"))),r=pe(L,t),a={shell:n,script:xe[n](r)};return F({data:a,text:()=>a.script})}});var Ee={};w(Ee,{chunks:()=>Ce,completion:()=>K});module.exports=v(Ee);b();var Ce=[()=>(b(),v(G))];0&&(module.exports={chunks,completion});
