import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/models.ts';
import { modelChoices } from '../../../src/plan/models/model-choices.ts';
import { rankModels } from '../../../src/plan/models/rank-models.ts';

/** An active model; what its id does not tell is given. */
function model(id: string, given: Partial<Model> = {}): Model {
  const [, prefix, family = '', version = ''] = /^(?:(\w+)\.)?anthropic\.claude-(\w+)-(.+)$/.exec(id) ?? [];
  return {
    id,
    name: `Claude ${family} ${version}`,
    family,
    version: version.replace('-', '.'),
    ...(prefix === undefined
      ? { routing: 'in-region' }
      : prefix === 'global'
        ? { routing: 'global' }
        : { routing: 'geographic', geography: prefix }),
    region: 'eu-west-1',
    isActive: true,
    recommended: false,
    ...given,
  };
}
const USABLE = { probe: 'usable' };
const REFUSED = { probe: 'iam-denied' };

/** The choices among models of one region. */
const choices = (models: readonly Model[]) => modelChoices(rankModels(models, 'eu-west-1'), 'eu-west-1');
const options = (models: readonly Model[]) => choices(models).map((choice) => choice.options);

test('offers each routing, the recommended one first, with the newest of each family', () => {
  const models = ['opus-5-5', 'opus-4-8', 'sonnet-5', 'haiku-4-5'].flatMap((name) => [
    model(`global.anthropic.claude-${name}`),
    model(`eu.anthropic.claude-${name}`),
  ]);
  expect(choices(models)).toEqual([
    {
      label: 'Only within the EU (Recommended)',
      description: 'Claude opus 5-5, Claude sonnet 5, Claude haiku 4-5. Requests stay there.',
      region: 'eu-west-1',
      routing: 'geographic',
      geography: 'eu',
      models: ['Claude opus 5-5', 'Claude sonnet 5', 'Claude haiku 4-5'],
      recommended: true,
      options:
        '--region eu-west-1 --pin opus=eu.anthropic.claude-opus-5-5 --pin sonnet=eu.anthropic.claude-sonnet-5 --pin haiku=eu.anthropic.claude-haiku-4-5',
    },
    expect.objectContaining({
      label: 'Global',
      description: 'Claude opus 5-5, Claude sonnet 5, Claude haiku 4-5. AWS may answer from any region.',
      routing: 'global',
      recommended: false,
      options: expect.stringContaining('--pin opus=global.anthropic.claude-opus-5-5 '),
    }),
  ]);
});

test('pins nothing that was not probed where anything of the region was', () => {
  const models = [
    model('eu.anthropic.claude-opus-5-5', REFUSED),
    model('eu.anthropic.claude-opus-4-8', USABLE),
    model('eu.anthropic.claude-sonnet-5'),
    model('global.anthropic.claude-opus-5-5'),
  ];
  expect(options(models)).toEqual([
    '--region eu-west-1 --pin opus=eu.anthropic.claude-opus-4-8 --pin haiku=eu.anthropic.claude-opus-4-8',
  ]);
});

test('offers nothing where what was probed was refused', () => {
  expect(options([model('eu.anthropic.claude-opus-5-5', REFUSED)])).toEqual([]);
});

test('what was probed in one region says nothing of another', () => {
  const region = 'us-east-1';
  const models = [
    model('eu.anthropic.claude-opus-5-5', REFUSED),
    model('us.anthropic.claude-opus-5-5', { region }),
  ];
  expect(modelChoices(models, 'eu-west-1').map((choice) => choice.region)).toEqual([region]);
});

test.each([
  ['a legacy model', { isActive: false }],
  ['a usable legacy model', { isActive: false, ...USABLE }],
  ['an application profile', { routing: 'application' as const }],
  ['a family without an alias', { family: 'instant' }],
])('does not offer %s', (_, given) => {
  expect(options([model('eu.anthropic.claude-opus-4-1', given)])).toEqual([]);
});

test.each([
  ['opus', '--pin opus=ID --pin haiku=ID'],
  ['sonnet', '--model ID --pin sonnet=ID --pin haiku=ID'],
  ['haiku', '--model ID --pin haiku=ID'],
  ['fable', '--model ID --pin fable=ID'],
])('where there is only %s, sets %s', (family, expected) => {
  const id = `eu.anthropic.claude-${family}-5`;
  expect(options([model(id)])).toEqual([`--region eu-west-1 ${expected.replaceAll('ID', id)}`]);
});

test('of several regions those near the person come first, and one is recommended', () => {
  const regions = ['us-east-1', 'eu-west-1', 'eu-central-1'];
  const models = regions.map((region) =>
    model('global.anthropic.claude-opus-5-5', { region, recommended: true, routing: 'global', ...USABLE }),
  );
  const shown = modelChoices(models, 'eu-central-1').map(({ region, recommended }) => [region, recommended]);
  expect(shown).toEqual([
    ['eu-central-1', true],
    ['eu-west-1', false],
    ['us-east-1', false],
  ]);
});

test.each([
  ['eu.anthropic.claude-opus-5-5', 'eu-west-1', 'Only within the EU'],
  ['us.anthropic.claude-opus-5-5', 'us-east-1', 'Only within the US'],
  ['us-gov.anthropic.claude-opus-5-5', 'us-gov-west-1', 'Only within AWS GovCloud (US)'],
  ['apac.anthropic.claude-opus-5-5', 'ap-south-1', 'Only within Asia Pacific'],
  ['jp.anthropic.claude-opus-5-5', 'ap-northeast-1', 'Only in Japan'],
  ['au.anthropic.claude-opus-5-5', 'ap-southeast-2', 'Only in Australia'],
  ['mars.anthropic.claude-opus-5-5', 'eu-west-1', 'Only within mars'],
  ['global.anthropic.claude-opus-5-5', 'eu-west-1', 'Global'],
  ['anthropic.claude-opus-5-5', 'eu-central-1', 'Only in eu-central-1'],
])('the choice of %s in %s is called %s', (id, region, label) => {
  const geography = /^[\w-]+(?=\.anthropic)/.exec(id)?.[0];
  const given = geography === undefined || geography === 'global' ? {} : { geography };
  const routing = geography === 'global' ? 'global' : geography === undefined ? 'in-region' : 'geographic';
  const one = model(id, { region, family: 'opus', routing, ...given });
  expect(modelChoices([one], region)).toMatchObject([{ label, recommended: false }]);
});

test('of several regions each choice names its own, and the first is marked', () => {
  const models = ['eu-west-1', 'eu-central-1'].flatMap((region) => [
    model('global.anthropic.claude-opus-5-5', { region, recommended: true, ...USABLE }),
    model('anthropic.claude-sonnet-5', { region, ...USABLE }),
  ]);
  expect(modelChoices(models, 'eu-west-1').map(({ label }) => label)).toEqual([
    'Global, eu-west-1 (Recommended)',
    'Only in eu-west-1',
    'Global, eu-central-1',
    'Only in eu-central-1',
  ]);
});
