"use strict";var qo=(function(o){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${to}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...o.map(({name:t})=>t),"--help","--version"].join(" ")}' ;;
${o.flatMap(vo).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${Eo(o).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${Lo(o).join(" | ")}) return 0 ;;
  esac
  return 1
}

${So}

${Io}

complete -F _claude_bedrock claude-bedrock
`}),vo=(function({name:o,words:t,options:e}){let r=e.map(s=>`--${s.name}`);return[...t.map((s,a)=>`    '${o} ${a}') echo '${[eo(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),Eo=(function(o){let t=new Map;for(let{name:e,options:r}of o)for(let s of r){if(!s.values)continue;let a=eo(s.values);t.set(a,[...t.get(a)??[],`'${e} --${s.name}'`])}return[...t].map(([e,r])=>`    ${r.join(" | ")}) echo '${e}' ;;`)}),eo=(function({words:o,lookup:t}){return[...t?[`@${t}`]:[],...o].join(" ")}),Lo=(function(o){return o.flatMap(({name:t,options:e})=>e.filter(({isRepeatable:r})=>r).map(r=>`'${t} --${r.name}'`))}),jo=(function(o,t){return o.type==="boolean"?void 0:ro(o,t)}),ro=(function(o,t){if(o.choices)return{words:o.choices};let e=G(o).split("|").map(s=>s==="CHECK"?{words:t}:yo(s)),r=e.find(s=>s.lookup)?.lookup;return{words:e.flatMap(({words:s})=>s),...r&&{lookup:r}}}),yo=(function(o){return Ao[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),Ro=(function(o,t){return o.map(e=>({name:e.name,summary:e.summary,words:z(e).flatMap(r=>Array(r.isRepeatable?Oo:1).fill(ro(r,t))),options:Object.entries({...e.options,...T}).map(([r,s])=>Fo(r,s,t))}))}),Fo=(function(o,t,e){let r=jo(t,e);return{name:o,help:t.help,isRepeatable:t.multiple===!0,...r&&{values:r}}}),Do=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${No}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${k("","-l help","show help")}
${k("","-l version","show the version")}
${o.map(({name:t,summary:e})=>k("",`-a ${t}`,e)).join(`
`)}
${o.flatMap(Mo).join(`
`)}
`}),Mo=(function({name:o,words:t,options:e}){return[...t.flatMap((r,s)=>Ho(o,s,r)),...e.map(r=>Po(o,r))]}),Ho=(function(o,t,{words:e,lookup:r}){let s=`-n '__claude_bedrock_just ${o} ${t}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let a=[...e,...r?[`(__claude_bedrock_aws ${r})`]:[]];return a.length>0?[`complete -c claude-bedrock ${s} -a ${g(a.join(" "))}`]:[]}),Po=(function(o,{name:t,help:e,isRepeatable:r,values:s}){let a=r?"":` --${t}${s?"=":""}`;return k(`${o}${a}`,`-l ${t}${s?Ko(s):""}`,e)}),Ko=(function({words:o,lookup:t}){if(t==="files")return" -r -F";let e=[...o,...t?[`(__claude_bedrock_aws ${t})`]:[]];return e.length>0?` -x -a ${g(e.join(" "))}`:" -x"}),k=(function(o,t,e){return`complete -c claude-bedrock -n ${g(`__claude_bedrock_in ${o}`.trimEnd())} ${t} -d ${g(e)}`}),g=(function(o){return`'${o.replace(/['\\]/g,"\\$&")}'`}),Wo=(function(o){return`#compdef claude-bedrock
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
${o.map(To).join(`
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
`}),To=(function({name:o,words:t,options:e}){let r=[...t.map((s,a)=>`${a+1}: :${so(s)}`),...e.map(zo)];return`        ${o}) _arguments ${r.map(no).join(" ")} ;;`}),zo=(function({name:o,help:t,isRepeatable:e,values:r}){let s=t.replace(/[\\[\]:]/g,"\\$&"),a=r?`:${o}:${so(r)}`:"";return`${e?"*":""}--${o}${r?"=":""}[${s}]${a}`}),so=(function({words:o,lookup:t}){return t==="files"?"_files":t&&o.length>0?`{_claude_bedrock_names ${t}; compadd -- ${o.join(" ")}}`:t?`_claude_bedrock_names ${t}`:o.length===0?" ":o.some(e=>e.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),no=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),O=(function(o){return async(t,{shell:e})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:e,script:Go[e](Ro(o,r))};return Z({data:s,text:()=>s.script})}});var I=Object.defineProperty;var _o=Object.getOwnPropertyDescriptor;var ho=Object.getOwnPropertyNames;var wo=Object.prototype.hasOwnProperty;var ko=((o,t)=>{for(var e in t)I(o,e,{get:t[e],enumerable:!0})}),go=((o,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of ho(t))!wo.call(o,s)&&s!==e&&I(o,s,{get:()=>t[s],enumerable:!(r=_o(t,s))||r.enumerable});return o});var Co=(o=>go(I({},"__esModule",{value:!0}),o));var Qo={};ko(Qo,{completion:()=>O,parts:()=>Jo});module.exports=Co(Qo);var _=require("./program.js").parts[5],T=_.a,z=_.b,ot=_.c,G=_.d;var u=require("./program.js").parts[45],Y=u.a,et=u.b,rt=u.c,st=u.d,nt=u.e,ct=u.f,at=u.g;var h=require("./program.js").parts[47],dt=h.a,A=h.b,it=h.c,lt=h.d;var w=require("./program.js").parts[43],mt=w.a,U=w.b,$t=w.c,xt=w.d;var j=require("./program.js").parts[50],Z=j.a,ft=j.b,_t=j.c;var B=require("./program.js").parts[0],wt=B.a,kt=B.b;var y="A-Za-z0-9_@+.%:/-",V=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${y}]\\{0,1\\}\\([${y}]\\{1,\\}\\)[^]${y}]\\{0,1\\}\\].*|\\1|p`),J=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${V("profile")}`,Q=V("sso-session"),X="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",oo='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',to=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
}`;var So=`# Offers $1 where it starts with what was typed.
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
}`,Io=`_claude_bedrock() {
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
}`,Ao={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:Y},KEY:{words:A.map(({name:o})=>o)},"KEY=VALUE":{words:A.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:U.map(o=>`${o}=`)}};var Oo=8;var No=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
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
end`;var Go={bash:qo,zsh:Wo,fish:Do};var x=require("./doctor.js").parts[2],At=x.a,jt=x.b,yt=x.c,R=x.d,F=x.e;var n=require("./doctor.js").parts[18],Rt=n.a,Ft=n.b,Dt=n.c,Mt=n.d,Ht=n.e,Pt=n.f,Kt=n.g,Nt=n.h,Wt=n.i,Tt=n.j,zt=n.k,Gt=n.l,Yt=n.m,Ut=n.n,Zt=n.o,Bt=n.p,Vt=n.q,Jt=n.r,Qt=n.s,Xt=n.t;var b=require("./doctor.js").parts[20],te=b.a,ee=b.b,re=b.c,se=b.d,ne=b.e;var c=require("./doctor.js").parts[1],ae=c.a,pe=c.b,de=c.c,ie=c.d,le=c.e,ue=c.f,me=c.g,$e=c.h,xe=c.i,be=c.j,fe=c.k,_e=c.l,he=c.m,we=c.n,ke=c.o,ge=c.p;var D=require("./doctor.js").parts[21],qe=D.a,ve=D.b,Ee=D.c;var $=require("./doctor.js").parts[26],Se=$.a,Ie=$.b,Ae=$.c,je=$.d,ye=$.e,Oe=$.f;var co=require("./doctor.js").parts[16],Fe=co.a,De=co.b;var M=require("./doctor.js").parts[17],He=M.a,Pe=M.b,Ke=M.c;var C=require("./doctor.js").parts[19],We=C.a,Te=C.b,ze=C.c,Ge=C.d;var H=require("./doctor.js").parts[15],Ue=H.a,Ze=H.b,Be=H.c;var ao=require("./common.js").parts[6],Je=ao.a,Qe=ao.b;var Yo=require("./common.js").parts[4],or=Yo.a;var q=require("./common.js").parts[3],er=q.a,rr=q.b,sr=q.c,nr=q.d;var p=require("./common.js").parts[15],ar=p.a,pr=p.b,dr=p.c,ir=p.d,lr=p.e,ur=p.f,mr=p.g,$r=p.h;var P=require("./common.js").parts[8],br=P.a,fr=P.b,_r=P.c;var po=require("./program.js").parts[42],wr=po.a,kr=po.b;var d=require("./program.js").parts[49],Cr=d.a,qr=d.b,vr=d.c,Er=d.d,Lr=d.e,Sr=d.f,Ir=d.g,Ar=d.h;var io=require("./program.js").parts[70],yr=io.a,Or=io.b;var Uo=require("./program.js").parts[41],Fr=Uo.a;var Zo=require("./program.js").parts[21],Mr=Zo.a;var K=require("./program.js").parts[72],Pr=K.a,Kr=K.b,Nr=K.c;var i=require("./program.js").parts[55],Tr=i.a,zr=i.b,Gr=i.c,Yr=i.d,Ur=i.e,Zr=i.f,Br=i.g,Vr=i.h;var Bo=require("./program.js").parts[62],Qr=Bo.a;var N=require("./program.js").parts[15],os=N.a,ts=N.b,es=N.c;var lo=require("./program.js").parts[64],ss=lo.a,ns=lo.b;var l=require("./program.js").parts[66],as=l.a,ps=l.b,ds=l.c,is=l.d,ls=l.e,us=l.f,ms=l.g,$s=l.h;var v=require("./program.js").parts[65],bs=v.a,fs=v.b,_s=v.c,hs=v.d;var uo=require("./program.js").parts[33],ks=uo.a,gs=uo.b;var E=require("./program.js").parts[32],qs=E.a,vs=E.b,Es=E.c,Ls=E.d;var W=require("./program.js").parts[39],Is=W.a,As=W.b,js=W.c;var Vo=require("./program.js").parts[67],Os=Vo.a;var L=require("./common.js").parts[11],Fs=L.a,Ds=L.b,Ms=L.c,Hs=L.d;var mo=require("./common.js").parts[10],Ks=mo.a,Ns=mo.b;var $o=require("./program.js").parts[3],Ts=$o.a,zs=$o.b;var xo=require("./program.js").parts[44],Ys=xo.a,Us=xo.b;var bo=require("./program.js").parts[69],Bs=bo.a,Vs=bo.b;var S=require("./program.js").parts[28],Qs=S.a,Xs=S.b,on=S.c,tn=S.d;var f=require("./program.js").parts[31],rn=f.a,sn=f.b,nn=f.c,cn=f.d,an=f.e;var fo=require("./program.js").parts[48],dn=fo.a,ln=fo.b;var m=require("./program.js").parts[29],mn=m.a,$n=m.b,xn=m.c,bn=m.d,fn=m.e,_n=m.f,hn=m.g;var Jo=[{CHECKS:R,CHECK_IDS:F},{completion:O}];0&&(module.exports={completion,parts});
