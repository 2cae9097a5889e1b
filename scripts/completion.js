"use strict";var _=Object.defineProperty;var V=Object.getOwnPropertyDescriptor;var Z=Object.getOwnPropertyNames;var J=Object.prototype.hasOwnProperty;var Q=(e,o)=>{for(var t in o)_(e,t,{get:o[t],enumerable:!0})},X=(e,o,t,r)=>{if(o&&typeof o=="object"||typeof o=="function")for(let n of Z(o))!J.call(e,n)&&n!==t&&_(e,n,{get:()=>o[n],enumerable:!(r=V(o,n))||r.enumerable});return e};var ee=e=>X(_({},"__esModule",{value:!0}),e);var Ie={};Q(Ie,{completion:()=>q,parts:()=>Se});module.exports=ee(Ie);var h=require("./program.js").parts[3],j=h.a,ye=h.b,O=h.c;var l=require("./program.js").parts[34],F=l.a,Oe=l.b,Fe=l.c,Re=l.d,He=l.e,Pe=l.f;var w=require("./program.js").parts[35],k=w.a,Me=w.b,Ke=w.c;var g=require("./program.js").parts[33],Ne=g.a,R=g.b,Te=g.c;var v=require("./program.js").parts[36],H=v.a,ze=v.b,Ge=v.c;var C="A-Za-z0-9_@+.%:/-",P=e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${C}]\\{0,1\\}\\([${C}]\\{1,\\}\\)[^]${C}]\\{0,1\\}\\].*|\\1|p`,D=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${P("profile")}`,M=P("sso-session"),K="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",W=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${D}' <"$config"
        LC_ALL=C command sed -n '${K}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${M}' <"$config"
        ;;
    esac
  } 2>/dev/null
}`;function oe(e){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${W}

# What may follow the subcommand $1: words of its own, and its options.
_claude_bedrock_words() {
  case $1 in
    '') echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.map(te).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${re(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${se(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${ae}

${ce}

complete -F _claude_bedrock claude-bedrock
`}function te({name:e,words:o,options:t}){return`    ${e}) echo '${[...o,...t.map(r=>`--${r.name}`)].join(" ")}' ;;`}function re(e){let o=new Map;for(let{name:t,options:r}of e)for(let n of r){if(!n.values)continue;let c=ne(n.values);o.set(c,[...o.get(c)??[],`'${t} --${n.name}'`])}return[...o].map(([t,r])=>`    ${r.join(" | ")}) echo '${t}' ;;`)}function ne({words:e,lookup:o}){return[...o?[`@${o}`]:[],...e].join(" ")}function se(e){return e.flatMap(({name:o,options:t})=>t.filter(({isRepeatable:r})=>r).map(r=>`'${o} --${r.name}'`))}var ae=`# Offers $1 where it starts with what was typed.
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
}`,ce=`_claude_bedrock() {
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
}`,pe={FILE:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},REGION:{words:F},KEY:{words:k.map(({name:e})=>e)},"KEY=VALUE":{words:k.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:R.map(e=>`${e}=`)}};function ie(e,o){if(e.type==="boolean")return;if(e.choices)return{words:e.choices};let t=O(e).split("|").map(n=>n==="CHECK"?{words:o}:de(n)),r=t.find(n=>n.lookup)?.lookup;return{words:t.flatMap(({words:n})=>n),...r&&{lookup:r}}}function de(e){return pe[e]??{words:/^[a-z]/.test(e)?[e]:[]}}function le(e,o){return e.map(({name:t,summary:r,argument:n,options:c})=>({name:t,summary:r,words:n?.choices??[],options:Object.entries({...c,...j}).map(([B,U])=>ue(B,U,o))}))}function ue(e,o,t){let r=ie(o,t);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...r&&{values:r}}}function me(e){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${xe}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${b("","-l help","show help")}
${b("","-l version","show the version")}
${e.map(({name:o,summary:t})=>b("",`-a ${o}`,t)).join(`
`)}
${e.flatMap($e).join(`
`)}
`}function $e({name:e,words:o,options:t}){return[...o.map(r=>`complete -c claude-bedrock -n '__claude_bedrock_just ${e}' -a ${r}`),...t.map(r=>fe(e,r))]}function fe(e,{name:o,help:t,isRepeatable:r,values:n}){let c=r?"":` --${o}${n?"=":""}`;return b(`${e}${c}`,`-l ${o}${n?be(n):""}`,t)}function be({words:e,lookup:o}){if(o==="files")return" -r -F";let t=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return t.length>0?` -x -a ${E(t.join(" "))}`:" -x"}function b(e,o,t){return`complete -c claude-bedrock -n ${E(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${E(t)}`}function E(e){return`'${e.replace(/['\\]/g,"\\$&")}'`}var xe=`# Prints the names of the AWS profiles or of the SSO sessions, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${D}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${K}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${M}' -- $config 2>/dev/null
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
end`;function _e(e){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${W}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${e.map(({name:o,summary:t})=>`    ${N(`${o}:${t}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map(he).join(`
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
`}function he({name:e,words:o,options:t}){let r=[...o.length>0?[`1: :(${o.join(" ")})`]:[],...t.map(we)];return`        ${e}) _arguments ${r.map(N).join(" ")} ;;`}function we({name:e,help:o,isRepeatable:t,values:r}){let n=o.replace(/[\\[\]:]/g,"\\$&"),c=r?`:${e}:${ke(r)}`:"";return`${t?"*":""}--${e}${r?"=":""}[${n}]${c}`}function ke({words:e,lookup:o}){return o==="files"?"_files":o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(t=>t.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`}function N(e){return`'${e.replaceAll("'","'\\''")}'`}var ge={bash:oe,zsh:_e,fish:me};function q(e){return async(o,{shell:t})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),n={shell:t,script:ge[t](le(e,r))};return H({data:n,text:()=>n.script})}}var $=require("./doctor.js").parts[12],eo=$.a,oo=$.b,to=$.c,L=$.d,S=$.e;var s=require("./doctor.js").parts[0],no=s.a,so=s.b,ao=s.c,co=s.d,po=s.e,io=s.f,lo=s.g,uo=s.h,mo=s.i,$o=s.j,fo=s.k,bo=s.l,xo=s.m,_o=s.n,ho=s.o;var u=require("./doctor.js").parts[15],ko=u.a,go=u.b,vo=u.c,Co=u.d,Eo=u.e,qo=u.f;var d=require("./doctor.js").parts[11],So=d.a,Io=d.b,Ao=d.c,yo=d.d,jo=d.e,Oo=d.f,Fo=d.g;var p=require("./common.js").parts[3],Ho=p.a,Po=p.b,Do=p.c,Mo=p.d,Ko=p.e,Wo=p.f,No=p.g,To=p.h;var I=require("./program.js").parts[32],zo=I.a,Go=I.b,Bo=I.c;var ve=require("./program.js").parts[52],Vo=ve.a;var Ce=require("./program.js").parts[13],Jo=Ce.a;var A=require("./program.js").parts[54],Xo=A.a,et=A.b,ot=A.c;var a=require("./program.js").parts[39],rt=a.a,nt=a.b,st=a.c,at=a.d,ct=a.e,pt=a.f,it=a.g,dt=a.h,lt=a.i,ut=a.j,mt=a.k;var Ee=require("./program.js").parts[44],ft=Ee.a;var T=require("./program.js").parts[46],xt=T.a,_t=T.b;var i=require("./program.js").parts[48],wt=i.a,kt=i.b,gt=i.c,vt=i.d,Ct=i.e,Et=i.f,qt=i.g,Lt=i.h;var x=require("./program.js").parts[47],It=x.a,At=x.b,yt=x.c,jt=x.d;var qe=require("./program.js").parts[49],Ft=qe.a;var y=require("./common.js").parts[8],Ht=y.a,Pt=y.b,Dt=y.c;var Le=require("./common.js").parts[9],Kt=Le.a;var Y=require("./program.js").parts[0],Nt=Y.a,Tt=Y.b;var f=require("./program.js").parts[22],zt=f.a,Gt=f.b,Bt=f.c,Ut=f.d,Vt=f.e;var z=require("./common.js").parts[7],Jt=z.a,Qt=z.b;var G=require("./program.js").parts[51],er=G.a,or=G.b;var m=require("./program.js").parts[20],rr=m.a,nr=m.b,sr=m.c,ar=m.d,cr=m.e,pr=m.f;var Se=[{CHECKS:L,CHECK_IDS:S},{completion:q}];0&&(module.exports={completion,parts});
