"use strict";var j=(e=>`# Completion of claude-bedrock for bash, made by: claude-bedrock completion bash

${S}

# What may follow the subcommand $1 and $2 more words: a word of its own, and its options.
_claude_bedrock_words() {
  case "$1 $2" in
    ' '*) echo '${[...e.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;
${e.flatMap(R).join(`
`)}
  esac
}

# What the option $2 of the subcommand $1 takes: words, or @ and where to look them up. Fails where it takes nothing.
_claude_bedrock_values() {
  case "$1 $2" in
${F(e).join(`
`)}
    *) return 1 ;;
  esac
}

# True where the option $2 of the subcommand $1 may be given more than once.
_claude_bedrock_repeats() {
  case "$1 $2" in
    ${D(e).join(" | ")}) return 0 ;;
  esac
  return 1
}

${x}

${M}

complete -F _claude_bedrock claude-bedrock
`),R=(({name:e,words:o,options:r})=>{let t=r.map(a=>`--${a.name}`);return[...o.map((a,s)=>`    '${e} ${s}') echo '${[I(a),...t].join(" ")}' ;;`),`    '${e} '*) echo '${t.join(" ")}' ;;`]}),F=(e=>{let o=new Map;for(let{name:r,options:t}of e)for(let a of t){if(!a.values)continue;let s=I(a.values);o.set(s,[...o.get(s)??[],`'${r} --${a.name}'`])}return[...o].map(([r,t])=>`    ${t.join(" | ")}) echo '${r}' ;;`)}),I=(({words:e,lookup:o})=>[...o?[`@${o}`]:[],...e].join(" ")),D=(e=>e.flatMap(({name:o,options:r})=>r.filter(({isRepeatable:t})=>t).map(t=>`'${o} --${t.name}'`))),P=((e,o)=>e.type==="boolean"?void 0:A(e,o)),A=((e,o)=>{if(e.choices)return{words:e.choices};let r=k(e).split("|").map(a=>a==="CHECK"?{words:o}:q(a)),t=r.find(a=>a.lookup)?.lookup;return{words:r.flatMap(({words:a})=>a),...t&&{lookup:t}}}),q=(e=>H[e]??{words:/^[a-z]/.test(e)?[e]:[]}),N=((e,o)=>e.map(r=>({name:r.name,summary:r.summary,words:h(r).flatMap(t=>Array(t.isRepeatable?K:1).fill(A(t,o))),options:Object.entries({...r.options,...w}).map(([t,a])=>W(t,a,o))}))),W=((e,o,r)=>{let t=P(o,r);return{name:e,help:o.help,isRepeatable:o.multiple===!0,...t&&{values:t}}}),T=(e=>`# Completion of claude-bedrock for fish, made by: claude-bedrock completion fish

${Z}

complete -c claude-bedrock -e
complete -c claude-bedrock -f
${d("","-l help","show help")}
${d("","-l version","show the version")}
${e.map(({name:o,summary:r})=>d("",`-a ${o}`,r)).join(`
`)}
${e.flatMap(z).join(`
`)}
`),z=(({name:e,words:o,options:r})=>[...o.flatMap((t,a)=>G(e,a,t)),...r.map(t=>Y(e,t))]),G=((e,o,{words:r,lookup:t})=>{let a=`-n '__claude_bedrock_just ${e} ${o}'`;if(t==="files")return[`complete -c claude-bedrock ${a} -F`];let s=[...r,...t?[`(__claude_bedrock_aws ${t})`]:[]];return s.length>0?[`complete -c claude-bedrock ${a} -a ${p(s.join(" "))}`]:[]}),Y=((e,{name:o,help:r,isRepeatable:t,values:a})=>{let s=t?"":` --${o}${a?"=":""}`;return d(`${e}${s}`,`-l ${o}${a?U(a):""}`,r)}),U=(({words:e,lookup:o})=>{if(o==="files")return" -r -F";let r=[...e,...o?[`(__claude_bedrock_aws ${o})`]:[]];return r.length>0?` -x -a ${p(r.join(" "))}`:" -x"}),d=((e,o,r)=>`complete -c claude-bedrock -n ${p(`__claude_bedrock_in ${e}`.trimEnd())} ${o} -d ${p(r)}`),p=(e=>`'${e.replace(/['\\]/g,"\\$&")}'`),B=(e=>`#compdef claude-bedrock
# Completion of claude-bedrock for zsh, made by: claude-bedrock completion zsh

${S}

# _arguments puts what compadd is to be told before the last word.
_claude_bedrock_names() {
  local -a names=(\${(f)"$(_claude_bedrock_aws $@[-1])"})
  compadd "\${@[1,-2]}" -a names
}

_claude_bedrock() {
  local curcontext=$curcontext state
  local -a line commands=(
${e.map(({name:o,summary:r})=>`    ${O(`${o}:${r}`)}`).join(`
`)}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $line[1] in
${e.map(V).join(`
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
`),V=(({name:e,words:o,options:r})=>{let t=[...o.map((a,s)=>`${s+1}: :${y(a)}`),...r.map(J)];return`        ${e}) _arguments ${t.map(O).join(" ")} ;;`}),J=(({name:e,help:o,isRepeatable:r,values:t})=>{let a=o.replace(/[\\[\]:]/g,"\\$&"),s=t?`:${e}:${y(t)}`:"";return`${r?"*":""}--${e}${t?"=":""}[${a}]${s}`}),y=(({words:e,lookup:o})=>o==="files"?"_files":o&&e.length>0?`{_claude_bedrock_names ${o}; compadd -- ${e.join(" ")}}`:o?`_claude_bedrock_names ${o}`:e.length===0?" ":e.some(r=>r.endsWith("="))?`{compadd -S '' -- ${e.join(" ")}}`:`(${e.join(" ")})`),O=(e=>`'${e.replaceAll("'","'\\''")}'`),i=(e=>async(o,{shell:r})=>{let{CHECK_IDS:t}=await(async()=>require("./completion.js").parts[0])(),a={shell:r,script:Q[r](N(e,t))};return b({data:a,text:()=>a.script})});var{parts:f}=require("./doctor.js");var{g:m,h:c}=f[3];var{parts:ke}=require("./common.js");var{parts:n}=require("./program.js");var{parts:qe}=require("./status.js");var{a:u}=n[38];var{b:_}=n[36];var{b:l}=n[40];var{a:b}=n[42];var{a:w,b:h,d:k}=n[4];var $="A-Za-z0-9_@+.%:/-",C=(e=>`s|^[[:space:]]*\\[${e}[[:space:]][^]${$}]\\{0,1\\}\\([${$}]\\{1,\\}\\)[^]${$}]\\{0,1\\}\\].*|\\1|p`),v=`s|^[[:space:]]*\\[\\(default\\)\\].*|\\1|p;${C("profile")}`,g=C("sso-session"),E="s|^[[:space:]]*\\[\\([^][:space:]]\\{1,\\}\\)\\].*|\\1|p",L='s|^    "\\([A-Za-z0-9][A-Za-z0-9_.-]*\\)": {.*|\\1|p',S=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
_claude_bedrock_aws() {
  local config=\${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    case $1 in
      profiles)
        LC_ALL=C command sed -n '${v}' <"$config"
        LC_ALL=C command sed -n '${E}' <"$credentials"
        ;;
      sso-sessions)
        LC_ALL=C command sed -n '${g}' <"$config"
        ;;
      presets)
        LC_ALL=C command sed -n '${L}' <"\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/bedrock/presets.json"
        ;;
    esac
  } 2>/dev/null
}`;var x=`# Offers $1 where it starts with what was typed.
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
}`,M=`_claude_bedrock() {
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
}`,H={FILE:{words:[],lookup:"files"},DIR:{words:[],lookup:"files"},PROFILE:{words:[],lookup:"profiles"},SESSION:{words:[],lookup:"sso-sessions"},PRESET:{words:[],lookup:"presets"},REGION:{words:u},KEY:{words:l.map(({name:e})=>e)},"KEY=VALUE":{words:l.filter(({settable:e})=>e).map(({name:e})=>`${e}=`)},"FAMILY=ID":{words:_.map(e=>`${e}=`)}};var K=8;var Z=`# Prints the names of the AWS profiles, of the SSO sessions or of the presets, a line each.
function __claude_bedrock_aws
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config $AWS_CONFIG_FILE
    test -n "$AWS_SHARED_CREDENTIALS_FILE"; and set credentials $AWS_SHARED_CREDENTIALS_FILE
    switch $argv[1]
        case profiles
            LC_ALL=C command sed -n -e '${v}' -- $config 2>/dev/null
            LC_ALL=C command sed -n -e '${E}' -- $credentials 2>/dev/null
        case sso-sessions
            LC_ALL=C command sed -n -e '${g}' -- $config 2>/dev/null
        case presets
            set -l claude ~/.claude
            test -n "$CLAUDE_CONFIG_DIR"; and set claude $CLAUDE_CONFIG_DIR
            LC_ALL=C command sed -n -e '${L}' -- $claude/bedrock/presets.json 2>/dev/null
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
end`;var Q={bash:j,zsh:B,fish:T};module.exports={completion:i,parts:[{CHECKS:m,CHECK_IDS:c},{completion:i}]};
