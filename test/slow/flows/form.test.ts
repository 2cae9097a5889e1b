import { expect, test } from 'vitest';
import { FORM_NAMES, readForm } from '../../../src/plan/talk/form-answers.ts';
import { play, stepOf } from '../../flows/talk/play.ts';
import { keysScene, talk } from '../../wizard/support.ts';

const SETUP = 'talk setup --region us-east-1';
const ODD = `O'Brien & "Söhne" $HOME \`x\` 100% \\ !`;

/** An account whose models answer once the form is sent. */
async function withoutForm() {
  const scene = await keysScene();
  for (const account of scene.sandbox.cloud.accounts) account.withoutForm = ['anthropic.*'];
  const { requests } = scene.sandbox;
  const forms = () =>
    requests
      .filter(({ operation }) => operation === 'PutUseCaseForModelAccess')
      .map(({ body }) =>
        JSON.parse(Buffer.from((body as { formData: string }).formData, 'base64').toString('utf8')),
      );
  return { ...scene, forms };
}

test('the form is answered here, shown whole with the account, sent after the yes, and setup goes on', async () => {
  const { world, forms } = await withoutForm();
  const answers = ['Enable', { typed: `${ODD}, example.com` }, 'Our own people', { typed: 'shipping' }];
  const asked = await play(world, SETUP, [...answers, 'Software development']);
  expect(forms()).toEqual([]);
  const { say = '', ask } = asked.last;
  expect(ask?.question).toBe('Send this for the whole account?');
  expect(say).toContain('in us-east-1 for account 111122223333, with the AWS profile keys');
  expect(say).toContain('to AWS and Anthropic');
  for (const value of [ODD, 'https://example.com', 'inside the company', 'shipping', 'writing, changing'])
    expect(say).toContain(value);

  const done = await play(world, SETUP, [...answers, 'Software development', 'Yes, send it']);
  expect(forms()).toEqual([
    {
      companyName: ODD,
      companyWebsite: 'https://example.com',
      intendedUsers: '0',
      industryOption: 'Other',
      otherIndustryOption: 'shipping',
      useCases: expect.stringContaining('Claude Code'),
    },
  ]);
  expect(done.steps.at(-2)?.run).not.toMatch(/--(company|website|users|industry|use-case|enable|access-id)/);
  expect(done.last.ask?.header).toBe('Apply');
  expect(JSON.stringify(done.last)).not.toContain('Brien');
});

test('a typed yes sends what was shown, anything else sends nothing', async () => {
  const { world, forms } = await withoutForm();
  const form = ` --about access --enable anthropic.claude-opus-5-5 --company Example --website example.com --users both --industry technology --use-case tests`;
  const { ask } = await stepOf(world, SETUP + form);
  const typed = (text: string) => (ask?.typed ?? '').replace('TEXT', text);
  await stepOf(world, typed('what does it cost'));
  expect((await stepOf(world, typed('no'))).end).toBe(true);
  expect(forms()).toEqual([]);
  await stepOf(world, typed('yes'));
  expect(forms()).toMatchObject([{ intendedUsers: '2', industryOption: 'Technology' }]);
});

test('the console and the administrator are other ways, with where and what to send', async () => {
  const { world, forms } = await withoutForm();
  const first = await play(world, SETUP, ['Enable']);
  expect(first.last.say).toContain('Account 111122223333 has not sent');
  expect(first.steps[0]?.say).not.toContain('console');
  const console = await play(world, SETUP, ['Enable', 'Send it in the console']);
  expect(console.last.say).toContain('https://console.aws.amazon.com/bedrock/home?region=us-east-1');
  expect(console.last.ask?.options.map(({ label }) => label)).toEqual(['Try the models again', 'Stop here']);
  const { say } = (await play(world, SETUP, ['Enable', 'The administrator does it'])).last;
  expect(say).toMatch(/AWS account 111122223333[\s\S]*bedrock:PutUseCaseForModelAccess/);
  expect(forms()).toEqual([]);
  for (const { steps } of [first, console]) expect(JSON.stringify(steps)).not.toMatch(/JSON file|--form/);
});

test('one answer can be changed before it is sent', async () => {
  const { world } = await withoutForm();
  const given = ['Enable', { typed: 'Example example.com' }, 'Both', 'Education', 'Software development'];
  const changed = await play(world, SETUP, [...given, 'Change the form', 'Industry', 'Technology']);
  expect(changed.last.say).toMatch(/Company: Example\n[\s\S]*Industry: Technology\n/);
});

test('where AWS takes its time, it is said, and the models can be tried again', async () => {
  const { world } = await withoutForm();
  const { last } = await play(world, `${SETUP} --about sent`, []);
  expect(last.say).toContain('No Claude model answers yet');
  expect(last.ask?.options[0]?.run).toContain('--about sent');
});

test('the terminal plays the same', async () => {
  const { world, forms } = await withoutForm();
  const moves = ['Enable the models', 'Example Ltd, example.com', 'Both', 'Technology', 'my own words'];
  const { end } = await talk(world, [...moves, 'Yes, send it', 'Yes'], { given: { region: 'us-east-1' } });
  expect(end).toBe('done');
  expect(forms()).toMatchObject([{ companyName: 'Example Ltd', useCases: 'my own words' }]);
});

test.each([
  ['Example Ltd, https://example.com', 'Example Ltd', 'https://example.com', 'users'],
  ['Example (example.co.uk/about)', 'Example', 'example.co.uk/about', 'users'],
  ['Example.com, Inc.', 'Example.com, Inc.', undefined, 'website'],
  ['Beispiel Sp. z o.o.', 'Beispiel Sp. z o.o.', undefined, 'website'],
  ['株式会社 例え.jp', '株式会社', '例え.jp', 'users'],
  ['one\ntwo\u2028three', 'one two three', undefined, 'website'],
  ['   ', undefined, undefined, 'company'],
])('%j is the company %j with the website %j', (typed, company, website, open) => {
  const { answers, ...read } = readForm({ company: typed });
  expect([answers.company, answers.website, read.open]).toEqual([company, website, open]);
});

test.each([
  ['company', "I don't know", 'Whoever looks after AWS'],
  ['website', 'none', "'none' is no website."],
  ['website', 'https://user@example.com', 'is no website'],
  ['users', 'hm', "Not understood: 'hm'."],
  ['use-case', 'x'.repeat(2001), 'At most 2000 characters'],
] as const)('%s: %j is asked again', (name, text, why) => {
  const others = Object.fromEntries(FORM_NAMES.map((one) => [one, 'both']));
  const read = readForm({ ...others, website: 'example.com', [name]: text });
  expect(read).toMatchObject({ open: name, why: expect.stringContaining(why) });
  expect(read.answers[name]).toBeUndefined();
});
