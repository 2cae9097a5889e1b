"use strict";var _o=(function(o){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${V}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...o.map(({name:e})=>e),"--help","--version"].join(" ")}' ;;
${o.flatMap(ho).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${wo(o).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${ko(o).join(" | ")}) return 0 ;;
  esac
  return 1
}

${go}

${Co}

complete -F _claude_bedrock claude-bedrock
`}),ho=(function({name:o,words:e,options:t}){let r=t.map(s=>`--${s.name}`);return[...e.map((s,a)=>`    '${o} ${a}') echo '${[J(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),wo=(function(o){let e=new Map;for(let{name:t,options:r}of o)for(let s of r){if(!s.values)continue;let a=J(s.values);e.set(a,[...e.get(a)??[],`'${t} --${s.name}'`])}return[...e].map(([t,r])=>`    ${r.join(" | ")}) echo '${t}' ;;`)}),J=(function({words:o,lookup:e}){return[...e?[`@${e}`]:[],...o].join(" ")}),ko=(function(o){return o.flatMap(({name:e,options:t})=>t.filter(({isRepeatable:r})=>r).map(r=>`'${e} --${r.name}'`))}),qo=(function(o,e){return o.type==="boolean"?void 0:Q(o,e)}),Q=(function(o,e){if(o.choices)return{words:o.choices};let t=K(o).split("|").map(s=>s==="CHECK"?{words:e}:Eo(s)),r=t.find(s=>s.lookup)?.lookup;return{words:t.flatMap(({words:s})=>s),...r&&{lookup:r}}}),Eo=(function(o){return vo[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),So=(function(o,e){return o.map(t=>({name:t.name,summary:t.summary,words:P(t).flatMap(r=>Array(r.isRepeatable?Lo:1).fill(Q(r,e))),options:Object.entries({...t.options,...H}).map(([r,s])=>Io(r,s,e))}))}),Io=(function(o,e,t){let r=qo(e,t);return{name:o,help:e.help,isRepeatable:e.multiple===!0,...r&&{values:r}}}),Ao=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Fo}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${k("","-l help","show help")}
${k("","-l version","show the version")}
${o.map(({name:e,summary:t})=>k("",`-a ${e}`,t)).join(`
`)}
${o.flatMap(jo).join(`
`)}
`}),jo=(function({name:o,words:e,options:t}){return[...e.flatMap((r,s)=>yo(o,s,r)),...t.map(r=>Oo(o,r))]}),yo=(function(o,e,{words:t,lookup:r}){let s=`-n '__claude_bedrock_just ${o} ${e}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let a=[...t,...r?[`(__claude_bedrock_aws ${r})`]:[]];return a.length>0?[`complete -c claude-bedrock ${s} -a ${g(a.join(" "))}`]:[]}),Oo=(function(o,{name:e,help:t,isRepeatable:r,values:s}){let a=r?"":` --${e}${s?"=":""}`;return k(`${o}${a}`,`-l ${e}${s?Ro(s):""}`,t)}),Ro=(function({words:o,lookup:e}){if(e==="files")return" -r -F";let t=[...o,...e?[`(__claude_bedrock_aws ${e})`]:[]];return t.length>0?` -x -a ${g(t.join(" "))}`:" -x"}),k=(function(o,e,t){return`complete -c claude-bedrock -n ${g(`__claude_bedrock_in ${o}`.trimEnd())} ${e} -d ${g(t)}`}),g=(function(o){return`'${o.replace(/['\\]/g,"\\$&")}'`}),Do=(function(o){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${V}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${o.map(({name:e,summary:t})=>`    ${oo(`${e}:${t}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${o.map(Mo).join(`
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
`}),Mo=(function({name:o,words:e,options:t}){let r=[...e.map((s,a)=>`${a+1}: :${X(s)}`),...t.map(Ho)];return`        ${o}) _arguments ${r.map(oo).join(" ")} ;;`}),Ho=(function({name:o,help:e,isRepeatable:t,values:r}){let s=e.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${X(r)}`:"";return`${t?"*":""}--${o}${r?"=":""}[${s}]${a}`}),X=(function({words:o,lookup:e}){return e==="files"?"_files":e&&o.length>0?`{_claude_bedrock_names ${e}; compadd -- ${o.join(" ")}}`:e?`_claude_bedrock_names ${e}`:o.length===0?" ":o.some(t=>t.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),oo=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),A=(function(o){return async(e,{shell:t})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:t,script:Po[t](So(o,r))};return T({data:s,text:()=>s.script})}});var E=Object.defineProperty;var uo=Object.getOwnPropertyDescriptor;var $o=Object.getOwnPropertyNames;var mo=Object.prototype.hasOwnProperty;var xo=((o,e)=>{for(var t in e)E(o,t,{get:e[t],enumerable:!0})}),fo=((o,e,t,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of $o(e))!mo.call(o,s)&&s!==t&&E(o,s,{get:()=>e[s],enumerable:!(r=uo(e,s))||r.enumerable});return o});var bo=(o=>fo(E({},"__esModule",{value:!0}),o));var Go={};xo(Go,{completion:()=>A,parts:()=>zo});module.exports=bo(Go);var _=require("./program.js").parts[5],H=_.a,P=_.b,Uo=_.c,K=_.d;var l=require("./program.js").parts[45],N=l.a,Bo=l.b,Vo=l.c,Jo=l.d,Qo=l.e,Xo=l.f,oe=l.g;var h=require("./program.js").parts[47],te=h.a,L=h.b,re=h.c,se=h.d;var w=require("./program.js").parts[43],ce=w.a,W=w.b,ae=w.c,pe=w.d;var S=require("./program.js").parts[50],T=S.a,ie=S.b,le=S.c;var z=require("./program.js").parts[0],$e=z.a,me=z.b;var I="A-Za-z0-9_@+.%:/-",G=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${I}]\\{0,1\\}\\([${I}]\\{1,\\}\\)[^]${I}]\\{0,1\\}\\].*|\\1|p`),Y=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${G("profile")}`,U=G("sso-session"),Z="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",B='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',V=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${Y}' <"$config"
        LC_ALL=C command sed -n '${Z}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${U}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${B}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;var go=`# Offers $1 where it starts with what was typed.
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
}`,Co=`_claude_bedrock() {
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
}`,vo={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:N},KEY:{words:L.map(({name:o})=>o)},"KEY=VALUE":{words:L.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:W.map(o=>`${o}=`)}};var Lo=8;var Fo=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${Y}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${Z}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${U}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${B}' -- $claude/bedrock/presets.json 2>/dev/null
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
end`;var Po={bash:_o,zsh:Do,fish:Ao};var x=require("./doctor.js").parts[2],Ce=x.a,ve=x.b,qe=x.c,j=x.d,y=x.e;var n=require("./doctor.js").parts[17],Le=n.a,Se=n.b,Ie=n.c,Ae=n.d,je=n.e,ye=n.f,Oe=n.g,Re=n.h,Fe=n.i,De=n.j,Me=n.k,He=n.l,Pe=n.m,Ke=n.n,Ne=n.o,We=n.p,Te=n.q,ze=n.r,Ge=n.s,Ye=n.t;var f=require("./doctor.js").parts[19],Ze=f.a,Be=f.b,Ve=f.c,Je=f.d,Qe=f.e;var c=require("./doctor.js").parts[1],ot=c.a,et=c.b,tt=c.c,rt=c.d,st=c.e,nt=c.f,ct=c.g,at=c.h,pt=c.i,dt=c.j,it=c.k,lt=c.l,ut=c.m,$t=c.n,mt=c.o;var O=require("./doctor.js").parts[20],ft=O.a,bt=O.b,_t=O.c;var m=require("./doctor.js").parts[25],wt=m.a,kt=m.b,gt=m.c,Ct=m.d,vt=m.e,qt=m.f;var eo=require("./doctor.js").parts[15],Lt=eo.a,St=eo.b;var R=require("./doctor.js").parts[16],At=R.a,jt=R.b,yt=R.c;var C=require("./doctor.js").parts[18],Rt=C.a,Ft=C.b,Dt=C.c,Mt=C.d;var to=require("./common.js").parts[5],Pt=to.a,Kt=to.b;var F=require("./common.js").parts[3],Wt=F.a,Tt=F.b,zt=F.c;var u=require("./common.js").parts[14],Yt=u.a,Ut=u.b,Zt=u.c,Bt=u.d,Vt=u.e,Jt=u.f,Qt=u.g;var ro=require("./program.js").parts[42],or=ro.a,er=ro.b;var p=require("./program.js").parts[49],rr=p.a,sr=p.b,nr=p.c,cr=p.d,ar=p.e,pr=p.f,dr=p.g,ir=p.h;var so=require("./program.js").parts[70],ur=so.a,$r=so.b;var Ko=require("./program.js").parts[41],xr=Ko.a;var No=require("./program.js").parts[21],br=No.a;var D=require("./program.js").parts[72],hr=D.a,wr=D.b,kr=D.c;var d=require("./program.js").parts[55],Cr=d.a,vr=d.b,qr=d.c,Er=d.d,Lr=d.e,Sr=d.f,Ir=d.g,Ar=d.h;var Wo=require("./program.js").parts[62],yr=Wo.a;var M=require("./program.js").parts[15],Rr=M.a,Fr=M.b,Dr=M.c;var no=require("./program.js").parts[64],Hr=no.a,Pr=no.b;var i=require("./program.js").parts[66],Nr=i.a,Wr=i.b,Tr=i.c,zr=i.d,Gr=i.e,Yr=i.f,Ur=i.g,Zr=i.h;var v=require("./program.js").parts[65],Vr=v.a,Jr=v.b,Qr=v.c,Xr=v.d;var To=require("./program.js").parts[67],es=To.a;var q=require("./common.js").parts[10],rs=q.a,ss=q.b,ns=q.c,cs=q.d;var co=require("./common.js").parts[9],ps=co.a,ds=co.b;var ao=require("./program.js").parts[3],ls=ao.a,us=ao.b;var po=require("./program.js").parts[44],ms=po.a,xs=po.b;var io=require("./program.js").parts[69],bs=io.a,_s=io.b;var b=require("./program.js").parts[31],ws=b.a,ks=b.b,gs=b.c,Cs=b.d,vs=b.e;var lo=require("./program.js").parts[48],Es=lo.a,Ls=lo.b;var $=require("./program.js").parts[29],Is=$.a,As=$.b,js=$.c,ys=$.d,Os=$.e,Rs=$.f,Fs=$.g;var zo=[{CHECKS:j,CHECK_IDS:y},{completion:A}];0&&(module.exports={completion,parts});
