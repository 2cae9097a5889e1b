import { parseArgs } from 'node:util';
import { askDoctor, type DoctorSays } from './ask-doctor.ts';
import { type Difference, differences } from './compare.ts';
import { randomHome, sceneOf } from './generate.ts';
import { type Observed, observe } from './observe.ts';
import type { Part } from './parts.ts';
import { predict } from './predict.ts';
import { shrunk } from './shrink.ts';
import { claudeOf, NEWEST } from './support/clients.ts';
import { seeded } from './support/random.ts';

// Holds what this program says about generated homes against what the real Claude Code does there.
//
//   npm run agree -- [--homes N] [--seed S] [--client VERSION] [--against model|doctor|both] [--only K] [--no-shrink]
//
// `model` is the prediction in src/client/, `doctor` is the verdict of what ships (npm run build first). Exits 1 where
// they disagree; each disagreement is printed as the smallest home that shows it, with the scene as JSON.

/** As many as there are processors to spare on a small machine: each home starts two programs. */
const PARALLEL = 2;

const { values } = parseArgs({
  options: {
    homes: { type: 'string', default: '60' },
    seed: { type: 'string' },
    client: { type: 'string', default: NEWEST },
    against: { type: 'string', default: 'both' },
    only: { type: 'string' },
    'no-shrink': { type: 'boolean', default: false },
  },
});

const repository = process.cwd();
const homes = Number(values.homes);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const claude = await claudeOf(values.client, repository);
const isAgainst = (what: 'model' | 'doctor') => values.against === 'both' || values.against === what;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One home, looked at from both sides. */
interface Look {
  readonly observed: Observed;
  readonly doctor: DoctorSays | undefined;
  readonly found: readonly Difference[];
}

async function look(parts: readonly Part[]): Promise<Look> {
  const scene = sceneOf(parts);
  const observed = await observe(scene, claude);
  const view = await predict(scene, values.client, observed);
  const doctor = isAgainst('doctor') ? await askDoctor(scene, repository) : undefined;
  const found = isAgainst('model') ? [...differences(view, observed)] : [];
  if (doctor && (doctor.verdict === 'broken') === observed.works) {
    const done = observed.works ? 'works' : 'does not work';
    found.push({ point: 'works', said: `${doctor.verdict} (${doctor.findings.join(', ')})`, done });
  }
  return { observed, doctor, found };
}

say(`${homes} homes, seed ${seed}, Claude Code ${values.client}, against ${values.against}`);
const tally = { works: 0, fails: 0, disagree: 0 };
let next = 0;

async function work(): Promise<void> {
  for (let k = next++; k < homes; k = next++) {
    if (values.only !== undefined && k !== Number(values.only)) continue;
    const parts = randomHome(seeded(seed * 100_003 + k));
    const { observed, found } = await look(parts);
    tally[observed.works ? 'works' : 'fails'] += 1;
    if (found.length === 0) continue;
    tally.disagree += 1;
    await report(k, parts, found);
  }
}

async function report(k: number, parts: readonly Part[], found: readonly Difference[]): Promise<void> {
  const points = new Set(found.map(({ point }) => point));
  const isSame = async (fewer: readonly Part[]) =>
    (await look(fewer)).found.some(({ point }) => points.has(point));
  const fewest = values['no-shrink'] ? parts : await shrunk(parts, isSame);
  const again = await look(fewest);
  const lines = again.found.map(({ point, said, done }) => `  ${point}: said ${said}; done ${done}`);
  const scene = JSON.stringify(sceneOf(fewest));
  say(
    `#${k} ${fewest.map(({ name }) => name).join(' + ')}\n${lines.join('\n')}\n  client: ${again.observed.said}\n  scene: ${scene}`,
  );
}

await Promise.all(Array.from({ length: PARALLEL }, work));
say(`${tally.works} work, ${tally.fails} do not; ${tally.disagree} of ${homes} disagree`);
process.exitCode = tally.disagree > 0 ? 1 : 0;
