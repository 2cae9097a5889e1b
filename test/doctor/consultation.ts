import { run } from '../../src/main.ts';
import type { World } from '../../src/model/world.ts';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import type { TextStyle } from '../../src/text/text.ts';
import { makePerson } from './person.ts';
import type { Scene } from './scene.ts';
import { ourFiles, secretsOf } from './secrets.ts';

/** What comes of one look at a scene, from the first question to the first fix. */
export interface Consultation {
  readonly whole: DoctorReport;
  /** `--check` with the scene's row. */
  readonly alone: DoctorReport;
  /** Only where the next step of `whole` is a plan: what applying it answered, and what the doctor finds then. */
  readonly fixed?: { readonly isApplied: boolean; readonly whole: DoctorReport };
  /** All that was printed, and what stands in our files. */
  readonly said: string;
  /** What may not stand in there. */
  readonly secrets: readonly string[];
}

const STYLE: TextStyle = { color: true, unicode: true, width: 80 };

/** Lets the doctor see a person in a scene, and does what it offers. One look serves every question to it. */
export async function consult({
  arrange,
  row,
  isHomeless,
  isKeyless,
  options = [],
}: Scene): Promise<Consultation> {
  const person = await makePerson();
  // Does not disturb Bedrock, and must not be shown all the same.
  if (!isKeyless) person.env.ANTHROPIC_API_KEY = 'sk-ant-api03-of-the-person-0123456789';
  await arrange(person);
  const before = secretsOf(person);

  const said: string[] = [];
  const say = (message: string) => said.push(message);
  const world: World = {
    ...person.world,
    ...(isHomeless && { home: undefined }),
    progress: say,
    announce: say,
  };
  const printed = async (...argv: readonly string[]) => {
    const { stdout, stderr } = await run([...argv], world, STYLE);
    said.push(stdout, stderr);
    return stdout;
  };
  const answered = async (...argv: readonly string[]) => JSON.parse(await printed(...argv, '--json')).data;
  const examine = (...more: readonly string[]) => answered('doctor', ...options, ...more);

  const whole: DoctorReport = await examine();
  const alone = await examine('--check', row);
  await printed('doctor', '--offline', '--share');
  const { planOptions } = whole.nextStep;
  if (planOptions === undefined) return { whole, alone, ...whatWasSaid() };
  const { applyOptions } = await answered(...asTyped(planOptions));
  const { isApplied } = await answered(...asTyped(applyOptions));
  return { whole, alone, fixed: { isApplied, whole: await examine() }, ...whatWasSaid() };

  function whatWasSaid() {
    return {
      said: [...said, ourFiles(person)].join('\n'),
      secrets: [...new Set([...before, ...secretsOf(person)])],
    };
  }
}

/** None of these options holds a blank. */
function asTyped(options: string): readonly string[] {
  return options.split(' ').filter((word) => word !== '--json');
}
