"use strict";var _=Object.defineProperty;var U=Object.getOwnPropertyDescriptor;var V=Object.getOwnPropertyNames;var Z=Object.prototype.hasOwnProperty;var J=(e,o)=>{for(var t in o)_(e,t,{get:o[t],enumerable:!0})},Q=(e,o,t,r)=>{if(o&&typeof o=="object"||typeof o=="function")for(let n of V(o))!Z.call(e,n)&&n!==t&&_(e,n,{get:()=>o[n],enumerable:!(r=U(o,n))||r.enumerable});return e};var X=e=>Q(_({},"__esModule",{value:!0}),e);var Se={};J(Se,{completion:()=>q,parts:()=>Le});module.exports=X(Se);var h=require("./program.js").parts[3],y=h.a,Ae=h.b,j=h.c;var $=require("./program.js").parts[32],O=$.a,je=$.b,Oe=$.c,Fe=$.d,Re=$.e;var w=require("./program.js").parts[33],k=w.a,Pe=w.b,De=w.c;var g=require("./program.js").parts[31],Ke=g.a,F=g.b,We=g.c;var v=require("./program.js").parts[34],R=v.a,Te=v.b,Ye=v.c;var C="A-Za-z0-9_@+.%:/-",H=e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${C}]\\{0,1\\}\\([${C}]\\{1,\\}\\)[^]${C}]\\{0,1\\}\\].*|\\1|p`,P=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${H("profile")}`,D=H("sso-session"),M="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",K=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${P}' <"$config"
        LC_ALL=C command sed -n '${M}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${D}' <"$config"
        ;;
    esac
  } 2>/dev/null
}`;function ee(e){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${K}

# What may follow the subcommand $1: words of its own, and its options.
_claude_bedrock_words() {
  case $1 in
    '') echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.map(oe).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${te(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${ne(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${se}

${ae}

complete -F _claude_bedrock claude-bedrock
`}function oe({name:e,words:o,options:t}){return`    ${e}) echo '${[...o,...t.map(r=>`--${r.name}`)].join(" ")}' ;;`}function te(e){let o=new Map;for(let{name:t,options:r}of e)for(let n of r){if(!n.values)continue;let c=re(n.values);o.set(c,[...o.get(c)??[],`'${t} --${n.name}'`])}return[...o].map(([t,r])=>`    ${r.join(" | ")}) echo '${t}' ;;`)}function re({words:e,lookup:o}){return[...o?[`@${o}`]:[],...e].join(" ")}function ne(e){return e.flatMap(({name:o,options:t})=>t.filter(({isRepeatable:r})=>r).map(r=>`'${o} --${r.name}'`))}var se=`# Offers $1 where it starts with what was typed.
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
}`,ae=`_claude_bedrock() {
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
}`,ce={FILE:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},REGION:{words:O},KEY:{words:k.map(({name:e})=>e)},"KEY=VALUE":{words:k.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:F.map(e=>`${e}=`)}};function pe(e,o){if(e.type==="boolean")return;if(e.choices)return{words:e.choices};let t=j(e).split("|").map(n=>n==="CHECK"?{words:o}:ie(n)),r=t.find(n=>n.lookup)?.lookup;return{words:t.flatMap(({words:n})=>n),...r&&{lookup:r}}}function ie(e){return ce[e]??{words:/^[a-z]/.test(e)?[e]:[]}}function de(e,o){return e.map(({name:t,summary:r,argument:n,options:c})=>({name:t,summary:r,words:n?.choices??[],options:Object.entries({...c,...y}).map(([G,B])=>le(G,B,o))}))}function le(e,o,t){let r=pe(o,t);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...r&&{values:r}}}function ue(e){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${be}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${f("","-l help","show help")}
${f("","-l version","show the version")}
${e.map(({name:o,summary:t})=>f("",`-a ${o}`,t)).join(`
`)}
${e.flatMap($e).join(`
`)}
`}function $e({name:e,words:o,options:t}){return[...o.map(r=>`complete -c claude-bedrock -n '__claude_bedrock_just ${e}' -a ${r}`),...t.map(r=>me(e,r))]}function me(e,{name:o,help:t,isRepeatable:r,values:n}){let c=r?"":` --${o}${n?"=":""}`;return f(`${e}${c}`,`-l ${o}${n?fe(n):""}`,t)}function fe({words:e,lookup:o}){if(o==="files")return" -r -F";let t=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return t.length>0?` -x -a ${E(t.join(" "))}`:" -x"}function f(e,o,t){return`complete -c claude-bedrock -n ${E(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${E(t)}`}function E(e){return`'${e.replace(/['\\]/g,"\\$&")}'`}var be=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${P}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${M}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${D}' -- $config 2>/dev/null
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
end`;function xe(e){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${K}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${e.map(({name:o,summary:t})=>`    ${W(`${o}:${t}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map(_e).join(`
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
`}function _e({name:e,words:o,options:t}){let r=[...o.length>0?[`1: :(${o.join(" ")})`]:[],...t.map(he)];return`        ${e}) _arguments ${r.map(W).join(" ")} ;;`}function he({name:e,help:o,isRepeatable:t,values:r}){let n=o.replace(/[\\[\]:]/g,"\\$&"),c=r?`:${e}:${we(r)}`:"";return`${t?"*":""}--${e}${r?"=":""}[${n}]${c}`}function we({words:e,lookup:o}){return o==="files"?"_files":o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(t=>t.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`}function W(e){return`'${e.replaceAll("'","'\\''")}'`}var ke={bash:ee,zsh:xe,fish:ue};function q(e){return async(o,{shell:t})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),n={shell:t,script:ke[t](de(e,r))};return R({data:n,text:()=>n.script})}}var b=require("./doctor.js").parts[12],Qe=b.a,Xe=b.b,L=b.c,S=b.d;var s=require("./doctor.js").parts[0],oo=s.a,to=s.b,ro=s.c,no=s.d,so=s.e,ao=s.f,co=s.g,po=s.h,io=s.i,lo=s.j,uo=s.k,$o=s.l,mo=s.m,fo=s.n,bo=s.o;var l=require("./doctor.js").parts[15],_o=l.a,ho=l.b,wo=l.c,ko=l.d,go=l.e,vo=l.f;var d=require("./doctor.js").parts[11],Eo=d.a,qo=d.b,Lo=d.c,So=d.d,Io=d.e,Ao=d.f,yo=d.g;var p=require("./common.js").parts[3],Oo=p.a,Fo=p.b,Ro=p.c,Ho=p.d,Po=p.e,Do=p.f,Mo=p.g,Ko=p.h;var ge=require("./program.js").parts[50],No=ge.a;var ve=require("./program.js").parts[13],Yo=ve.a;var I=require("./program.js").parts[52],Go=I.a,Bo=I.b,Uo=I.c;var a=require("./program.js").parts[37],Zo=a.a,Jo=a.b,Qo=a.c,Xo=a.d,et=a.e,ot=a.f,tt=a.g,rt=a.h,nt=a.i,st=a.j,at=a.k;var Ce=require("./program.js").parts[42],pt=Ce.a;var N=require("./program.js").parts[44],dt=N.a,lt=N.b;var i=require("./program.js").parts[46],$t=i.a,mt=i.b,ft=i.c,bt=i.d,xt=i.e,_t=i.f,ht=i.g,wt=i.h;var x=require("./program.js").parts[45],gt=x.a,vt=x.b,Ct=x.c,Et=x.d;var Ee=require("./program.js").parts[47],Lt=Ee.a;var A=require("./common.js").parts[8],It=A.a,At=A.b,yt=A.c;var qe=require("./common.js").parts[9],Ot=qe.a;var T=require("./program.js").parts[0],Rt=T.a,Ht=T.b;var m=require("./program.js").parts[22],Dt=m.a,Mt=m.b,Kt=m.c,Wt=m.d,Nt=m.e;var Y=require("./common.js").parts[7],Yt=Y.a,zt=Y.b;var z=require("./program.js").parts[49],Bt=z.a,Ut=z.b;var u=require("./program.js").parts[20],Zt=u.a,Jt=u.b,Qt=u.c,Xt=u.d,er=u.e,or=u.f;var Le=[{CHECKS:L,CHECK_IDS:S},{completion:q}];0&&(module.exports={completion,parts});
