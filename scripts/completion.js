"use strict";var Co=(function(o){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${to}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...o.map(({name:t})=>t),"--help","--version"].join(" ")}' ;;
${o.flatMap(qo).join(`
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
`}),qo=(function({name:o,words:t,options:e}){let r=e.map(s=>`--${s.name}`);return[...t.map((s,a)=>`    '${o} ${a}') echo '${[eo(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),vo=(function(o){let t=new Map;for(let{name:e,options:r}of o)for(let s of r){if(!s.values)continue;let a=eo(s.values);t.set(a,[...t.get(a)??[],`'${e} --${s.name}'`])}return[...t].map(([e,r])=>`    ${r.join(" | ")}) echo '${e}' ;;`)}),eo=(function({words:o,lookup:t}){return[...t?[`@${t}`]:[],...o].join(" ")}),Eo=(function(o){return o.flatMap(({name:t,options:e})=>e.filter(({isRepeatable:r})=>r).map(r=>`'${t} --${r.name}'`))}),Ao=(function(o,t){return o.type==="boolean"?void 0:ro(o,t)}),ro=(function(o,t){if(o.choices)return{words:o.choices};let e=G(o).split("|").map(s=>s==="CHECK"?{words:t}:jo(s)),r=e.find(s=>s.lookup)?.lookup;return{words:e.flatMap(({words:s})=>s),...r&&{lookup:r}}}),jo=(function(o){return Io[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),Oo=(function(o,t){return o.map(e=>({name:e.name,summary:e.summary,words:z(e).flatMap(r=>Array(r.isRepeatable?yo:1).fill(ro(r,t))),options:Object.entries({...e.options,...T}).map(([r,s])=>Ro(r,s,t))}))}),Ro=(function(o,t,e){let r=Ao(t,e);return{name:o,help:t.help,isRepeatable:t.multiple===!0,...r&&{values:r}}}),Fo=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Ko}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${k("","-l help","show help")}
${k("","-l version","show the version")}
${o.map(({name:t,summary:e})=>k("",`-a ${t}`,e)).join(`
`)}
${o.flatMap(Do).join(`
`)}
`}),Do=(function({name:o,words:t,options:e}){return[...t.flatMap((r,s)=>Mo(o,s,r)),...e.map(r=>Ho(o,r))]}),Mo=(function(o,t,{words:e,lookup:r}){let s=`-n '__claude_bedrock_just ${o} ${t}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let a=[...e,...r?[`(__claude_bedrock_aws ${r})`]:[]];return a.length>0?[`complete -c claude-bedrock ${s} -a ${g(a.join(" "))}`]:[]}),Ho=(function(o,{name:t,help:e,isRepeatable:r,values:s}){let a=r?"":` --${t}${s?"=":""}`;return k(`${o}${a}`,`-l ${t}${s?Po(s):""}`,e)}),Po=(function({words:o,lookup:t}){if(t==="files")return" -r -F";let e=[...o,...t?[`(__claude_bedrock_aws ${t})`]:[]];return e.length>0?` -x -a ${g(e.join(" "))}`:" -x"}),k=(function(o,t,e){return`complete -c claude-bedrock -n ${g(`__claude_bedrock_in ${o}`.trimEnd())} ${t} -d ${g(e)}`}),g=(function(o){return`'${o.replace(/['\\]/g,"\\$&")}'`}),No=(function(o){return`#compdef claude-bedrock
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
`}),Wo=(function({name:o,words:t,options:e}){let r=[...t.map((s,a)=>`${a+1}: :${so(s)}`),...e.map(To)];return`        ${o}) _arguments ${r.map(no).join(" ")} ;;`}),To=(function({name:o,help:t,isRepeatable:e,values:r}){let s=t.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${so(r)}`:"";return`${e?"*":""}--${o}${r?"=":""}[${s}]${a}`}),so=(function({words:o,lookup:t}){return t==="files"?"_files":t&&o.length>0?`{_claude_bedrock_names ${t}; compadd -- ${o.join(" ")}}`:t?`_claude_bedrock_names ${t}`:o.length===0?" ":o.some(e=>e.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),no=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),F=(function(o){return async(t,{shell:e})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:e,script:zo[e](Oo(o,r))};return Z({data:s,text:()=>s.script})}});var j=Object.defineProperty;var fo=Object.getOwnPropertyDescriptor;var _o=Object.getOwnPropertyNames;var ho=Object.prototype.hasOwnProperty;var wo=((o,t)=>{for(var e in t)j(o,e,{get:t[e],enumerable:!0})}),ko=((o,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of _o(t))!ho.call(o,s)&&s!==e&&j(o,s,{get:()=>t[s],enumerable:!(r=fo(t,s))||r.enumerable});return o});var go=(o=>ko(j({},"__esModule",{value:!0}),o));var Qo={};wo(Qo,{completion:()=>F,parts:()=>Jo});module.exports=go(Qo);var _=require("./program.js").parts[5],T=_.a,z=_.b,ot=_.c,G=_.d;var x=require("./program.js").parts[46],Y=x.a,et=x.b,rt=x.c,st=x.d,nt=x.e,ct=x.f,at=x.g;var h=require("./program.js").parts[48],dt=h.a,y=h.b,it=h.c,lt=h.d;var w=require("./program.js").parts[44],mt=w.a,U=w.b,xt=w.c,$t=w.d;var O=require("./program.js").parts[51],Z=O.a,ft=O.b,_t=O.c;var B=require("./program.js").parts[0],wt=B.a,kt=B.b;var R="A-Za-z0-9_@+.%:/-",V=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${R}]\\{0,1\\}\\([${R}]\\{1,\\}\\)[^]${R}]\\{0,1\\}\\].*|\\1|p`),J=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${V("profile")}`,Q=V("sso-session"),X="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",oo='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',to=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
}`,Io={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:Y},KEY:{words:y.map(({name:o})=>o)},"KEY=VALUE":{words:y.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:U.map(o=>`${o}=`)}};var yo=8;var Ko=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
end`;var zo={bash:Co,zsh:No,fish:Fo};var C=require("./doctor.js").parts[2],At=C.a,jt=C.b,D=C.c,M=C.d;var n=require("./doctor.js").parts[17],Ot=n.a,Rt=n.b,Ft=n.c,Dt=n.d,Mt=n.e,Ht=n.f,Pt=n.g,Kt=n.h,Nt=n.i,Wt=n.j,Tt=n.k,zt=n.l,Gt=n.m,Yt=n.n,Ut=n.o,Zt=n.p,Bt=n.q,Vt=n.r,Jt=n.s,Qt=n.t,Xt=n.u,oe=n.v,te=n.w;var b=require("./doctor.js").parts[19],re=b.a,se=b.b,ne=b.c,ce=b.d,ae=b.e;var c=require("./doctor.js").parts[1],de=c.a,ie=c.b,le=c.c,ue=c.d,me=c.e,xe=c.f,$e=c.g,be=c.h,fe=c.i,_e=c.j,he=c.k,we=c.l,ke=c.m,ge=c.n,Ce=c.o,qe=c.p;var H=require("./doctor.js").parts[20],Ee=H.a,Le=H.b,Se=H.c;var $=require("./doctor.js").parts[25],Ae=$.a,je=$.b,ye=$.c,Oe=$.d,Re=$.e,Fe=$.f;var co=require("./doctor.js").parts[15],Me=co.a,He=co.b;var P=require("./doctor.js").parts[16],Ke=P.a,Ne=P.b,We=P.c;var q=require("./doctor.js").parts[18],ze=q.a,Ge=q.b,Ye=q.c,Ue=q.d;var ao=require("./common.js").parts[6],Be=ao.a,Ve=ao.b;var Go=require("./common.js").parts[4],Qe=Go.a;var v=require("./common.js").parts[3],or=v.a,tr=v.b,er=v.c,rr=v.d;var i=require("./common.js").parts[15],nr=i.a,cr=i.b,ar=i.c,pr=i.d,dr=i.e,ir=i.f,lr=i.g,ur=i.h;var Yo=require("./program.js").parts[74],xr=Yo.a;var E=require("./program.js").parts[43],br=E.a,fr=E.b,_r=E.c,hr=E.d;var l=require("./program.js").parts[50],kr=l.a,gr=l.b,Cr=l.c,qr=l.d,vr=l.e,Er=l.f,Lr=l.g,Sr=l.h;var po=require("./program.js").parts[71],Ar=po.a,jr=po.b;var Uo=require("./program.js").parts[42],Or=Uo.a;var Zo=require("./program.js").parts[20],Fr=Zo.a;var K=require("./program.js").parts[73],Mr=K.a,Hr=K.b,Pr=K.c;var u=require("./program.js").parts[56],Nr=u.a,Wr=u.b,Tr=u.c,zr=u.d,Gr=u.e,Yr=u.f,Ur=u.g,Zr=u.h;var Bo=require("./program.js").parts[63],Vr=Bo.a;var N=require("./program.js").parts[15],Qr=N.a,Xr=N.b,os=N.c;var io=require("./program.js").parts[65],es=io.a,rs=io.b;var d=require("./program.js").parts[67],ns=d.a,cs=d.b,as=d.c,ps=d.d,ds=d.e,is=d.f,ls=d.g,us=d.h,ms=d.i;var L=require("./program.js").parts[66],$s=L.a,bs=L.b,fs=L.c,_s=L.d;var lo=require("./program.js").parts[33],ws=lo.a,ks=lo.b;var S=require("./program.js").parts[32],Cs=S.a,qs=S.b,vs=S.c,Es=S.d;var W=require("./program.js").parts[40],Ss=W.a,Is=W.b,As=W.c;var Vo=require("./program.js").parts[68],ys=Vo.a;var I=require("./common.js").parts[11],Rs=I.a,Fs=I.b,Ds=I.c,Ms=I.d;var uo=require("./common.js").parts[10],Ps=uo.a,Ks=uo.b;var mo=require("./program.js").parts[3],Ws=mo.a,Ts=mo.b;var xo=require("./program.js").parts[45],Gs=xo.a,Ys=xo.b;var $o=require("./program.js").parts[70],Zs=$o.a,Bs=$o.b;var A=require("./program.js").parts[27],Js=A.a,Qs=A.b,Xs=A.c,on=A.d;var p=require("./program.js").parts[72],en=p.a,rn=p.b,sn=p.c,nn=p.d,cn=p.e,an=p.f,pn=p.g,dn=p.h,ln=p.i,un=p.j;var f=require("./program.js").parts[31],xn=f.a,$n=f.b,bn=f.c,fn=f.d,_n=f.e;var bo=require("./program.js").parts[49],wn=bo.a,kn=bo.b;var m=require("./program.js").parts[28],Cn=m.a,qn=m.b,vn=m.c,En=m.d,Ln=m.e,Sn=m.f,In=m.g,An=m.h;var Jo=[{CHECKS:D,CHECK_IDS:M},{completion:F}];0&&(module.exports={completion,parts});
