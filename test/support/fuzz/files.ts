import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { run } from '../../../src/main.ts';
import type { World } from '../../../src/model/world.ts';
import { approveDevice } from '../../../src/sandbox/index.ts';
import { rolloutWith } from '../../rollout/example.ts';
import { formattedSettings } from '../settings-arbitrary.ts';
import { BY_SESSION, signInScene } from '../sign-in.ts';
import { put } from '../world.ts';
import type { FuzzSize } from './answers.ts';
import { type Oddity, oddities, oddText, oddValue, withOddities } from './odd-values.ts';
import { expectSound } from './sound.ts';

const STYLE = { color: false, unicode: true, width: 80 };
const HANGING_MS = 20_000;
const SETUP = ['setup', '--profile', 'work', '--region', 'eu-central-1', '--offline', '--json'];

/** What reads files that others may have written. None asks AWS for more than a sign-in. */
const READERS: readonly (readonly string[])[] = [
  ['status'],
  ['status', '--json'],
  ['doctor', '--offline'],
  ['doctor', '--offline', '--json'],
  ['doctor', '--offline', '--share'],
  ['doctor', '--fix', '--plan', '--offline'],
  ['reset', '--plan'],
  ['reset', '--plan', '--found', '--json'],
  ['setup', '--plan', '--profile', 'work', '--region', 'eu-central-1', '--offline'],
  [...SETUP, '--plan', '--scope', 'local', '--auth', 'isolated'],
  ['profile', '--plan', '--sso-session', 'corp', '--account', '111122223333', '--role', 'R', '--name', 'new'],
  ['accounts', '--profile', 'work'],
  ['login', '--finish', '--wait', '0', '--json'],
  ['credentials', '--fail-closed', '--profile=work'],
  ['hook', 'session-start'],
  ['presets'],
  ['presets', '--json'],
  ['presets', 'import', 'team.json', '--plan'],
  ['presets', 'import', 'team.json', '--plan', '--json'],
  ['presets', 'export', 'team'],
  ['use', 'team', '--plan'],
  ['use', 'team', '--plan', '--editor', 'vscode'],
  ['run', 'team', '--json'],
  ['models', '--enable', 'anthropic.claude-opus-5-5', '--form', 'form.json', '--plan'],
  ['statusline', '--json'],
  ['rollout', 'check', 'bedrock-rollout.json', 'out/claude-desktop/claude-desktop.mobileconfig', '--json'],
  ['rollout', 'check', 'out/claude-desktop/claude-desktop.reg', 'out/claude-code/claude-code.reg'],
  ['rollout', 'check', 'out/aws-config', 'out/iam/policy.json', 'out/claude-code/managed-settings.json'],
  ['rollout', 'build', '--out', 'out', '--plan'],
  ['rollout', 'build', '--out', 'out', '--plan', '--json'],
  ['rollout', 'report'],
];

/** What becomes of a file; which one, `file` tells among those of the home. */
interface Damage {
  readonly file: number;
  readonly how: 'inside' | 'other' | 'cut' | 'byte';
  readonly at: number;
  readonly oddities: readonly Oddity[];
  readonly bytes: Uint8Array;
}

const otherBytes = fc.oneof(
  oddText.map((text) => Buffer.from(text)),
  oddValue.map((value) => Buffer.from(JSON.stringify(value))),
  formattedSettings.map(({ bytes }) => bytes),
  fc.uint8Array({ maxLength: 100 }),
  fc.constant(Buffer.from('{"env":'.repeat(3_000))),
  fc.constant(Buffer.from('[profile x]\n'.repeat(2_000))),
);

const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.nat(),
  how: fc.constantFrom('inside', 'inside', 'inside', 'other', 'cut', 'byte'),
  at: fc.nat(),
  oddities,
  bytes: otherBytes,
});

const cases = fc.record({
  args: fc.constantFrom(...READERS),
  damages: fc.array(damage, { minLength: 1, maxLength: 3 }),
});

/**
 * Has the program read the files of a person who set everything up, some of which are damaged: it says so. Comes to the
 * number of files that were.
 */
export async function fuzzFiles(size: FuzzSize): Promise<number> {
  let damaged = 0;
  const { world, template } = await fullHome();
  const root = join(world.home, '..');
  const files = filesBelow(template);
  expect(files.length).toBeGreaterThan(10);
  const check = async ({ args, damages }: { args: readonly string[]; damages: readonly Damage[] }) => {
    for (const place of ['home', 'project', 'system']) {
      rmSync(join(root, place), { recursive: true, force: true });
      cpSync(join(template, place), join(root, place), { recursive: true });
    }
    for (const one of damages) damageFile(join(root, files[one.file % files.length] ?? ''), one);
    damaged += damages.length;
    expectSound(await run(args, world, STYLE), args);
  };
  await fc.assert(fc.asyncProperty(cases, check), { ...size, timeout: HANGING_MS });
  return damaged;
}

/** Has a hook hear of events that Claude Code never sends, one a run: it is silent, or answers as ever. */
export async function fuzzHooks(size: FuzzSize): Promise<void> {
  const { world } = await fullHome();
  const hook = fc.constantFrom('session-start', 'setup', 'reset', 'rollout', 'stop-failure', 'statusline');
  const event = {
    session_id: 'x',
    hook_event_name: 'StopFailure',
    command_name: 'setup',
    command_args: '',
    prompt: '/bedrock:setup',
    error: 'authentication_failed',
    error_details: '403 {"message":"The security token included in the request is expired"}',
    last_assistant_message: 'API Error: 403',
    model: { id: 'eu.anthropic.claude-opus-5-5', display_name: 'Opus 5.5' },
  };
  const input = fc.oneof(
    { weight: 3, arbitrary: oddities.map((changes) => JSON.stringify(withOddities(event, changes)) ?? '') },
    { weight: 1, arbitrary: oddText },
  );
  const check = async (name: string, text: string) => {
    const argv = name === 'statusline' ? [name] : ['hook', name];
    const finished = await run(argv, { ...world, readStdin: async () => text }, STYLE);
    expectSound(finished, argv);
    expect(finished.exitCode).toBe(0);
    if (name === 'statusline') {
      expect(finished.stdout).toMatch(/^.{1,400}\n$/u);
      return;
    }
    if (finished.stdout !== '') expect(JSON.parse(finished.stdout)).toBeTypeOf('object');
    expectSound(await run(['status', '--json'], world, STYLE), ['status', '--json']);
    expectSound(await run(['doctor', '--offline'], world, STYLE), ['doctor', '--offline']);
  };
  await fc.assert(fc.asyncProperty(hook, input, check), { ...size, timeout: HANGING_MS });
}

/** A home in which everything has been done once that leaves a file: `template` is a copy of all of it. */
async function fullHome() {
  const scene = await signInScene();
  const world: World & { readonly home: string } = {
    ...scene.world,
    isStdinTerminal: () => false,
    readStdin: async () => '{}',
  };
  const { home, cwd, systemRoot } = world;
  const settings = JSON.stringify({ env: { AWS_REGION: 'us-east-1', ANTHROPIC_MODEL: 'opus' } });
  await put(join(home, '.claude', 'settings.json'), settings);
  await put(join(cwd, '.claude', 'settings.json'), settings);
  await put(join(cwd, '.claude', 'settings.local.json'), settings);
  await put(join(home, '.claude-work', 'settings.json'), settings);
  const variables = '"claudeCode.environmentVariables": [{ "name": "AWS_PROFILE", "value": "work" },]';
  await put(join(home, '.config', 'Code', 'User', 'settings.json'), `{ // mine\n  ${variables}, }`);
  await put(
    join(cwd, '.idea', 'workspace.xml'),
    '<component name="TerminalProjectNonSharedOptionsProvider"><env key="AWS_PROFILE" value="work"/></component>',
  );
  await put(
    join(cwd, '.github', 'workflows', 'claude.yml'),
    'jobs:\n  a:\n    steps:\n      - uses: anthropics/claude-code-action@v1\n        with: { use_bedrock: "true" }\n',
  );
  await put(join(cwd, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  await put(join(systemRoot, 'etc', 'claude-code', 'managed-settings.json'), settings);
  await put(
    join(home, '.claude.json'),
    JSON.stringify({ projects: { [cwd]: { hasTrustDialogAccepted: true } } }),
  );

  const begun = await done(world, ['login', '--start', '--no-browser', ...BY_SESSION, '--json']);
  approveDevice(scene.sandbox.cloud, begun.userCode);
  await done(world, ['login', '--finish', ...BY_SESSION, '--json']);
  await agreed(world, SETUP);
  await agreed(world, [
    ...['profile', ...BY_SESSION, '--account', '444455556666', '--role', 'R', '--name', 'ada', '--json'],
  ]);
  await run(['credentials', '--profile=work'], world, STYLE);
  const preset = { auth: 'profile', profile: 'keys', region: 'eu-central-1', pins: { opus: 'x' } };
  const more = { settings: { API_TIMEOUT_MS: '5000' }, commands: { awsAuthRefresh: 'aws sso login' } };
  const kept = { version: 1, presets: { team: { ...preset, ...more } } };
  await put(join(home, '.claude', 'bedrock', 'presets.json'), JSON.stringify(kept));
  const handedOn = { version: 1, name: 'other', preset: { ...preset, ...more } };
  await put(join(cwd, 'team.json'), JSON.stringify(handedOn));
  await put(join(cwd, 'form.json'), JSON.stringify({ companyName: 'x', useCases: 'y' }));
  await put(join(cwd, 'bedrock-rollout.json'), JSON.stringify(rolloutWith({})));
  await agreed(world, ['rollout', 'build', '--out', 'out', '--json']);
  // Of each format one: all that stands here is copied for each run.
  for (const name of filesBelow(join(cwd, 'out')))
    if (!READERS.flat().includes(`out/${name}`) && name !== '.bedrock-rollout.json')
      rmSync(join(cwd, 'out', name));
  await done(world, ['login', '--start', '--again', '--no-browser', ...BY_SESSION, '--json']);
  const template = join(home, '..', 'template');
  for (const place of ['home', 'project', 'system'])
    cpSync(join(home, '..', place), join(template, place), { recursive: true });
  return { world, template };
}

async function done(world: World, args: readonly string[]) {
  const { stdout } = await run(args, world, STYLE);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ ok: true });
  return answer.data;
}

async function agreed(world: World, args: readonly string[]): Promise<void> {
  const { planId } = await done(world, [...args, '--plan']);
  await done(world, [...args, '--apply', '--plan-id', planId]);
}

function filesBelow(directory: string): readonly string[] {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => statSync(join(directory, name)).isFile());
}

function damageFile(file: string, { how, at, oddities: changes, bytes }: Damage): void {
  const former = readFileSync(file);
  if (how === 'byte') former[at % (former.length || 1)] = bytes[0] ?? 0;
  const damaged = {
    inside: () => insideOf(former.toString('utf8'), changes),
    other: () => bytes,
    cut: () => former.subarray(0, at % (former.length + 1)),
    byte: () => former,
  }[how]();
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, damaged);
}

/** Of JSON another place, of other texts another line or value. */
function insideOf(text: string, changes: readonly Oddity[]): string {
  try {
    return JSON.stringify(withOddities(JSON.parse(text), changes)) ?? '';
  } catch {
    const lines = text.split('\n').map((line) => line.split(' = '));
    const odd = withOddities(lines, changes);
    const written = Array.isArray(odd) ? odd : [odd];
    return written.map((line) => (Array.isArray(line) ? line : [line]).map(asText).join(' = ')).join('\n');
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
