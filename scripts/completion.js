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
`}),Co=(function({name:o,words:t,options:e}){let r=e.map(s=>`--${s.name}`);return[...t.map((s,a)=>`    '${o} ${a}') echo '${[eo(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),vo=(function(o){let t=new Map;for(let{name:e,options:r}of o)for(let s of r){if(!s.values)continue;let a=eo(s.values);t.set(a,[...t.get(a)??[],`'${e} --${s.name}'`])}return[...t].map(([e,r])=>`    ${r.join(" | ")}) echo '${e}' ;;`)}),eo=(function({words:o,lookup:t}){return[...t?[`@${t}`]:[],...o].join(" ")}),Eo=(function(o){return o.flatMap(({name:t,options:e})=>e.filter(({isRepeatable:r})=>r).map(r=>`'${t} --${r.name}'`))}),Ao=(function(o,t){return o.type==="boolean"?void 0:ro(o,t)}),ro=(function(o,t){if(o.choices)return{words:o.choices};let e=Y(o).split("|").map(s=>s==="CHECK"?{words:t}:jo(s)),r=e.find(s=>s.lookup)?.lookup;return{words:e.flatMap(({words:s})=>s),...r&&{lookup:r}}}),jo=(function(o){return Io[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),Oo=(function(o,t){return o.map(e=>({name:e.name,summary:e.summary,words:G(e).flatMap(r=>Array(r.isRepeatable?yo:1).fill(ro(r,t))),options:Object.entries({...e.options,...z}).map(([r,s])=>Ro(r,s,t))}))}),Ro=(function(o,t,e){let r=Ao(t,e);return{name:o,help:t.help,isRepeatable:t.multiple===!0,...r&&{values:r}}}),Fo=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

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
`}),Wo=(function({name:o,words:t,options:e}){let r=[...t.map((s,a)=>`${a+1}: :${so(s)}`),...e.map(To)];return`        ${o}) _arguments ${r.map(no).join(" ")} ;;`}),To=(function({name:o,help:t,isRepeatable:e,values:r}){let s=t.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${so(r)}`:"";return`${e?"*":""}--${o}${r?"=":""}[${s}]${a}`}),so=(function({words:o,lookup:t}){return t==="files"?"_files":t&&o.length>0?`{_claude_bedrock_names ${t}; compadd -- ${o.join(" ")}}`:t?`_claude_bedrock_names ${t}`:o.length===0?" ":o.some(e=>e.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),no=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),M=(function(o){return async(t,{shell:e})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:e,script:zo[e](Oo(o,r))};return B({data:s,text:()=>s.script})}});var y=Object.defineProperty;var fo=Object.getOwnPropertyDescriptor;var _o=Object.getOwnPropertyNames;var ho=Object.prototype.hasOwnProperty;var wo=((o,t)=>{for(var e in t)y(o,e,{get:t[e],enumerable:!0})}),ko=((o,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of _o(t))!ho.call(o,s)&&s!==e&&y(o,s,{get:()=>t[s],enumerable:!(r=fo(t,s))||r.enumerable});return o});var go=(o=>ko(y({},"__esModule",{value:!0}),o));var ot={};wo(ot,{completion:()=>M,parts:()=>Xo});module.exports=go(ot);var w=require("./program.js").parts[5],z=w.a,G=w.b,et=w.c,Y=w.d;var k=require("./program.js").parts[50],st=k.a,U=k.b,nt=k.c,ct=k.d;var $=require("./program.js").parts[52],Z=$.a,pt=$.b,dt=$.c,it=$.d,lt=$.e,ut=$.f,xt=$.g;var g=require("./program.js").parts[54],$t=g.a,O=g.b,bt=g.c,ft=g.d;var R=require("./program.js").parts[57],B=R.a,ht=R.b,wt=R.c;var F=require("./program.js").parts[0],gt=F.a,qt=F.b,Ct=F.c;var D="A-Za-z0-9_@+.%:/-",V=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${D}]\\{0,1\\}\\([${D}]\\{1,\\}\\)[^]${D}]\\{0,1\\}\\].*|\\1|p`),J=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${V("profile")}`,Q=V("sso-session"),X="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",oo='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',to=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
}`,Io={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:Z},KEY:{words:O.map(({name:o})=>o)},"KEY=VALUE":{words:O.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:U.map(o=>`${o}=`)}};var yo=8;var Ko=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
end`;var zo={bash:qo,zsh:No,fish:Fo};var i=require("./doctor.js").parts[3],Ot=i.a,Rt=i.b,Ft=i.c,Dt=i.d,Mt=i.e,Ht=i.f,H=i.g,P=i.h;var n=require("./doctor.js").parts[20],Kt=n.a,Nt=n.b,Wt=n.c,Tt=n.d,zt=n.e,Gt=n.f,Yt=n.g,Ut=n.h,Zt=n.i,Bt=n.j,Vt=n.k,Jt=n.l,Qt=n.m,Xt=n.n,oe=n.o,te=n.p,ee=n.q,re=n.r,se=n.s,ne=n.t,ce=n.u,ae=n.v,pe=n.w;var c=require("./doctor.js").parts[2],ie=c.a,le=c.b,ue=c.c,xe=c.d,me=c.e,$e=c.f,be=c.g,fe=c.h,_e=c.i,he=c.j,we=c.k,ke=c.l,ge=c.m,qe=c.n,Ce=c.o,ve=c.p;var _=require("./doctor.js").parts[22],Le=_.a,Se=_.b,Ie=_.c,Ae=_.d,je=_.e;var b=require("./doctor.js").parts[18],Oe=b.a,Re=b.b,Fe=b.c,De=b.d,Me=b.e,He=b.f;var f=require("./doctor.js").parts[28],Ke=f.a,Ne=f.b,We=f.c,Te=f.d,ze=f.e,Ge=f.f;var co=require("./doctor.js").parts[17],Ue=co.a,Ze=co.b;var K=require("./doctor.js").parts[19],Ve=K.a,Je=K.b,Qe=K.c;var v=require("./doctor.js").parts[21],or=v.a,tr=v.b,er=v.c,rr=v.d;var ao=require("./common.js").parts[6],nr=ao.a,cr=ao.b;var Go=require("./common.js").parts[4],pr=Go.a;var l=require("./common.js").parts[15],ir=l.a,lr=l.b,ur=l.c,xr=l.d,mr=l.e,$r=l.f,br=l.g,fr=l.h;var E=require("./common.js").parts[3],hr=E.a,wr=E.b,kr=E.c,gr=E.d;var po=require("./common.js").parts[10],Cr=po.a,vr=po.b;var Yo=require("./program.js").parts[9],Lr=Yo.a;var Uo=require("./program.js").parts[81],Ir=Uo.a;var L=require("./program.js").parts[48],jr=L.a,yr=L.b,Or=L.c,Rr=L.d;var io=require("./program.js").parts[3],Dr=io.a,Mr=io.b;var u=require("./program.js").parts[56],Pr=u.a,Kr=u.b,Nr=u.c,Wr=u.d,Tr=u.e,zr=u.f,Gr=u.g,Yr=u.h;var lo=require("./program.js").parts[78],Zr=lo.a,Br=lo.b;var Zo=require("./program.js").parts[47],Jr=Zo.a;var Bo=require("./program.js").parts[23],Xr=Bo.a;var N=require("./program.js").parts[80],ts=N.a,es=N.b,rs=N.c;var x=require("./program.js").parts[62],ns=x.a,cs=x.b,as=x.c,ps=x.d,ds=x.e,is=x.f,ls=x.g,us=x.h;var Vo=require("./program.js").parts[69],ms=Vo.a;var W=require("./program.js").parts[18],bs=W.a,fs=W.b,_s=W.c;var uo=require("./program.js").parts[71],ws=uo.a,ks=uo.b;var d=require("./program.js").parts[75],qs=d.a,Cs=d.b,vs=d.c,Es=d.d,Ls=d.e,Ss=d.f,Is=d.g,As=d.h,js=d.i;var S=require("./program.js").parts[72],Os=S.a,Rs=S.b,Fs=S.c,Ds=S.d;var xo=require("./program.js").parts[77],Hs=xo.a,Ps=xo.b;var mo=require("./program.js").parts[38],Ns=mo.a,Ws=mo.b;var Jo=require("./program.js").parts[74],zs=Jo.a;var I=require("./common.js").parts[11],Ys=I.a,Us=I.b,Zs=I.c,Bs=I.d;var $o=require("./program.js").parts[51],Js=$o.a,Qs=$o.b;var A=require("./program.js").parts[37],on=A.a,tn=A.b,en=A.c,rn=A.d;var T=require("./program.js").parts[45],nn=T.a,cn=T.b,an=T.c;var p=require("./program.js").parts[79],dn=p.a,ln=p.b,un=p.c,xn=p.d,mn=p.e,$n=p.f,bn=p.g,fn=p.h,_n=p.i,hn=p.j,wn=p.k;var Qo=require("./program.js").parts[73],gn=Qo.a;var j=require("./program.js").parts[31],Cn=j.a,vn=j.b,En=j.c,Ln=j.d;var h=require("./program.js").parts[36],In=h.a,An=h.b,jn=h.c,yn=h.d,On=h.e;var bo=require("./program.js").parts[55],Fn=bo.a,Dn=bo.b;var m=require("./program.js").parts[32],Hn=m.a,Pn=m.b,Kn=m.c,Nn=m.d,Wn=m.e,Tn=m.f,zn=m.g,Gn=m.h;var Xo=[{CHECKS:H,CHECK_IDS:P},{completion:M}];0&&(module.exports={completion,parts});
