import { isForeignGeography } from '../../knowledge/geographies.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { World } from '../../model/world.ts';
import type { Document, Place, RolloutFinding } from '../../rollout/check/document.ts';
import { type Destinations, judgeDestinations } from '../../rollout/check/judge-destinations.ts';
import { liveQuestions, type ModelToAsk } from '../../rollout/check/live-questions.ts';
import { askModels } from '../models/ask-models.ts';
import { type ModelsQuestion, readQuestion } from '../models/models-question.ts';
import { readAwsAsClaude } from '../sign-in/portal-question.ts';
import { askLed, isLeading } from './ask-destinations.ts';
import { askPortal } from './ask-portal.ts';

/**
 * Asks AWS, with the sign-in of this computer, for what the checked files make devices ask: each model by one token,
 * what its profile leads to, and the access portal with account and role. What cannot be asked is a warning.
 */
export async function checkLive(
  world: World,
  documents: readonly Document[],
  { profile }: { readonly profile?: string | undefined },
): Promise<readonly RolloutFinding[]> {
  const { models, portals } = liveQuestions(documents);
  const { aws } = await readAwsAsClaude(world);
  const found: RolloutFinding[] = [];
  for (const portal of portals) found.push(...(await askPortal(world, portal, aws)));
  const regions = [...new Set(models.map(({ region }) => region))];
  for (const region of regions) {
    const here = models.filter((one) => one.region === region);
    found.push(...(await askRegion(world, documents, region, here, profile)));
  }
  if (models.length + portals.length === 0)
    found.push(
      cannotTell(
        { file: documents[0]?.file ?? '' },
        'The files name no model with its region and no access portal: there was nothing to ask.',
        'Add the file that names them.',
      ),
    );
  return found;
}

async function askRegion(
  world: World,
  documents: readonly Document[],
  region: string,
  models: readonly ModelToAsk[],
  profile: string | undefined,
): Promise<readonly RolloutFinding[]> {
  // What belongs elsewhere has a finding already, and would be refused before it is asked.
  const fitting = models.filter(({ id }) => {
    const parsed = parseModelId(id);
    const isForeign = 'geography' in parsed && isForeignGeography(parsed.geography, region);
    return !isForeign && !('region' in parsed && parsed.region !== '' && parsed.region !== region);
  });
  const [first] = fitting;
  if (!first) return [];
  const named = fitting.map(({ id }) => id);
  const question = await readQuestion(world, { profile, region: [region], model: named });
  if (!question.ok) return [cannotTell(first.place, question.problem.message, question.problem.fix)];
  const answer = await askModels(question.value);
  if (!answer.ok) return [cannotTell(first.place, answer.finding.message, answer.finding.fix)];
  const refused = fitting.flatMap((one) => {
    const told = answer.value.models.find(({ id }) => id === one.id);
    return told ? ofModel(one, told) : [];
  });
  const leading = await destinationsOf(question.value, fitting);
  return [...refused, ...leading.findings, ...judgeDestinations({ documents }, leading.known)];
}

function ofModel(
  { id, region, place }: ModelToAsk,
  told: {
    readonly isListed?: false | undefined;
    readonly probe?: string | undefined;
    readonly probeMessage?: string | undefined;
  },
): readonly RolloutFinding[] {
  const isRefused = told.probe !== undefined && told.probe !== 'usable';
  if (isRefused)
    return [
      {
        id: 'live-model-refused',
        severity: 'fail',
        place,
        cause: `${id} does not answer in ${region} (${told.probe}): ${told.probeMessage ?? 'AWS refused it.'}`,
        fix: `claude-bedrock doctor --explain tells more; claude-bedrock models --region ${region} --probe shows what answers.`,
      },
    ];
  if (told.isListed !== false) return [];
  const fix = `claude-bedrock models --region ${region} shows those that are.`;
  return [
    { id: 'live-model-unlisted', severity: 'warn', place, cause: `${region} does not list ${id}.`, fix },
  ];
}

async function destinationsOf(
  question: ModelsQuestion,
  models: readonly ModelToAsk[],
): Promise<{ known: readonly Destinations[]; findings: readonly RolloutFinding[] }> {
  const leading = models.filter(({ id }) => isLeading(id));
  const [first] = leading;
  if (!first) return { known: [], findings: [] };
  const ids = leading.map(({ id }) => id);
  const led = await askLed(question, first.region, ids);
  if (!led.ok)
    return { known: [], findings: [cannotTell(first.place, led.problem.message, led.problem.fix)] };
  const answers = leading.map((model, index) => ({ model, told: led.value[index]?.told }));
  return {
    known: answers.flatMap(({ model, told }) => (told?.ok ? [{ model, arns: told.value }] : [])),
    findings: answers.flatMap(({ model, told }) =>
      !told || told.ok
        ? []
        : [
            cannotTell(
              model.place,
              `What ${model.id} leads to is not told: ${told.finding.message}`,
              told.finding.fix,
            ),
          ],
    ),
  };
}

/** Nothing is said of the files: it could not be asked. */
function cannotTell(place: Place, cause: string, fix: string): RolloutFinding {
  return { id: 'live-not-asked', severity: 'warn', place, cause, fix };
}
