"use strict";var le=(function(e){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${Y}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.flatMap(ue).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${$e(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${me(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${fe}

${xe}

complete -F _claude_bedrock claude-bedrock
`}),ue=(function({name:e,words:o,options:t}){let r=t.map(s=>`--${s.name}`);return[...o.map((s,c)=>`    '${e} ${c}') echo '${[U(s),...r].join(" ")}' ;;`),`    '${e} '*) echo '${r.join(" ")}' ;;`]}),$e=(function(e){let o=new Map;for(let{name:t,options:r}of e)for(let s of r){if(!s.values)continue;let c=U(s.values);o.set(c,[...o.get(c)??[],`'${t} --${s.name}'`])}return[...o].map(([t,r])=>`    ${r.join(" | ")}) echo '${t}' ;;`)}),U=(function({words:e,lookup:o}){return[...o?[`@${o}`]:[],...e].join(" ")}),me=(function(e){return e.flatMap(({name:o,options:t})=>t.filter(({isRepeatable:r})=>r).map(r=>`'${o} --${r.name}'`))}),_e=(function(e,o){return e.type==="boolean"?void 0:Z(e,o)}),Z=(function(e,o){if(e.choices)return{words:e.choices};let t=H(e).split("|").map(s=>s==="CHECK"?{words:o}:he(s)),r=t.find(s=>s.lookup)?.lookup;return{words:t.flatMap(({words:s})=>s),...r&&{lookup:r}}}),he=(function(e){return be[e]??{words:/^[a-z]/.test(e)?[e]:[]}}),we=(function(e,o){return e.map(t=>({name:t.name,summary:t.summary,words:D(t).map(r=>Z(r,o)),options:Object.entries({...t.options,...R}).map(([r,s])=>ke(r,s,o))}))}),ke=(function(e,o,t){let r=_e(o,t);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...r&&{values:r}}}),ge=(function(e){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Le}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${w("","-l help","show help")}
${w("","-l version","show the version")}
${e.map(({name:o,summary:t})=>w("",`-a ${o}`,t)).join(`
`)}
${e.flatMap(Ce).join(`
`)}
`}),Ce=(function({name:e,words:o,options:t}){return[...o.flatMap((r,s)=>ve(e,s,r)),...t.map(r=>Ee(e,r))]}),ve=(function(e,o,{words:t,lookup:r}){let s=`-n '__claude_bedrock_just ${e} ${o}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let c=[...t,...r?[`(__claude_bedrock_aws ${r})`]:[]];return c.length>0?[`complete -c claude-bedrock ${s} -a ${k(c.join(" "))}`]:[]}),Ee=(function(e,{name:o,help:t,isRepeatable:r,values:s}){let c=r?"":` --${o}${s?"=":""}`;return w(`${e}${c}`,`-l ${o}${s?qe(s):""}`,t)}),qe=(function({words:e,lookup:o}){if(o==="files")return" -r -F";let t=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return t.length>0?` -x -a ${k(t.join(" "))}`:" -x"}),w=(function(e,o,t){return`complete -c claude-bedrock -n ${k(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${k(t)}`}),k=(function(e){return`'${e.replace(/['\\]/g,"\\$&")}'`}),Se=(function(e){return`#compdef claude-bedrock
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
${e.map(({name:o,summary:t})=>`    ${V(`${o}:${t}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map(Ie).join(`
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
`}),Ie=(function({name:e,words:o,options:t}){let r=[...o.map((s,c)=>`${c+1}: :${B(s)}`),...t.map(Ae)];return`        ${e}) _arguments ${r.map(V).join(" ")} ;;`}),Ae=(function({name:e,help:o,isRepeatable:t,values:r}){let s=o.replace(/[\\[\]:]/g,"\\$&"),c=r?`:${e}:${B(r)}`:"";return`${t?"*":""}--${e}${r?"=":""}[${s}]${c}`}),B=(function({words:e,lookup:o}){return o==="files"?"_files":o&&e.length>0?`{_claude_bedrock_names ${o}; compadd -- ${e.join(" ")}}`:o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(t=>t.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`}),V=(function(e){return`'${e.replaceAll("'","'\\''")}'`}),S=(function(e){return async(o,{shell:t})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:t,script:je[t](we(e,r))};return N({data:s,text:()=>s.script})}});var C=Object.defineProperty;var ne=Object.getOwnPropertyDescriptor;var ae=Object.getOwnPropertyNames;var ce=Object.prototype.hasOwnProperty;var pe=((e,o)=>{for(var t in o)C(e,t,{get:o[t],enumerable:!0})}),de=((e,o,t,r)=>{if(o&&typeof o=="object"||typeof o=="function")for(let s of ae(o))!ce.call(e,s)&&s!==t&&C(e,s,{get:()=>o[s],enumerable:!(r=ne(o,s))||r.enumerable});return e});var ie=(e=>de(C({},"__esModule",{value:!0}),e));var He={};pe(He,{completion:()=>S,parts:()=>De});module.exports=ie(He);var _=require("./program.js").parts[2],R=_.a,D=_.b,Pe=_.c,H=_.d;var $=require("./program.js").parts[37],M=$.a,Ke=$.b,We=$.c,Te=$.d,ze=$.e,Ge=$.f;var v=require("./program.js").parts[39],E=v.a,Ue=v.b,Ze=v.c;var h=require("./program.js").parts[35],Ve=h.a,P=h.b,Je=h.c,Qe=h.d;var q=require("./program.js").parts[41],N=q.a,eo=q.b,oo=q.c;var L="A-Za-z0-9_@+.%:/-",K=(e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${L}]\\{0,1\\}\\([${L}]\\{1,\\}\\)[^]${L}]\\{0,1\\}\\].*|\\1|p`),W=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${K("profile")}`,T=K("sso-session"),z="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",G='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',Y=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${W}' <"$config"
        LC_ALL=C command sed -n '${z}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${T}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${G}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;var fe=`# Offers $1 where it starts with what was typed.
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
}`,xe=`_claude_bedrock() {
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
}`,be={FILE:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:M},KEY:{words:E.map(({name:e})=>e)},"KEY=VALUE":{words:E.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:P.map(e=>`${e}=`)}};var Le=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${W}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${z}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${T}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${G}' -- $claude/bedrock/presets.json 2>/dev/null
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
end`;var je={bash:le,zsh:Se,fish:ge};var x=require("./doctor.js").parts[2],io=x.a,lo=x.b,uo=x.c,I=x.d,A=x.e;var b=require("./doctor.js").parts[17],mo=b.a,fo=b.b,xo=b.c,bo=b.d,_o=b.e;var n=require("./doctor.js").parts[15],wo=n.a,ko=n.b,go=n.c,Co=n.d,vo=n.e,Eo=n.f,qo=n.g,Lo=n.h,So=n.i,Io=n.j,Ao=n.k,jo=n.l,Oo=n.m,yo=n.n,Fo=n.o,Ro=n.p,Do=n.q,Ho=n.r,Mo=n.s,Po=n.t;var a=require("./doctor.js").parts[1],Ko=a.a,Wo=a.b,To=a.c,zo=a.d,Go=a.e,Yo=a.f,Uo=a.g,Zo=a.h,Bo=a.i,Vo=a.j,Jo=a.k,Qo=a.l,Xo=a.m,et=a.n,ot=a.o;var m=require("./doctor.js").parts[21],rt=m.a,st=m.b,nt=m.c,at=m.d,ct=m.e,pt=m.f;var i=require("./doctor.js").parts[16],it=i.a,lt=i.b,ut=i.c,$t=i.d,mt=i.e,ft=i.f,xt=i.g;var J=require("./common.js").parts[5],_t=J.a,ht=J.b;var l=require("./common.js").parts[14],kt=l.a,gt=l.b,Ct=l.c,vt=l.d,Et=l.e,qt=l.f,Lt=l.g;var j=require("./common.js").parts[3],It=j.a,At=j.b,jt=j.c;var Q=require("./program.js").parts[34],yt=Q.a,Ft=Q.b;var X=require("./program.js").parts[60],Dt=X.a,Ht=X.b;var Oe=require("./program.js").parts[32],Pt=Oe.a;var ye=require("./program.js").parts[14],Kt=ye.a;var O=require("./program.js").parts[62],Tt=O.a,zt=O.b,Gt=O.c;var p=require("./program.js").parts[46],Ut=p.a,Zt=p.b,Bt=p.c,Vt=p.d,Jt=p.e,Qt=p.f,Xt=p.g,er=p.h;var Fe=require("./program.js").parts[52],tr=Fe.a;var y=require("./program.js").parts[8],sr=y.a,nr=y.b,ar=y.c;var ee=require("./program.js").parts[54],pr=ee.a,dr=ee.b;var d=require("./program.js").parts[56],lr=d.a,ur=d.b,$r=d.c,mr=d.d,fr=d.e,xr=d.f,br=d.g,_r=d.h;var g=require("./program.js").parts[55],wr=g.a,kr=g.b,gr=g.c,Cr=g.d;var Re=require("./program.js").parts[57],Er=Re.a;var F=require("./common.js").parts[10],Lr=F.a,Sr=F.b,Ir=F.c;var oe=require("./common.js").parts[9],jr=oe.a,Or=oe.b;var te=require("./program.js").parts[0],Fr=te.a,Rr=te.b;var re=require("./program.js").parts[36],Hr=re.a,Mr=re.b;var se=require("./program.js").parts[59],Nr=se.a,Kr=se.b;var f=require("./program.js").parts[40],Tr=f.a,zr=f.b,Gr=f.c,Yr=f.d,Ur=f.e,Zr=f.f;var u=require("./program.js").parts[22],Vr=u.a,Jr=u.b,Qr=u.c,Xr=u.d,es=u.e,os=u.f,ts=u.g;var De=[{CHECKS:I,CHECK_IDS:A},{completion:S}];0&&(module.exports={completion,parts});
