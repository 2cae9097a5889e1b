import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { WAYS, type Way } from '../../src/knowledge/ways.ts';
import { askDoctor, type DoctorSays } from './ask-doctor.ts';
import { type Difference, differences, doctorDifferences } from './compare.ts';
import { homeOnWay, randomHome, sceneOf } from './generate.ts';
import type { Part } from './make-parts.ts';
import { type Observed, observe } from './observe.ts';
import { predict } from './predict.ts';
import { recordTurns } from './record-turns.ts';
import { remembered } from './remember.ts';
import { shrunk } from './shrink.ts';
import { claudeOf, NEWEST, OLDEST } from './support/clients.ts';
import { type Random, seeded } from './support/random.ts';
import { playScene } from './support/run-client.ts';
import type { Scene } from './support/scene.ts';
import { tryFixes } from './try-fixes.ts';

// Holds what this program says about generated homes against what the real Claude Code does there.
//
//   npm run agree -- [--homes N] [--seed S] [--client VERSION] [--against model|doctor|both] [--fixes]
//                    [--way invoke|mantle|platform|gateway|each] [--only K] [--no-shrink] [--remember] [--most N]
//   npm run agree -- --scene FILE [--client VERSION]
//   npm run agree -- --record
//
// `model` is the prediction in src/client/, `doctor` is the verdict of what ships and its `client` (npm run build
// first). `--way` generates homes on that way, or on each in turn, with the faults of its own. `--fixes` carries out each
// fix that the doctor offers, in a copy of the home, and takes it back. Exits 1 where they disagree in more than N homes
// (0); each disagreement is printed as the smallest home that shows it, with the scene as JSON. `--scene` plays such
// scenes, one a line of FILE, and tells all that the client asked. `--record` renews the recorded turns by which the
// doctor asks, src/knowledge/client-turns.json.

/** As many as there are processors to spare on a small machine: each home starts two programs. */
const PARALLEL = 2;

const { values } = parseArgs({
  options: {
    homes: { type: 'string', default: '60' },
    seed: { type: 'string' },
    client: { type: 'string', default: NEWEST },
    against: { type: 'string', default: 'both' },
    fixes: { type: 'boolean', default: false },
    only: { type: 'string' },
    way: { type: 'string' },
    'no-shrink': { type: 'boolean', default: false },
    remember: { type: 'boolean', default: false },
    most: { type: 'string', default: '0' },
    scene: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});

const repository = process.cwd();
const homes = Number(values.homes);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const claude = values.record ? '' : await claudeOf(values.client, repository);
const isAgainst = (what: 'model' | 'doctor') => values.against === 'both' || values.against === what;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One home, looked at from both sides. */
interface Look {
  readonly observed: Observed;
  readonly doctor: DoctorSays | undefined;
  readonly found: readonly Difference[];
  readonly fixes: number;
}

async function watch(scene: Scene): Promise<Observed> {
  const once = () => observe(scene, claude);
  return values.remember ? remembered(scene, values.client, repository, once) : once();
}

async function look(scene: Scene): Promise<Look> {
  const observed = await watch(scene);
  const view = await predict(scene, values.client, observed);
  const doctor =
    isAgainst('doctor') || values.fixes ? await askDoctor(scene, repository, values.client) : undefined;
  const found = isAgainst('model') ? [...differences(view, observed)] : [];
  if (doctor && isAgainst('doctor')) found.push(...doctorDifferences(doctor, observed));
  const fixes = values.fixes ? (doctor?.fixes ?? []) : [];
  found.push(...(await tryFixes(scene, fixes, { observed, claude, version: values.client, repository })));
  return { observed, doctor, found, fixes: fixes.length };
}

const tally = { works: 0, fails: 0, disagree: 0, once: 0, fixes: 0 };
let next = 0;

function homeOf(random: Random, k: number): readonly Part[] {
  if (values.way === undefined) return randomHome(random);
  const way = values.way === 'each' ? WAYS[k % WAYS.length] : (values.way as Way);
  return homeOnWay(random, way ?? 'invoke');
}

async function work(): Promise<void> {
  for (let k = next++; k < homes; k = next++) {
    if (values.only !== undefined && k !== Number(values.only)) continue;
    const parts = homeOf(seeded(seed * 100_003 + k), k);
    const { observed, found, fixes } = await look(sceneOf(parts));
    tally[observed.works ? 'works' : 'fails'] += 1;
    tally.fixes += fixes;
    if (found.length === 0) continue;
    // What does not show again is a race, in the client or on a machine with too much to do: told, and not counted.
    if ((await look(sceneOf(parts))).found.length === 0) {
      tally.once += 1;
      say(
        `#${k} once, and not again: ${found.map(({ point, said, done }) => `${point}: said ${said}; done ${done}`).join('; ')}`,
      );
      continue;
    }
    tally.disagree += 1;
    await report(k, parts, found);
  }
}

async function report(k: number, parts: readonly Part[], found: readonly Difference[]): Promise<void> {
  const points = new Set(found.map(({ point }) => point));
  const isSame = async (fewer: readonly Part[]) =>
    (await look(sceneOf(fewer))).found.some(({ point }) => points.has(point));
  const fewest = values['no-shrink'] ? parts : await shrunk(parts, isSame);
  const again = await look(sceneOf(fewest));
  const lines = again.found.map(({ point, said, done }) => `  ${point}: said ${said}; done ${done}`);
  const scene = JSON.stringify(sceneOf(fewest));
  say(
    `#${k} ${fewest.map(({ name }) => name).join(' + ')}\n${lines.join('\n')}\n  client: ${again.observed.said}\n  scene: ${scene}`,
  );
}

/** Plays kept scenes, one a line: what the client said and asked, and what we say of it. */
async function playAll(file: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) await play(line);
}

async function play(line: string): Promise<void> {
  const scene: Scene = JSON.parse(line);
  say(`\n${line}`);
  const run = await playScene(scene, claude);
  for (const { service, operation, path, signer, status, body } of run.requests) {
    const { max_tokens: tokens, model } = (body ?? {}) as { max_tokens?: number; model?: string };
    say([service, operation, path, JSON.stringify(signer), `${status}`, tokens, model].join(' '));
  }
  say(`${run.works ? 'works' : 'fails'}: ${run.stdout.trim()} ${run.stderr.trim()}`);
  say(`calls: ${run.calls.join('; ')}`);
  const { doctor, found } = await look(scene);
  say(`doctor: ${doctor?.verdict} (${doctor?.findings.join(', ')}), fixes ${doctor?.fixes.join(', ')}`);
  for (const words of doctor?.words ?? []) say(`  ${words}`);
  for (const { point, said, done } of found) say(`  ${point}: said ${said}; done ${done}`);
}

if (values.record) {
  say(`recorded: ${await recordTurns([NEWEST, OLDEST], repository)}`);
} else if (values.scene === undefined) {
  say(`${homes} homes, seed ${seed}, Claude Code ${values.client}, against ${values.against}`);
  await Promise.all(Array.from({ length: PARALLEL }, work));
  const ofOnce = tally.once > 0 ? ` ${tally.once} did so once, and not again.` : '';
  const ofFixes = values.fixes ? ` ${tally.fixes} fixes were carried out and taken back.` : '';
  say(
    `${tally.works} work, ${tally.fails} do not; ${tally.disagree} of ${homes} disagree (seed ${seed}).${ofOnce}${ofFixes}`,
  );
} else {
  await playAll(values.scene);
}
process.exitCode = tally.disagree > Number(values.most) ? 1 : 0;
