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
