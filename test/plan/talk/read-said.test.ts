import { expect, test } from 'vitest';
import { readSaid } from '../../../src/plan/talk/read-said.ts';

const FACTS = { profiles: ['work', 'keys', 'team.a'], sessions: ['corp'] };

test.each([
  ['', {}],
  ['work', { profile: 'work' }],
  ['use my profile work in us-east-1, please', { profile: 'work', region: 'us-east-1' }],
  ['team.a', { profile: 'team.a' }],
  ['new', { new: true }],
  ['corp', { 'sso-session': 'corp' }],
  ['d-9067012345.awsapps.com us-east-1', { 'start-url': 'd-9067012345.awsapps.com', region: 'us-east-1' }],
  [
    'https://example.awsapps.com/start/#/ 1111-2222-3333',
    { 'start-url': 'https://example.awsapps.com/start/#/', account: '111122223333' },
  ],
  ['1111 2222 3333', { account: '111122223333' }],
  [
    'https://example.awsapps.com/start/#/console?account_id=444455556666',
    { 'start-url': 'https://example.awsapps.com/start', account: '444455556666' },
  ],
  ['d-9067012345', { 'start-url': 'd-9067012345' }],
  ['111122223333 for the team', { account: '111122223333', scope: 'project' }],
  ['eu.anthropic.claude-sonnet-5 work', { model: 'eu.anthropic.claude-sonnet-5', profile: 'work' }],
])('%j means %j', (line, answers) => {
  expect(readSaid(line, FACTS)).toMatchObject({ answers, not: [], wrong: [], unknown: [] });
});

test.each([
  ['wrok', [['wrok', 'work']]],
  [
    'wrok eu_centrall_1',
    [
      ['wrok', 'work'],
      ['eu_centrall_1', 'eu-central-1'],
    ],
  ],
  ['us-est-1', [['us-est-1', 'us-east-1']]],
  ['crop', [['crop', 'corp']]],
  ['opsu', [['opsu', 'opus']]],
  ['mantel', [['mantel', 'mantle']]],
  ['eu-central', [['eu-central', 'eu-central-1']]],
])('in %j every misspelt word has the nearest beside it', (line, pairs) => {
  expect(readSaid(line, FACTS).wrong.map(({ word, value }) => [word, value])).toEqual(pairs);
});

test('a region that is new can be taken as it was typed', () => {
  expect(readSaid('eu-north-9', FACTS).wrong).toMatchObject([{ asTyped: { region: 'eu-north-9' } }]);
});

test('what means nothing here is told, and may be a part of the name of an account', () => {
  expect(readSaid('something-else', FACTS)).toMatchObject({
    answers: {},
    wrong: [],
    unknown: ['something-else'],
  });
});

test.each([
  ['mantle in us-east-1', { way: 'mantle', region: 'us-east-1' }],
  ['platform', { way: 'platform' }],
  ['wrkspc_01AbCdEf23GhIj', { way: 'platform', workspace: 'wrkspc_01AbCdEf23GhIj' }],
  [
    'gateway https://llm.example.com/bedrock',
    { way: 'gateway', 'base-url': 'https://llm.example.com/bedrock' },
  ],
])("'%s' says which way", (line, answers) => {
  expect(readSaid(line, { profiles: [], sessions: [] })).toMatchObject({
    answers,
    not: [],
    wrong: [],
    unknown: [],
  });
});

test.each([
  ['not for the team', {}, ['team']],
  ['work, not for the team please', { profile: 'work' }, ['team']],
  ['anything except us-east-1', {}, ['us-east-1']],
  ["work but don't use us-east-1", { profile: 'work' }, ['us-east-1']],
  ['use work instead of keys', { profile: 'work' }, ['keys']],
  ['work rather than keys', { profile: 'work' }, ['keys']],
  ['no, work', { profile: 'work' }, []],
  ['I do not know the portal, use work', { profile: 'work' }, []],
  ['opus 4.8 without a gateway', { model: 'opus-4.8' }, ['gateway']],
  ['anything but us-east-1', {}, ['us-east-1']],
  ['sonnet for everything in us-east-1', { model: 'sonnet', region: 'us-east-1' }, []],
  ["I'd rather use work", { profile: 'work' }, []],
  ['instead use work', { profile: 'work' }, []],
])('%j leaves out what is not wanted', (line, answers, not) => {
  const said = readSaid(line, FACTS);
  expect(said.answers).toEqual(answers);
  expect(said.not.map(({ word }) => word)).toEqual(not);
});

test.each([
  ['keys or work', ['keys', 'work']],
  ['switch from us-east-1 to eu-central-1', ['us-east-1', 'eu-central-1']],
  ['111122223333 222233334444', ['111122223333', '222233334444']],
  ['work example.awsapps.com', ['work', 'example.awsapps.com']],
  ['everywhere for the team', ['everywhere', 'team']],
  ['opus 4.7 or opus 4.8', ['opus-4.7', 'opus-4.8']],
])('%j names two that exclude each other', (line, words) => {
  expect(readSaid(line, FACTS).either?.map(({ word }) => word)).toEqual(words);
});

test('several models can be wanted, one of each family', () => {
  const said = readSaid('opus 4.8 and sonnet', FACTS);
  expect(said.answers).toEqual({ model: 'opus-4.8 sonnet' });
  expect(said.either).toBeUndefined();
});

test.each([
  ['in us east 1', 'us-east-1'],
  ['AP Southeast 2 please', 'ap-southeast-2'],
  ['us gov west 1', 'us-gov-west-1'],
  ['eu_central_1', 'eu-central-1'],
  ['in Frankfurt', 'eu-central-1'],
  ['São Paulo', 'sa-east-1'],
  ['Tel Aviv', 'il-central-1'],
])('%j names a region as people do', (line, region) => {
  expect(readSaid(line, FACTS).answers).toEqual({ region });
});

test.each([
  ['AWS_PROFILE=keys AWS_REGION=us-east-1', { profile: 'keys', region: 'us-east-1' }],
  ['export AWS_REGION=us-east-1', { region: 'us-east-1' }],
  ['--region us-east-1', { region: 'us-east-1' }],
  ['profile: keys, region: us-east-1', { profile: 'keys', region: 'us-east-1' }],
  ['keys/us-east-1', { profile: 'keys', region: 'us-east-1' }],
  ['us-east-1a', { region: 'us-east-1' }],
  ['\u201cus-east-1\u201d', { region: 'us-east-1' }],
  ['`us-east-1`', { region: 'us-east-1' }],
  ['*us\u2011east\u20111*', { region: 'us-east-1' }],
  ['us-east-1/opus', { region: 'us-east-1', model: 'opus' }],
  ['US East (N. Virginia)', { region: 'us-east-1' }],
  ['Asia Pacific (Tokyo)', { region: 'ap-northeast-1' }],
  ['https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/models', { region: 'eu-west-1' }],
  ['https://console.aws.amazon.com/bedrock/home?region=eu-west-1#/models', { region: 'eu-west-1' }],
  ['https://111122223333.signin.aws.amazon.com/console', { account: '111122223333' }],
  ['arn:aws:iam::999988887777:role/Developer', { account: '999988887777' }],
])('%j is what people copy', (line, answers) => {
  expect(readSaid(line, FACTS)).toMatchObject({ answers, unknown: [], wrong: [] });
});

test.each([
  ['no haiku', { without: ['haiku'] }],
  ['drop the haiku line', { without: ['haiku'] }],
  ['without opus and haiku', { without: ['opus', 'haiku'] }],
  ['no haiku and sonnet please, us-east-1', { without: ['haiku', 'sonnet'], region: 'us-east-1' }],
  ['no haiku, and use sonnet', { without: ['haiku'], model: 'sonnet' }],
  ['only haiku', { model: 'haiku', without: ['opus', 'sonnet'] }],
  ['opus only', { model: 'opus', without: ['sonnet', 'haiku'] }],
  ['not sonnet but opus 4.8', { model: 'opus-4.8', without: ['sonnet'] }],
  ['only eu', { geography: 'eu' }],
  ['models in the US please', { geography: 'us' }],
  ['in us, opus', { geography: 'us', model: 'opus' }],
  ['show it to us', {}],
  ['change sonnet to 4.6', { model: 'sonnet-4.6' }],
  ['opus 4_8', { model: 'opus-4.8' }],
  ['claude-3-5-sonnet', { model: 'claude-3-5-sonnet' }],
  ['share it with my colleagues', { scope: 'project' }],
  ['cn-north-1', { region: 'cn-north-1' }],
])('%j means %j', (line, answers) => {
  expect(readSaid(line, FACTS).answers).toEqual(answers);
});

test.each([
  ['opus four point eight', true],
  ['downgrade opus', true],
  ['use 4.8', true],
  ['sonnet but not 5', true],
  ['sonnet 4.6 instead of 5', false],
  ['our 2 teams, with opus 4.8', false],
])('%j leaves it open which model is meant: %j', (line, isUnsure) => {
  expect(readSaid(line, FACTS).isModelUnsure).toBe(isUnsure);
});

const ACME = { profiles: ['acme-prod', 'acme-dev', 'Work'], sessions: [] };
test.each([
  ['acme prod', ['acme-prod']],
  ['use prod in ireland', ['acme-prod']],
])('%j may mean a profile by parts of its name', (line, values) => {
  const { wrong, unknown } = readSaid(line, ACME);
  expect([wrong.map(({ value }) => value), unknown]).toEqual([values, []]);
});

test('a part of several names is asked about, the case of letters is not', () => {
  const { either = [], part } = readSaid('acme', ACME);
  expect([part, either.map(({ word }) => word)]).toEqual(['acme', ['acme-prod', 'acme-dev']]);
  expect(readSaid('ACME-PROD work', ACME).either).toHaveLength(2);
  expect(readSaid('ACME-PROD', ACME)).toMatchObject({ answers: { profile: 'acme-prod' }, wrong: [] });
  expect(readSaid('example.awsapps.com acme', ACME)).toMatchObject({ wrong: [], unknown: ['acme'] });
  expect(readSaid('acme frobnicate', ACME).unknown).toEqual(['frobnicate']);
});
