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
`}),Wo=(function({name:o,words:t,options:e}){let r=[...t.map((s,a)=>`${a+1}: :${so(s)}`),...e.map(To)];return`        ${o}) _arguments ${r.map(no).join(" ")} ;;`}),To=(function({name:o,help:t,isRepeatable:e,values:r}){let s=t.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${so(r)}`:"";return`${e?"*":""}--${o}${r?"=":""}[${s}]${a}`}),so=(function({words:o,lookup:t}){return t==="files"?"_files":t&&o.length>0?`{_claude_bedrock_names ${t}; compadd -- ${o.join(" ")}}`:t?`_claude_bedrock_names ${t}`:o.length===0?" ":o.some(e=>e.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),no=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),D=(function(o){return async(t,{shell:e})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:e,script:zo[e](Oo(o,r))};return U({data:s,text:()=>s.script})}});var y=Object.defineProperty;var fo=Object.getOwnPropertyDescriptor;var _o=Object.getOwnPropertyNames;var ho=Object.prototype.hasOwnProperty;var wo=((o,t)=>{for(var e in t)y(o,e,{get:t[e],enumerable:!0})}),ko=((o,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of _o(t))!ho.call(o,s)&&s!==e&&y(o,s,{get:()=>t[s],enumerable:!(r=fo(t,s))||r.enumerable});return o});var go=(o=>ko(y({},"__esModule",{value:!0}),o));var ot={};wo(ot,{completion:()=>D,parts:()=>Xo});module.exports=go(ot);var w=require("./program.js").parts[5],T=w.a,z=w.b,et=w.c,G=w.d;var m=require("./program.js").parts[52],Y=m.a,st=m.b,nt=m.c,ct=m.d,at=m.e,pt=m.f,dt=m.g;var k=require("./program.js").parts[54],lt=k.a,O=k.b,ut=k.c,xt=k.d;var R=require("./program.js").parts[57],U=R.a,$t=R.b,bt=R.c;var g=require("./program.js").parts[50],_t=g.a,Z=g.b,ht=g.c,wt=g.d;var B=require("./program.js").parts[0],gt=B.a,qt=B.b;var F="A-Za-z0-9_@+.%:/-",V=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${F}]\\{0,1\\}\\([${F}]\\{1,\\}\\)[^]${F}]\\{0,1\\}\\].*|\\1|p`),J=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${V("profile")}`,Q=V("sso-session"),X="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",oo='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',to=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
end`;var zo={bash:qo,zsh:No,fish:Fo};var f=require("./doctor.js").parts[2],yt=f.a,Ot=f.b,Rt=f.c,M=f.d,H=f.e;var n=require("./doctor.js").parts[19],Dt=n.a,Mt=n.b,Ht=n.c,Pt=n.d,Kt=n.e,Nt=n.f,Wt=n.g,Tt=n.h,zt=n.i,Gt=n.j,Yt=n.k,Ut=n.l,Zt=n.m,Bt=n.n,Vt=n.o,Jt=n.p,Qt=n.q,Xt=n.r,oe=n.s,te=n.t,ee=n.u,re=n.v,se=n.w;var c=require("./doctor.js").parts[1],ce=c.a,ae=c.b,pe=c.c,de=c.d,ie=c.e,le=c.f,ue=c.g,xe=c.h,me=c.i,$e=c.j,be=c.k,fe=c.l,_e=c.m,he=c.n,we=c.o,ke=c.p;var _=require("./doctor.js").parts[21],qe=_.a,Ce=_.b,ve=_.c,Ee=_.d,Le=_.e;var $=require("./doctor.js").parts[17],Ie=$.a,Ae=$.b,je=$.c,ye=$.d,Oe=$.e,Re=$.f;var b=require("./doctor.js").parts[27],De=b.a,Me=b.b,He=b.c,Pe=b.d,Ke=b.e,Ne=b.f;var co=require("./doctor.js").parts[16],Te=co.a,ze=co.b;var P=require("./doctor.js").parts[18],Ye=P.a,Ue=P.b,Ze=P.c;var v=require("./doctor.js").parts[20],Ve=v.a,Je=v.b,Qe=v.c,Xe=v.d;var ao=require("./common.js").parts[6],tr=ao.a,er=ao.b;var Go=require("./common.js").parts[4],sr=Go.a;var i=require("./common.js").parts[15],cr=i.a,ar=i.b,pr=i.c,dr=i.d,ir=i.e,lr=i.f,ur=i.g,xr=i.h;var E=require("./common.js").parts[3],$r=E.a,br=E.b,fr=E.c,_r=E.d;var Yo=require("./program.js").parts[9],wr=Yo.a;var Uo=require("./program.js").parts[81],gr=Uo.a;var L=require("./program.js").parts[48],Cr=L.a,vr=L.b,Er=L.c,Lr=L.d;var l=require("./program.js").parts[56],Ir=l.a,Ar=l.b,jr=l.c,yr=l.d,Or=l.e,Rr=l.f,Fr=l.g,Dr=l.h;var po=require("./program.js").parts[78],Hr=po.a,Pr=po.b;var Zo=require("./program.js").parts[47],Nr=Zo.a;var Bo=require("./program.js").parts[23],Tr=Bo.a;var K=require("./program.js").parts[80],Gr=K.a,Yr=K.b,Ur=K.c;var u=require("./program.js").parts[62],Br=u.a,Vr=u.b,Jr=u.c,Qr=u.d,Xr=u.e,os=u.f,ts=u.g,es=u.h;var Vo=require("./program.js").parts[69],ss=Vo.a;var N=require("./program.js").parts[18],cs=N.a,as=N.b,ps=N.c;var io=require("./program.js").parts[71],is=io.a,ls=io.b;var d=require("./program.js").parts[75],xs=d.a,ms=d.b,$s=d.c,bs=d.d,fs=d.e,_s=d.f,hs=d.g,ws=d.h,ks=d.i;var S=require("./program.js").parts[72],qs=S.a,Cs=S.b,vs=S.c,Es=S.d;var lo=require("./program.js").parts[38],Ss=lo.a,Is=lo.b;var Jo=require("./program.js").parts[74],js=Jo.a;var Qo=require("./program.js").parts[73],Os=Qo.a;var I=require("./program.js").parts[37],Fs=I.a,Ds=I.b,Ms=I.c,Hs=I.d;var W=require("./program.js").parts[45],Ks=W.a,Ns=W.b,Ws=W.c;var h=require("./program.js").parts[36],zs=h.a,Gs=h.b,Ys=h.c,Us=h.d,Zs=h.e;var uo=require("./program.js").parts[55],Vs=uo.a,Js=uo.b;var xo=require("./common.js").parts[10],Xs=xo.a,on=xo.b;var mo=require("./program.js").parts[3],en=mo.a,rn=mo.b;var $o=require("./program.js").parts[77],nn=$o.a,cn=$o.b;var A=require("./common.js").parts[11],pn=A.a,dn=A.b,ln=A.c,un=A.d;var bo=require("./program.js").parts[51],mn=bo.a,$n=bo.b;var j=require("./program.js").parts[31],fn=j.a,_n=j.b,hn=j.c,wn=j.d;var x=require("./program.js").parts[32],gn=x.a,qn=x.b,Cn=x.c,vn=x.d,En=x.e,Ln=x.f,Sn=x.g,In=x.h;var p=require("./program.js").parts[79],jn=p.a,yn=p.b,On=p.c,Rn=p.d,Fn=p.e,Dn=p.f,Mn=p.g,Hn=p.h,Pn=p.i,Kn=p.j,Nn=p.k;var Xo=[{CHECKS:M,CHECK_IDS:H},{completion:D}];0&&(module.exports={completion,parts});
