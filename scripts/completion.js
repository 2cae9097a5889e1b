"use strict";var qo=(function(o){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${to}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...o.map(({name:t})=>t),"--help","--version"].join(" ")}' ;;
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
    ${Eo(o).join(" | ")}) return 0 ;;
  esac
  return 1
}

${Lo}

${So}

complete -F _claude_bedrock claude-bedrock
`}),Co=(function({name:o,words:t,options:e}){let r=e.map(s=>`--${s.name}`);return[...t.map((s,a)=>`    '${o} ${a}') echo '${[eo(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),vo=(function(o){let t=new Map;for(let{name:e,options:r}of o)for(let s of r){if(!s.values)continue;let a=eo(s.values);t.set(a,[...t.get(a)??[],`'${e} --${s.name}'`])}return[...t].map(([e,r])=>`    ${r.join(" | ")}) echo '${e}' ;;`)}),eo=(function({words:o,lookup:t}){return[...t?[`@${t}`]:[],...o].join(" ")}),Eo=(function(o){return o.flatMap(({name:t,options:e})=>e.filter(({isRepeatable:r})=>r).map(r=>`'${t} --${r.name}'`))}),Ao=(function(o,t){return o.type==="boolean"?void 0:ro(o,t)}),ro=(function(o,t){if(o.choices)return{words:o.choices};let e=G(o).split("|").map(s=>s==="CHECK"?{words:t}:jo(s)),r=e.find(s=>s.lookup)?.lookup;return{words:e.flatMap(({words:s})=>s),...r&&{lookup:r}}}),jo=(function(o){return Io[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),Oo=(function(o,t){return o.map(e=>({name:e.name,summary:e.summary,words:z(e).flatMap(r=>Array(r.isRepeatable?yo:1).fill(ro(r,t))),options:Object.entries({...e.options,...T}).map(([r,s])=>Ro(r,s,t))}))}),Ro=(function(o,t,e){let r=Ao(t,e);return{name:o,help:t.help,isRepeatable:t.multiple===!0,...r&&{values:r}}}),Fo=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Ko}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${q("","-l help","show help")}
${q("","-l version","show the version")}
${o.map(({name:t,summary:e})=>q("",`-a ${t}`,e)).join(`
`)}
${o.flatMap(Do).join(`
`)}
`}),Do=(function({name:o,words:t,options:e}){return[...t.flatMap((r,s)=>Mo(o,s,r)),...e.map(r=>Ho(o,r))]}),Mo=(function(o,t,{words:e,lookup:r}){let s=`-n '__claude_bedrock_just ${o} ${t}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let a=[...e,...r?[`(__claude_bedrock_aws ${r})`]:[]];return a.length>0?[`complete -c claude-bedrock ${s} -a ${C(a.join(" "))}`]:[]}),Ho=(function(o,{name:t,help:e,isRepeatable:r,values:s}){let a=r?"":` --${t}${s?"=":""}`;return q(`${o}${a}`,`-l ${t}${s?Po(s):""}`,e)}),Po=(function({words:o,lookup:t}){if(t==="files")return" -r -F";let e=[...o,...t?[`(__claude_bedrock_aws ${t})`]:[]];return e.length>0?` -x -a ${C(e.join(" "))}`:" -x"}),q=(function(o,t,e){return`complete -c claude-bedrock -n ${C(`__claude_bedrock_in ${o}`.trimEnd())} ${t} -d ${C(e)}`}),C=(function(o){return`'${o.replace(/['\\]/g,"\\$&")}'`}),No=(function(o){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${to}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${o.map(({name:t,summary:e})=>`    ${no(`${t}:${e}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${o.map(Wo).join(`
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
`}),Wo=(function({name:o,words:t,options:e}){let r=[...t.map((s,a)=>`${a+1}: :${so(s)}`),...e.map(To)];return`        ${o}) _arguments ${r.map(no).join(" ")} ;;`}),To=(function({name:o,help:t,isRepeatable:e,values:r}){let s=t.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${so(r)}`:"";return`${e?"*":""}--${o}${r?"=":""}[${s}]${a}`}),so=(function({words:o,lookup:t}){return t==="files"?"_files":t&&o.length>0?`{_claude_bedrock_names ${t}; compadd -- ${o.join(" ")}}`:t?`_claude_bedrock_names ${t}`:o.length===0?" ":o.some(e=>e.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),no=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),D=(function(o){return async(t,{shell:e})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:e,script:zo[e](Oo(o,r))};return U({data:s,text:()=>s.script})}});var y=Object.defineProperty;var fo=Object.getOwnPropertyDescriptor;var _o=Object.getOwnPropertyNames;var ho=Object.prototype.hasOwnProperty;var wo=((o,t)=>{for(var e in t)y(o,e,{get:t[e],enumerable:!0})}),ko=((o,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of _o(t))!ho.call(o,s)&&s!==e&&y(o,s,{get:()=>t[s],enumerable:!(r=fo(t,s))||r.enumerable});return o});var go=(o=>ko(y({},"__esModule",{value:!0}),o));var ot={};wo(ot,{completion:()=>D,parts:()=>Xo});module.exports=go(ot);var w=require("./program.js").parts[5],T=w.a,z=w.b,et=w.c,G=w.d;var $=require("./program.js").parts[52],Y=$.a,st=$.b,nt=$.c,ct=$.d,at=$.e,pt=$.f,dt=$.g;var k=require("./program.js").parts[54],lt=k.a,O=k.b,ut=k.c,xt=k.d;var R=require("./program.js").parts[57],U=R.a,$t=R.b,bt=R.c;var g=require("./program.js").parts[50],_t=g.a,Z=g.b,ht=g.c,wt=g.d;var B=require("./program.js").parts[0],gt=B.a,qt=B.b;var F="A-Za-z0-9_@+.%:/-",V=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${F}]\\{0,1\\}\\([${F}]\\{1,\\}\\)[^]${F}]\\{0,1\\}\\].*|\\1|p`),J=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${V("profile")}`,Q=V("sso-session"),X="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",oo='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',to=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${J}' <"$config"
        LC_ALL=C command sed -n '${X}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${Q}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${oo}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;var Lo=`# Offers $1 where it starts with what was typed.
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
}`,So=`_claude_bedrock() {
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
}`,Io={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:Y},KEY:{words:O.map(({name:o})=>o)},"KEY=VALUE":{words:O.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:Z.map(o=>`${o}=`)}};var yo=8;var Ko=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${J}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${X}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${Q}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${oo}' -- $claude/bedrock/presets.json 2>/dev/null
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
end`;var zo={bash:qo,zsh:No,fish:Fo};var i=require("./doctor.js").parts[3],yt=i.a,Ot=i.b,Rt=i.c,Ft=i.d,Dt=i.e,Mt=i.f,M=i.g,H=i.h;var n=require("./doctor.js").parts[20],Pt=n.a,Kt=n.b,Nt=n.c,Wt=n.d,Tt=n.e,zt=n.f,Gt=n.g,Yt=n.h,Ut=n.i,Zt=n.j,Bt=n.k,Vt=n.l,Jt=n.m,Qt=n.n,Xt=n.o,oe=n.p,te=n.q,ee=n.r,re=n.s,se=n.t,ne=n.u,ce=n.v,ae=n.w;var c=require("./doctor.js").parts[2],de=c.a,ie=c.b,le=c.c,ue=c.d,xe=c.e,me=c.f,$e=c.g,be=c.h,fe=c.i,_e=c.j,he=c.k,we=c.l,ke=c.m,ge=c.n,qe=c.o,Ce=c.p;var _=require("./doctor.js").parts[22],Ee=_.a,Le=_.b,Se=_.c,Ie=_.d,Ae=_.e;var b=require("./doctor.js").parts[18],ye=b.a,Oe=b.b,Re=b.c,Fe=b.d,De=b.e,Me=b.f;var f=require("./doctor.js").parts[28],Pe=f.a,Ke=f.b,Ne=f.c,We=f.d,Te=f.e,ze=f.f;var co=require("./doctor.js").parts[17],Ye=co.a,Ue=co.b;var P=require("./doctor.js").parts[19],Be=P.a,Ve=P.b,Je=P.c;var v=require("./doctor.js").parts[21],Xe=v.a,or=v.b,tr=v.c,er=v.d;var ao=require("./common.js").parts[6],sr=ao.a,nr=ao.b;var Go=require("./common.js").parts[4],ar=Go.a;var l=require("./common.js").parts[15],dr=l.a,ir=l.b,lr=l.c,ur=l.d,xr=l.e,mr=l.f,$r=l.g,br=l.h;var E=require("./common.js").parts[3],_r=E.a,hr=E.b,wr=E.c,kr=E.d;var Yo=require("./program.js").parts[9],qr=Yo.a;var Uo=require("./program.js").parts[81],vr=Uo.a;var L=require("./program.js").parts[48],Lr=L.a,Sr=L.b,Ir=L.c,Ar=L.d;var u=require("./program.js").parts[56],yr=u.a,Or=u.b,Rr=u.c,Fr=u.d,Dr=u.e,Mr=u.f,Hr=u.g,Pr=u.h;var po=require("./program.js").parts[78],Nr=po.a,Wr=po.b;var Zo=require("./program.js").parts[47],zr=Zo.a;var Bo=require("./program.js").parts[23],Yr=Bo.a;var K=require("./program.js").parts[80],Zr=K.a,Br=K.b,Vr=K.c;var x=require("./program.js").parts[62],Qr=x.a,Xr=x.b,os=x.c,ts=x.d,es=x.e,rs=x.f,ss=x.g,ns=x.h;var Vo=require("./program.js").parts[69],as=Vo.a;var N=require("./program.js").parts[18],ds=N.a,is=N.b,ls=N.c;var io=require("./program.js").parts[71],xs=io.a,ms=io.b;var d=require("./program.js").parts[75],bs=d.a,fs=d.b,_s=d.c,hs=d.d,ws=d.e,ks=d.f,gs=d.g,qs=d.h,Cs=d.i;var S=require("./program.js").parts[72],Es=S.a,Ls=S.b,Ss=S.c,Is=S.d;var lo=require("./program.js").parts[38],js=lo.a,ys=lo.b;var Jo=require("./program.js").parts[74],Rs=Jo.a;var Qo=require("./program.js").parts[73],Ds=Qo.a;var I=require("./program.js").parts[37],Hs=I.a,Ps=I.b,Ks=I.c,Ns=I.d;var W=require("./program.js").parts[45],Ts=W.a,zs=W.b,Gs=W.c;var h=require("./program.js").parts[36],Us=h.a,Zs=h.b,Bs=h.c,Vs=h.d,Js=h.e;var uo=require("./program.js").parts[55],Xs=uo.a,on=uo.b;var xo=require("./common.js").parts[10],en=xo.a,rn=xo.b;var mo=require("./program.js").parts[3],nn=mo.a,cn=mo.b;var $o=require("./program.js").parts[77],pn=$o.a,dn=$o.b;var A=require("./common.js").parts[11],un=A.a,xn=A.b,mn=A.c,$n=A.d;var bo=require("./program.js").parts[51],fn=bo.a,_n=bo.b;var j=require("./program.js").parts[31],wn=j.a,kn=j.b,gn=j.c,qn=j.d;var m=require("./program.js").parts[32],vn=m.a,En=m.b,Ln=m.c,Sn=m.d,In=m.e,An=m.f,jn=m.g,yn=m.h;var p=require("./program.js").parts[79],Rn=p.a,Fn=p.b,Dn=p.c,Mn=p.d,Hn=p.e,Pn=p.f,Kn=p.g,Nn=p.h,Wn=p.i,Tn=p.j,zn=p.k;var Xo=[{CHECKS:M,CHECK_IDS:H},{completion:D}];0&&(module.exports={completion,parts});
