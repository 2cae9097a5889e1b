"use strict";var go=(function(o){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${X}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...o.map(({name:e})=>e),"--help","--version"].join(" ")}' ;;
${o.flatMap(Co).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${vo(o).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${qo(o).join(" | ")}) return 0 ;;
  esac
  return 1
}

${Eo}

${Lo}

complete -F _claude_bedrock claude-bedrock
`}),Co=(function({name:o,words:e,options:t}){let r=t.map(s=>`--${s.name}`);return[...e.map((s,a)=>`    '${o} ${a}') echo '${[oo(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),vo=(function(o){let e=new Map;for(let{name:t,options:r}of o)for(let s of r){if(!s.values)continue;let a=oo(s.values);e.set(a,[...e.get(a)??[],`'${t} --${s.name}'`])}return[...e].map(([t,r])=>`    ${r.join(" | ")}) echo '${t}' ;;`)}),oo=(function({words:o,lookup:e}){return[...e?[`@${e}`]:[],...o].join(" ")}),qo=(function(o){return o.flatMap(({name:e,options:t})=>t.filter(({isRepeatable:r})=>r).map(r=>`'${e} --${r.name}'`))}),Io=(function(o,e){return o.type==="boolean"?void 0:eo(o,e)}),eo=(function(o,e){if(o.choices)return{words:o.choices};let t=T(o).split("|").map(s=>s==="CHECK"?{words:e}:Ao(s)),r=t.find(s=>s.lookup)?.lookup;return{words:t.flatMap(({words:s})=>s),...r&&{lookup:r}}}),Ao=(function(o){return So[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),yo=(function(o,e){return o.map(t=>({name:t.name,summary:t.summary,words:W(t).flatMap(r=>Array(r.isRepeatable?jo:1).fill(eo(r,e))),options:Object.entries({...t.options,...N}).map(([r,s])=>Oo(r,s,e))}))}),Oo=(function(o,e,t){let r=Io(e,t);return{name:o,help:e.help,isRepeatable:e.multiple===!0,...r&&{values:r}}}),Ro=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Po}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${k("","-l help","show help")}
${k("","-l version","show the version")}
${o.map(({name:e,summary:t})=>k("",`-a ${e}`,t)).join(`
`)}
${o.flatMap(Fo).join(`
`)}
`}),Fo=(function({name:o,words:e,options:t}){return[...e.flatMap((r,s)=>Do(o,s,r)),...t.map(r=>Mo(o,r))]}),Do=(function(o,e,{words:t,lookup:r}){let s=`-n '__claude_bedrock_just ${o} ${e}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let a=[...t,...r?[`(__claude_bedrock_aws ${r})`]:[]];return a.length>0?[`complete -c claude-bedrock ${s} -a ${g(a.join(" "))}`]:[]}),Mo=(function(o,{name:e,help:t,isRepeatable:r,values:s}){let a=r?"":` --${e}${s?"=":""}`;return k(`${o}${a}`,`-l ${e}${s?Ho(s):""}`,t)}),Ho=(function({words:o,lookup:e}){if(e==="files")return" -r -F";let t=[...o,...e?[`(__claude_bedrock_aws ${e})`]:[]];return t.length>0?` -x -a ${g(t.join(" "))}`:" -x"}),k=(function(o,e,t){return`complete -c claude-bedrock -n ${g(`__claude_bedrock_in ${o}`.trimEnd())} ${e} -d ${g(t)}`}),g=(function(o){return`'${o.replace(/['\\]/g,"\\$&")}'`}),Ko=(function(o){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${X}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${o.map(({name:e,summary:t})=>`    ${ro(`${e}:${t}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${o.map(No).join(`
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
`}),No=(function({name:o,words:e,options:t}){let r=[...e.map((s,a)=>`${a+1}: :${to(s)}`),...t.map(Wo)];return`        ${o}) _arguments ${r.map(ro).join(" ")} ;;`}),Wo=(function({name:o,help:e,isRepeatable:t,values:r}){let s=e.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${to(r)}`:"";return`${t?"*":""}--${o}${r?"=":""}[${s}]${a}`}),to=(function({words:o,lookup:e}){return e==="files"?"_files":e&&o.length>0?`{_claude_bedrock_names ${e}; compadd -- ${o.join(" ")}}`:e?`_claude_bedrock_names ${e}`:o.length===0?" ":o.some(t=>t.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),ro=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),O=(function(o){return async(e,{shell:t})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:t,script:To[t](yo(o,r))};return Y({data:s,text:()=>s.script})}});var I=Object.defineProperty;var bo=Object.getOwnPropertyDescriptor;var fo=Object.getOwnPropertyNames;var _o=Object.prototype.hasOwnProperty;var ho=((o,e)=>{for(var t in e)I(o,t,{get:e[t],enumerable:!0})}),wo=((o,e,t,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of fo(e))!_o.call(o,s)&&s!==t&&I(o,s,{get:()=>e[s],enumerable:!(r=bo(e,s))||r.enumerable});return o});var ko=(o=>wo(I({},"__esModule",{value:!0}),o));var Bo={};ho(Bo,{completion:()=>O,parts:()=>Zo});module.exports=ko(Bo);var _=require("./program.js").parts[5],N=_.a,W=_.b,Jo=_.c,T=_.d;var l=require("./program.js").parts[45],z=l.a,Xo=l.b,oe=l.c,ee=l.d,te=l.e,re=l.f,se=l.g;var h=require("./program.js").parts[47],ce=h.a,A=h.b,ae=h.c,pe=h.d;var w=require("./program.js").parts[43],ie=w.a,G=w.b,le=w.c,ue=w.d;var j=require("./program.js").parts[50],Y=j.a,$e=j.b,xe=j.c;var U=require("./program.js").parts[0],fe=U.a,_e=U.b;var y="A-Za-z0-9_@+.%:/-",Z=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${y}]\\{0,1\\}\\([${y}]\\{1,\\}\\)[^]${y}]\\{0,1\\}\\].*|\\1|p`),B=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${Z("profile")}`,V=Z("sso-session"),J="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",Q='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',X=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${B}' <"$config"
        LC_ALL=C command sed -n '${J}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${V}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${Q}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;var Eo=`# Offers $1 where it starts with what was typed.
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
}`,Lo=`_claude_bedrock() {
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
}`,So={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:z},KEY:{words:A.map(({name:o})=>o)},"KEY=VALUE":{words:A.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:G.map(o=>`${o}=`)}};var jo=8;var Po=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${B}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${J}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${V}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${Q}' -- $claude/bedrock/presets.json 2>/dev/null
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
end`;var To={bash:go,zsh:Ko,fish:Ro};var x=require("./doctor.js").parts[2],Le=x.a,Se=x.b,Ie=x.c,R=x.d,F=x.e;var n=require("./doctor.js").parts[17],je=n.a,ye=n.b,Oe=n.c,Re=n.d,Fe=n.e,De=n.f,Me=n.g,He=n.h,Pe=n.i,Ke=n.j,Ne=n.k,We=n.l,Te=n.m,ze=n.n,Ge=n.o,Ye=n.p,Ue=n.q,Ze=n.r,Be=n.s,Ve=n.t;var b=require("./doctor.js").parts[19],Qe=b.a,Xe=b.b,ot=b.c,et=b.d,tt=b.e;var c=require("./doctor.js").parts[1],st=c.a,nt=c.b,ct=c.c,at=c.d,pt=c.e,dt=c.f,it=c.g,lt=c.h,ut=c.i,mt=c.j,$t=c.k,xt=c.l,bt=c.m,ft=c.n,_t=c.o;var D=require("./doctor.js").parts[20],wt=D.a,kt=D.b,gt=D.c;var $=require("./doctor.js").parts[25],vt=$.a,qt=$.b,Et=$.c,Lt=$.d,St=$.e,It=$.f;var so=require("./doctor.js").parts[15],jt=so.a,yt=so.b;var M=require("./doctor.js").parts[16],Rt=M.a,Ft=M.b,Dt=M.c;var C=require("./doctor.js").parts[18],Ht=C.a,Pt=C.b,Kt=C.c,Nt=C.d;var no=require("./common.js").parts[5],Tt=no.a,zt=no.b;var v=require("./common.js").parts[3],Yt=v.a,Ut=v.b,Zt=v.c,Bt=v.d;var u=require("./common.js").parts[14],Jt=u.a,Qt=u.b,Xt=u.c,or=u.d,er=u.e,tr=u.f,rr=u.g;var co=require("./program.js").parts[42],nr=co.a,cr=co.b;var p=require("./program.js").parts[49],pr=p.a,dr=p.b,ir=p.c,lr=p.d,ur=p.e,mr=p.f,$r=p.g,xr=p.h;var ao=require("./program.js").parts[70],fr=ao.a,_r=ao.b;var zo=require("./program.js").parts[41],wr=zo.a;var Go=require("./program.js").parts[21],gr=Go.a;var H=require("./program.js").parts[72],vr=H.a,qr=H.b,Er=H.c;var d=require("./program.js").parts[55],Sr=d.a,Ir=d.b,Ar=d.c,jr=d.d,yr=d.e,Or=d.f,Rr=d.g,Fr=d.h;var Yo=require("./program.js").parts[62],Mr=Yo.a;var P=require("./program.js").parts[15],Pr=P.a,Kr=P.b,Nr=P.c;var po=require("./program.js").parts[64],Tr=po.a,zr=po.b;var i=require("./program.js").parts[66],Yr=i.a,Ur=i.b,Zr=i.c,Br=i.d,Vr=i.e,Jr=i.f,Qr=i.g,Xr=i.h;var q=require("./program.js").parts[65],es=q.a,ts=q.b,rs=q.c,ss=q.d;var io=require("./program.js").parts[33],cs=io.a,as=io.b;var E=require("./program.js").parts[32],ds=E.a,is=E.b,ls=E.c,us=E.d;var K=require("./program.js").parts[39],$s=K.a,xs=K.b,bs=K.c;var Uo=require("./program.js").parts[67],_s=Uo.a;var L=require("./common.js").parts[10],ws=L.a,ks=L.b,gs=L.c,Cs=L.d;var lo=require("./common.js").parts[9],qs=lo.a,Es=lo.b;var uo=require("./program.js").parts[3],Ss=uo.a,Is=uo.b;var mo=require("./program.js").parts[44],js=mo.a,ys=mo.b;var $o=require("./program.js").parts[69],Rs=$o.a,Fs=$o.b;var S=require("./program.js").parts[28],Ms=S.a,Hs=S.b,Ps=S.c,Ks=S.d;var f=require("./program.js").parts[31],Ws=f.a,Ts=f.b,zs=f.c,Gs=f.d,Ys=f.e;var xo=require("./program.js").parts[48],Zs=xo.a,Bs=xo.b;var m=require("./program.js").parts[29],Js=m.a,Qs=m.b,Xs=m.c,on=m.d,en=m.e,tn=m.f,rn=m.g;var Zo=[{CHECKS:R,CHECK_IDS:F},{completion:O}];0&&(module.exports={completion,parts});
