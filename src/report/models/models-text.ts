import { FAMILIES } from '../../knowledge/model-families.ts';
import type { ModelChoice } from '../../model/choices.ts';
import type { Model, RegionAnswer } from '../../model/models.ts';
import { marked } from '../../text/marked.ts';
import { mark, padColumns, paint, printable, printableName, type TextStyle, wrap } from '../../text/text.ts';
import type { Models } from './models.ts';

const ID_WIDTH = 49;
/** What a model takes with its routing and its state beside it; a narrower terminal gets them below it. */
const ROW_WIDTH = ID_WIDTH + 28;

/** The models by region and family as a person reads them, both routings side by side. */
export function modelsText(data: Models, style: TextStyle): string {
  const { signedBy, regions, models, choices, nextStep } = data;
  const sections = regions.map((answer) => {
    const here = models.filter((model) => model.region === answer.region);
    return [paint(style, 'bold', answer.region), ...regionLines(answer, here, style)].join('\n');
  });
  const isProbed = models.some(({ probe }) => probe === 'usable');
  return [
    signerText(signedBy, style),
    ...sections,
    legend(models, style),
    ends(models, style),
    abilities(models, style),
    isProbed ? choicesText(choices, style) : '',
    nextStepText(nextStep, style),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function signerText({ kind, name, key, accountId, arn }: Models['signedBy'], style: TextStyle): string {
  const how = {
    profile: `with the profile ${printable(name ?? '')}`,
    'api-key': `with the Amazon Bedrock API key ${key ?? ''}`,
    environment: `with the credentials of the environment (${key ?? ''})`,
  }[kind];
  const asked = wrap(`Asked ${how}${arn === undefined ? '' : `, account ${accountId}`}`, style.width);
  return arn === undefined ? asked : `${asked}\n  ${printable(arn)}`;
}

function regionLines(answer: RegionAnswer, models: readonly Model[], style: TextStyle): readonly string[] {
  const failure = answer.message === undefined ? [] : [marked(style, 'fail', printable(answer.message))];
  if (answer.state === 'none') return [marked(style, 'info', 'No Claude model is available here.')];
  return [...failure, ...families(models).flatMap((family) => familyLines(family, models, style))];
}

/** In the order of the models, which are ranked. */
function families(models: readonly Model[]): readonly string[] {
  return [...new Set(models.map((model) => model.family))];
}

function familyLines(family: string, models: readonly Model[], style: TextStyle): readonly string[] {
  const name = family === '' ? 'Other' : `${family.charAt(0).toUpperCase()}${family.slice(1)}`;
  const alias = (FAMILIES as readonly string[]).includes(family) ? '' : paint(style, 'dim', ' (no alias)');
  const own = models.filter((model) => model.family === family);
  return [`  ${printable(name)}${alias}`, ...own.flatMap((model) => modelLines(model, style))];
}

function modelLines(model: Model, style: TextStyle): readonly string[] {
  const { recommended, isActive, probe, probeMessage } = model;
  const star = recommended ? paint(style, 'green', '*') : ' ';
  // The ARN of an application profile is longer than a line and says less than its name.
  const isApplication = model.routing === 'application';
  const id = isApplication ? printableName(model.name) : printable(model.id);
  const isNarrow = style.width < ROW_WIDTH;
  const shown = isNarrow ? id : padColumns(id, ID_WIDTH);
  const arn = isApplication ? [paint(style, 'dim', `      ${printable(model.id)}`)] : [];
  const state =
    probe === undefined ? (isActive ? '' : paint(style, 'dim', 'legacy')) : probeState(probe, style);
  const about = `${routingText(model).padEnd(11)} ${state}`;
  const line = `  ${star} ${isActive ? shown : paint(style, 'dim', shown)}${isNarrow ? '\n      ' : ' '}${about}`;
  const reason = probeMessage === undefined ? [] : [wrap(printable(probeMessage), style.width, '      ')];
  return [line.trimEnd(), ...arn, ...reason];
}

/** As many as a question has options. */
const MAX_CHOICES = 4;

function choicesText(choices: readonly ModelChoice[], style: TextStyle): string {
  const shown = choices.slice(0, MAX_CHOICES);
  return shown
    .map(
      ({ label, description }) => `${printable(label)}\n${wrap(printable(description), style.width, '  ')}`,
    )
    .join('\n');
}

function probeState(probe: string, style: TextStyle): string {
  return probe === 'usable' ? `${mark(style, 'ok')} usable` : `${mark(style, 'fail')} refused`;
}

function routingText({ routing, geography }: Model): string {
  return routing === 'geographic' ? (geography ?? routing) : routing;
}

/** A command stands on a line of its own and is not wrapped, so that it can be copied. */
function nextStepText(nextStep: string, style: TextStyle): string {
  const [sentence = '', ...command] = nextStep.split(/(?<=: )(?=claude-bedrock )/);
  return [wrap(sentence.trimEnd(), style.width), ...command.map((line) => `  ${line}`)].join('\n');
}

function legend(models: readonly Model[], style: TextStyle): string {
  if (!models.some((model) => model.recommended)) return '';
  return paint(style, 'dim', '* recommended for its family');
}

/** When AWS takes legacy models away, as far as it says; each day once. */
function ends(models: readonly Model[], style: TextStyle): string {
  const legacy = models.filter(({ endOfLife, dearerFrom }) => endOfLife ?? dearerFrom);
  return byText(legacy, style, ({ endOfLife, dearerFrom }) => {
    const until = endOfLife === undefined ? '' : ` until ${endOfLife}`;
    const dearer = dearerFrom === undefined ? '' : `, dearer from ${dearerFrom}`;
    return `Legacy${until}${dearer}`;
  });
}

/** What not all models here do alike, as far as AWS says. */
function abilities(models: readonly Model[], style: TextStyle): string {
  const said = ({ takes = [], streams }: Model) =>
    `Takes ${takes.join(' and ').toLowerCase()}${streams === false ? ', does not stream' : ''}`;
  const told = models.filter(({ takes }) => takes !== undefined);
  if (new Set(told.map(said)).size < 2 && !told.some(({ streams }) => streams === false)) return '';
  return byText(told, style, said);
}

/** Each sentence once, with the models that it is true of. */
function byText(models: readonly Model[], style: TextStyle, textOf: (model: Model) => string): string {
  const texts = [...new Set(models.map(textOf))].sort();
  const lines = texts.map((text) => {
    const names = new Set(models.filter((model) => textOf(model) === text).map(({ name }) => name));
    return wrap(printable(`${text}: ${[...names].join(', ')}`), style.width, '  ');
  });
  return lines.join('\n');
}
