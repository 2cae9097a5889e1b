// Speed, as ratios to a bare `node -e 0` that runs in the same round: a busy machine slows both alike.
// Prints the ratio of the medians beside its limit, and exits 1 where one is above it. The starts are warm: the first run
// of each, which is not counted, leaves what Node compiled to the others, where Node can keep that (22.8 or newer).
// Measures the Node that runs it, or with `--node 24` the newest of that version.
import { execFile, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { DEMO_PROFILE, EXAMPLE, makeDemoHome, startSandbox } from '../scripts/sandbox.js';
import { otherNode } from './other-node.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 60);
const { values: given } = parseArgs({ options: { node: { type: 'string' } } });
const node = given.node ? await otherNode(given.node) : process.execPath;
const version = (await promisify(execFile)(node, ['--version'])).stdout.trim();
const keepsCode = /^v(2[4-9]|[3-9]\d)/.test(version);
const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'claude-bedrock');
const region = 'eu-central-1';

const sandbox = await startSandbox();
const demo = await makeDemoHome(sandbox, new Date());
// What setup writes, so that the doctor has a healthy person to look at.
const settings = {
  CLAUDE_CODE_USE_BEDROCK: '1',
  AWS_PROFILE: DEMO_PROFILE,
  AWS_REGION: region,
  ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
  ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5',
  ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
};
await writeFile(demo.settingsFile, JSON.stringify({ env: settings }));
const env = {
  HOME: demo.home,
  PATH: [dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
  ...sandbox.environment(),
};
const keys = { AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey };

const bare = { name: 'node -e 0', command: [node, '-e', '0'] };
const awsCli = {
  name: 'aws bedrock list-inference-profiles',
  command: ['aws', 'bedrock', 'list-inference-profiles', '--region', region, '--endpoint-url', sandbox.url],
  // The AWS CLI of whoever measures, wherever it is, but not with their profiles.
  env: {
    ...keys,
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  },
};
const models = {
  name: 'models',
  command: [program, 'models', '--profile', DEMO_PROFILE, '--region', region, '--json'],
};
/** Bedrock is on, a profile signs: there is as much to read as there can be. */
const sessionStart = {
  name: 'hook session-start',
  command: [program, 'hook', 'session-start'],
  env: { CLAUDECODE: '1', CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: DEMO_PROFILE },
};
/** Bedrock is off, and somebody is signed in to Claude: the hook lets the conversation begin. */
const subscriber = join(demo.root, 'subscriber');
await mkdir(subscriber);
await writeFile(join(subscriber, '.claude.json'), JSON.stringify({ oauthAccount: {} }));
const setupHook = {
  name: 'hook setup',
  command: [program, 'hook', 'setup'],
  env: { CLAUDECODE: '1', HOME: subscriber },
};
const status = { name: 'status', command: [program, 'status', '--json'] };
const statusline = { name: 'statusline', command: [program, 'statusline'], env: sessionStart.env };
const offline = { name: 'doctor --offline', command: [program, 'doctor', '--offline', '--json'] };
/** What some consultants have: of each account every role. */
const consultant = join(demo.root, 'consultant');
await mkdir(join(consultant, '.aws'), { recursive: true });
await writeFile(join(consultant, '.aws', 'config'), manyProfiles(5_000));
const manyStatus = { name: 'status of 5,000 profiles', command: status.command, env: { HOME: consultant } };
const doctor = { name: 'doctor', command: [program, 'doctor', '--json'] };
/** Without what Node keeps of an earlier run, all is compiled anew. */
const limits = [
  { candidate: status, base: bare, limit: keepsCode ? 1.45 : 1.8 },
  { candidate: sessionStart, base: bare, limit: keepsCode ? 1.45 : 1.8 },
  { candidate: setupHook, base: bare, limit: keepsCode ? 1.45 : 1.8 },
  { candidate: statusline, base: bare, limit: keepsCode ? 1.3 : 1.8 },
  { candidate: offline, base: bare, limit: keepsCode ? 1.8 : 2.2 },
  { candidate: manyStatus, base: bare, limit: 3 },
  { candidate: doctor, base: bare, limit: 4 },
  { candidate: models, base: bare, limit: 3.5 },
];

try {
  if ((await run(awsCli)).code === 0) limits.push({ candidate: models, base: awsCli, limit: 0.5 });
  else console.log(`Not compared with '${awsCli.name}': no AWS CLI that knows it is installed.`);
  console.log(`With Node ${version}:`);
  let isAbove = false;
  for (const { candidate, base, limit } of limits) {
    const ratio = await ratioOf(candidate, base);
    isAbove ||= ratio > limit;
    console.log(
      `${candidate.name} takes ${ratio.toFixed(2)} x ${base.name} (at most ${limit})${ratio > limit ? '  ABOVE' : ''}`,
    );
  }
  process.exitCode = isAbove ? 1 : 0;
} finally {
  await sandbox.close();
  await rm(demo.root, { recursive: true, force: true });
}

function manyProfiles(count) {
  const session = `[sso-session corp]\nsso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\n`;
  const profile = (_, i) =>
    `\n[profile team-${i}]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = BedrockUser\nregion = ${region}\noutput = json\n`;
  return session + Array.from({ length: count }, profile).join('');
}

async function ratioOf(candidate, base) {
  const times = { candidate: [], base: [] };
  // The first round warms the disk cache and that of compiled code, and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b] = [await timed(candidate), await timed(base)];
    if (round > 0) times.candidate.push(a) && times.base.push(b);
  }
  return median(times.candidate) / median(times.base);
}

async function timed(candidate) {
  const start = performance.now();
  const { code, output } = await run(candidate);
  if (code !== 0) throw new Error(`${candidate.name} ended with ${code}: ${output}`);
  return performance.now() - start;
}

function run({ command: [file, ...args], env: more }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', () => resolve({ code: 127, output }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
