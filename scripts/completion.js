"use strict";var bo=(function(o){return`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${B}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...o.map(({name:e})=>e),"--help","--version"].join(" ")}' ;;
${o.flatMap(_o).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${ho(o).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${wo(o).join(" | ")}) return 0 ;;
  esac
  return 1
}

${ko}

${go}

complete -F _claude_bedrock claude-bedrock
`}),_o=(function({name:o,words:e,options:t}){let r=t.map(s=>`--${s.name}`);return[...e.map((s,c)=>`    '${o} ${c}') echo '${[V(s),...r].join(" ")}' ;;`),`    '${o} '*) echo '${r.join(" ")}' ;;`]}),ho=(function(o){let e=new Map;for(let{name:t,options:r}of o)for(let s of r){if(!s.values)continue;let c=V(s.values);e.set(c,[...e.get(c)??[],`'${t} --${s.name}'`])}return[...e].map(([t,r])=>`    ${r.join(" | ")}) echo '${t}' ;;`)}),V=(function({words:o,lookup:e}){return[...e?[`@${e}`]:[],...o].join(" ")}),wo=(function(o){return o.flatMap(({name:e,options:t})=>t.filter(({isRepeatable:r})=>r).map(r=>`'${e} --${r.name}'`))}),vo=(function(o,e){return o.type==="boolean"?void 0:J(o,e)}),J=(function(o,e){if(o.choices)return{words:o.choices};let t=P(o).split("|").map(s=>s==="CHECK"?{words:e}:qo(s)),r=t.find(s=>s.lookup)?.lookup;return{words:t.flatMap(({words:s})=>s),...r&&{lookup:r}}}),qo=(function(o){return Co[o]??{words:/^[a-z]/.test(o)?[o]:[]}}),Lo=(function(o,e){return o.map(t=>({name:t.name,summary:t.summary,words:H(t).flatMap(r=>Array(r.isRepeatable?Eo:1).fill(J(r,e))),options:Object.entries({...t.options,...M}).map(([r,s])=>So(r,s,e))}))}),So=(function(o,e,t){let r=vo(e,t);return{name:o,help:e.help,isRepeatable:e.multiple===!0,...r&&{values:r}}}),Io=(function(o){return`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Ro}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${k("","-l help","show help")}
${k("","-l version","show the version")}
${o.map(({name:e,summary:t})=>k("",`-a ${e}`,t)).join(`
`)}
${o.flatMap(Ao).join(`
`)}
`}),Ao=(function({name:o,words:e,options:t}){return[...e.flatMap((r,s)=>jo(o,s,r)),...t.map(r=>yo(o,r))]}),jo=(function(o,e,{words:t,lookup:r}){let s=`-n '__claude_bedrock_just ${o} ${e}'`;if(r==="files")return[`complete -c claude-bedrock ${s} -F`];let c=[...t,...r?[`(__claude_bedrock_aws ${r})`]:[]];return c.length>0?[`complete -c claude-bedrock ${s} -a ${g(c.join(" "))}`]:[]}),yo=(function(o,{name:e,help:t,isRepeatable:r,values:s}){let c=r?"":` --${e}${s?"=":""}`;return k(`${o}${c}`,`-l ${e}${s?Oo(s):""}`,t)}),Oo=(function({words:o,lookup:e}){if(e==="files")return" -r -F";let t=[...o,...e?[`(__claude_bedrock_aws ${e})`]:[]];return t.length>0?` -x -a ${g(t.join(" "))}`:" -x"}),k=(function(o,e,t){return`complete -c claude-bedrock -n ${g(`__claude_bedrock_in ${o}`.trimEnd())} ${e} -d ${g(t)}`}),g=(function(o){return`'${o.replace(/['\\]/g,"\\$&")}'`}),Fo=(function(o){return`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${B}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${o.map(({name:e,summary:t})=>`    ${X(`${e}:${t}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${o.map(Do).join(`
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
`}),Do=(function({name:o,words:e,options:t}){let r=[...e.map((s,c)=>`${c+1}: :${Q(s)}`),...t.map(Mo)];return`        ${o}) _arguments ${r.map(X).join(" ")} ;;`}),Mo=(function({name:o,help:e,isRepeatable:t,values:r}){let s=e.replace(/[\\[\]:]/g,"\\$&"),c=r?`:${o}:${Q(r)}`:"";return`${t?"*":""}--${o}${r?"=":""}[${s}]${c}`}),Q=(function({words:o,lookup:e}){return e==="files"?"_files":e&&o.length>0?`{_claude_bedrock_names ${e}; compadd -- ${o.join(" ")}}`:e?`_claude_bedrock_names ${e}`:o.length===0?" ":o.some(t=>t.endsWith("="))?`{compadd -S '' -- ${o.join(" ")}}`:`(${o.join(" ")})`}),X=(function(o){return`'${o.replaceAll("'","'\\''")}'`}),A=(function(o){return async(e,{shell:t})=>{let{CHECK_IDS:r}=await Promise.resolve().then(()=>require("./completion.js").parts[0]),s={shell:t,script:Ho[t](Lo(o,r))};return W({data:s,text:()=>s.script})}});var q=Object.defineProperty;var lo=Object.getOwnPropertyDescriptor;var uo=Object.getOwnPropertyNames;var $o=Object.prototype.hasOwnProperty;var mo=((o,e)=>{for(var t in e)q(o,t,{get:e[t],enumerable:!0})}),xo=((o,e,t,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of uo(e))!$o.call(o,s)&&s!==t&&q(o,s,{get:()=>e[s],enumerable:!(r=lo(e,s))||r.enumerable});return o});var fo=(o=>xo(q({},"__esModule",{value:!0}),o));var zo={};mo(zo,{completion:()=>A,parts:()=>To});module.exports=fo(zo);var h=require("./program.js").parts[5],M=h.a,H=h.b,Yo=h.c,P=h.d;var i=require("./program.js").parts[44],K=i.a,Zo=i.b,Bo=i.c,Vo=i.d,Jo=i.e,Qo=i.f,Xo=i.g;var E=require("./program.js").parts[46],L=E.a,ee=E.b,te=E.c;var w=require("./program.js").parts[42],se=w.a,N=w.b,ne=w.c,ae=w.d;var S=require("./program.js").parts[50],W=S.a,pe=S.b,de=S.c;var T=require("./program.js").parts[0],le=T.a,ue=T.b;var I="A-Za-z0-9_@+.%:/-",z=(o=>`s|^[[:space:]]*\\[${o}[[:space:]][^]${I}]\\{0,1\\}\\([${I}]\\{1,\\}\\)[^]${I}]\\{0,1\\}\\].*|\\1|p`),G=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${z("profile")}`,Y=z("sso-session"),U="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",Z='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',B=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${G}' <"$config"
        LC_ALL=C command sed -n '${U}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${Y}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${Z}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;var ko=`# Offers $1 where it starts with what was typed.
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
}`,go=`_claude_bedrock() {
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
}`,Co={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:K},KEY:{words:L.map(({name:o})=>o)},"KEY=VALUE":{words:L.filter(({settable:o})=>o).map(({name:o})=>`${o}=`)},"FAMILY=ID":{words:N.map(o=>`${o}=`)}};var Eo=8;var Ro=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${G}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${U}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${Y}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${Z}' -- $claude/bedrock/presets.json 2>/dev/null
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
end`;var Ho={bash:bo,zsh:Fo,fish:Io};var f=require("./doctor.js").parts[2],ke=f.a,ge=f.b,Ce=f.c,j=f.d,y=f.e;var n=require("./doctor.js").parts[16],qe=n.a,Ee=n.b,Le=n.c,Se=n.d,Ie=n.e,Ae=n.f,je=n.g,ye=n.h,Oe=n.i,Re=n.j,Fe=n.k,De=n.l,Me=n.m,He=n.n,Pe=n.o,Ke=n.p,Ne=n.q,We=n.r,Te=n.s,ze=n.t;var b=require("./doctor.js").parts[17],Ye=b.a,Ue=b.b,Ze=b.c,Be=b.d,Ve=b.e;var a=require("./doctor.js").parts[1],Qe=a.a,Xe=a.b,ot=a.c,et=a.d,tt=a.e,rt=a.f,st=a.g,nt=a.h,at=a.i,ct=a.j,pt=a.k,dt=a.l,it=a.m,lt=a.n,ut=a.o;var O=require("./doctor.js").parts[18],mt=O.a,xt=O.b,ft=O.c;var x=require("./doctor.js").parts[23],_t=x.a,ht=x.b,wt=x.c,kt=x.d,gt=x.e,Ct=x.f;var oo=require("./doctor.js").parts[15],qt=oo.a,Et=oo.b;var eo=require("./common.js").parts[5],St=eo.a,It=eo.b;var R=require("./common.js").parts[3],jt=R.a,yt=R.b,Ot=R.c;var l=require("./common.js").parts[13],Ft=l.a,Dt=l.b,Mt=l.c,Ht=l.d,Pt=l.e,Kt=l.f,Nt=l.g;var u=require("./program.js").parts[49],Tt=u.a,zt=u.b,Gt=u.c,Yt=u.d,Ut=u.e,Zt=u.f,Bt=u.g;var to=require("./program.js").parts[40],Jt=to.a,Qt=to.b;var $=require("./program.js").parts[48],or=$.a,er=$.b,tr=$.c,rr=$.d,sr=$.e,nr=$.f,ar=$.g;var ro=require("./program.js").parts[70],pr=ro.a,dr=ro.b;var Po=require("./program.js").parts[39],lr=Po.a;var Ko=require("./program.js").parts[19],$r=Ko.a;var F=require("./program.js").parts[72],xr=F.a,fr=F.b,br=F.c;var p=require("./program.js").parts[56],hr=p.a,wr=p.b,kr=p.c,gr=p.d,Cr=p.e,vr=p.f,qr=p.g,Er=p.h;var No=require("./program.js").parts[62],Sr=No.a;var D=require("./program.js").parts[13],Ar=D.a,jr=D.b,yr=D.c;var so=require("./program.js").parts[64],Rr=so.a,Fr=so.b;var d=require("./program.js").parts[66],Mr=d.a,Hr=d.b,Pr=d.c,Kr=d.d,Nr=d.e,Wr=d.f,Tr=d.g,zr=d.h;var C=require("./program.js").parts[65],Yr=C.a,Ur=C.b,Zr=C.c,Br=C.d;var Wo=require("./program.js").parts[67],Jr=Wo.a;var no=require("./common.js").parts[9],Xr=no.a,os=no.b;var v=require("./program.js").parts[41],ts=v.a,rs=v.b,ss=v.c,ns=v.d;var ao=require("./program.js").parts[3],cs=ao.a,ps=ao.b;var co=require("./program.js").parts[43],is=co.a,ls=co.b;var po=require("./program.js").parts[69],$s=po.a,ms=po.b;var _=require("./program.js").parts[29],fs=_.a,bs=_.b,_s=_.c,hs=_.d,ws=_.e;var io=require("./program.js").parts[47],gs=io.a,Cs=io.b;var m=require("./program.js").parts[27],qs=m.a,Es=m.b,Ls=m.c,Ss=m.d,Is=m.e,As=m.f,js=m.g;var To=[{CHECKS:j,CHECK_IDS:y},{completion:A}];0&&(module.exports={completion,parts});
