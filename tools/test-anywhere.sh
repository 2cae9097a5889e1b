#!/usr/bin/env bash
# Runs the tests where nothing is as they are used to: with programs that fail first on PATH, somebody's AWS and Claude
# settings in the environment, another locale, time zone and umask, in paths with spaces and umlauts; as root (where
# this is started by root) and as an ordinary user. What is given goes to Vitest. Ends with 1 if a run fails.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"

copy="$scratch/Jürgens Ablage/bedrock"
mkdir -p "$copy" "$scratch/für kurze Zeit" "$scratch/home" "$scratch/bin"
git -C "$root" ls-files -z --cached --others --exclude-standard | (cd "$root" && tar --create --null --files-from - --ignore-failed-read) | tar --extract --directory "$copy"
cp -R "$root/node_modules" "$copy/node_modules"
for program in aws claude jq; do
  printf '#!/bin/sh\nexit 99\n' >"$scratch/bin/$program"
  chmod 755 "$scratch/bin/$program"
done

elsewhere=(
  "PATH=$scratch/bin:$PATH" "HOME=$scratch/home" "TMPDIR=$scratch/für kurze Zeit"
  TERM=dumb TZ=Asia/Kathmandu LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8
  AWS_PROFILE=somebody AWS_REGION=mars-north-1 AWS_ACCESS_KEY_ID=AKIASOMEBODY AWS_SECRET_ACCESS_KEY=secret
  AWS_CONFIG_FILE=/nonexistent AWS_EC2_METADATA_DISABLED=false
  CLAUDE_CODE_USE_BEDROCK=1 ANTHROPIC_API_KEY=sk-ant-somebody ANTHROPIC_MODEL=somebody CLAUDE_CONFIG_DIR=/nonexistent
  HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9
)
# The paths hold a space: no command line is made of them.
run() {
  printf '\n== as user %s\n' "$1"
  shift
  (cd "$copy" && umask 077 && "$@" env "${elsewhere[@]}" npm test --silent -- "${options[@]}") || failed=1
}

options=("$@")
failed=0
if [ "$(id -u)" -ne 0 ]; then
  run "$(id -un)" command
else
  run root command
  chown -R 65534 "$scratch"
  run 65534 setpriv --reuid 65534 --regid 65534 --clear-groups
fi
exit $failed
