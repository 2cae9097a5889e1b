import { modelCatalogUrl } from '../../knowledge/console-urls.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { FormSoFar } from '../../plan/talk/form-answers.ts';
import { type FormAnswers, setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';

const FORM = "Anthropic's use case form";

/** Whose form it is. */
export interface FormPlace {
  readonly region: string;
  readonly accountId: string | undefined;
}

/** The next question of the form. `answers` are all others of the conversation, those for access among them. */
export function formQuestion(
  { answers: form, open = 'company', why }: FormSoFar,
  answers: TalkAnswers,
  place: FormPlace,
): TalkStep {
  const all = { ...answers, ...form };
  const step = QUESTIONS[open](all, place);
  const isFirst = open === 'company' && why === undefined;
  const say = why || (isFirst ? intro(place) : undefined);
  return { ...(say !== undefined && { say }), ask: step };
}

function intro({ accountId }: FormPlace): string {
  const account = accountId === undefined ? 'This account' : `Account ${accountId}`;
  return `${account} has not sent ${FORM}, which its models need once per account. It asks for the company, its website, who will use the models, the industry, and what for. It goes to AWS and Anthropic in the name of the account, and only after you have seen all of it and said yes.`;
}

type Ask = NonNullable<TalkStep['ask']>;

const QUESTIONS: Readonly<Record<keyof FormAnswers, (all: TalkAnswers, place: FormPlace) => Ask>> = {
  company: (all, place) => ({
    header: 'Company',
    question: 'What is your company called, and what is its website? Type the name, a comma and the address.',
    options: elsewhere(all, place),
    typed: typedCall(all, 'company'),
  }),
  website: (all, place) => ({
    header: 'Website',
    question: `What is the website of ${all.company}? Type its address.`,
    options: elsewhere(all, place),
    typed: typedCall(all, 'website'),
  }),
  users: (all) => ({
    header: 'Users',
    question: 'Who will use what is made with the models?',
    options: [
      answer(all, 'users', 'internal', 'Our own people', 'Employees, and whoever works for the company'),
      answer(all, 'users', 'external', 'Others', 'Customers, and anyone outside the company'),
      answer(all, 'users', 'both', 'Both', 'People inside and outside the company'),
    ],
    typed: typedCall(all, 'users'),
  }),
  industry: (all) => ({
    header: 'Industry',
    question: 'Which industry is the company in? You can type another.',
    options: ['Technology', 'Financial services', 'Healthcare', 'Education'].map((industry) =>
      answer(all, 'industry', industry, industry, `The form says ${industry}`),
    ),
    typed: typedCall(all, 'industry'),
  }),
  'use-case': (all) => ({
    header: 'What for',
    question: 'What will the models be used for? You can type it in your own words; nothing confidential.',
    options: [
      answer(all, 'use-case', DEVELOPMENT, 'Software development', DEVELOPMENT),
      answer(all, 'use-case', OPERATIONS, 'Development, operations', OPERATIONS),
    ],
    typed: typedCall(all, 'use-case'),
  }),
};

const DEVELOPMENT =
  'Software development with Claude Code: writing, changing, reviewing and testing code and its documentation.';
const OPERATIONS =
  'Software development and operations with Claude Code: code and its documentation, scripts, infrastructure, and the analysis of faults.';

function answer(
  all: TalkAnswers,
  name: keyof FormAnswers,
  value: string,
  label: string,
  description: string,
): TalkOption {
  return { label, description, run: setupCall({ ...all, [name]: value }) };
}

/** The ways to have it sent that are not here. */
function elsewhere(all: TalkAnswers, place: FormPlace): readonly TalkOption[] {
  return [
    {
      label: 'Send it in the console',
      description: 'Shows where; setup goes on afterwards',
      run: setupCall({ ...all, company: undefined, website: undefined, about: 'console' }),
    },
    {
      label: 'The administrator does it',
      description: 'Shows a text to send',
      end: `Send this to the administrator of the account; once it is done, run /bedrock:setup again:\n\n\`\`\`text\n${letter(place)}\n\`\`\``,
    },
    {
      label: 'Stop here',
      description: 'Sends nothing, and writes no settings',
      end: 'Nothing was sent, and no settings were written. Run /bedrock:setup again to go on.',
    },
  ];
}

function letter({ region, accountId }: FormPlace): string {
  const account = accountId === undefined ? 'our AWS account' : `AWS account ${accountId}`;
  return [
    `Please send ${FORM} for ${account}. Its models on Amazon Bedrock, which Claude Code needs, ask for it once:`,
    '',
    `- in the Amazon Bedrock console, any Claude model, "Submit use case details": ${modelCatalogUrl(region)}`,
    '- or once for the whole organisation, in its management account.',
    '',
    'It takes bedrock:PutUseCaseForModelAccess.',
  ].join('\n');
}

/** Where the form is in the console. */
export function whereInConsole(region: string): string {
  return `Open ${modelCatalogUrl(region)}, choose any Claude model and "Submit use case details". AWS may take up to 15 minutes until the models answer.`;
}

/** What of the form is to be another. */
export function changeForm(all: TalkAnswers): TalkStep {
  const again = (label: string, description: string, names: readonly (keyof FormAnswers)[]) => ({
    label,
    description,
    run: setupCall({
      ...all,
      ...Object.fromEntries(names.map((name) => [name, undefined])),
      about: 'access',
    }),
  });
  return {
    ask: {
      header: 'Change',
      question: 'What of the form should be different?',
      options: [
        again('Company', 'Its name and its website', ['company', 'website']),
        again('Users', 'Who will use what is made with the models', ['users']),
        again('Industry', 'Which industry the company is in', ['industry']),
        again('What for', 'What the models will be used for', ['use-case']),
      ],
    },
  };
}

const LABELS: Readonly<Record<string, string>> = {
  companyName: 'Company',
  companyWebsite: 'Website',
  intendedUsers: 'Users',
  industryOption: 'Industry',
  otherIndustryOption: 'Which industry',
  useCases: 'What for',
};
const USERS: Readonly<Record<string, string>> = {
  '0': 'inside the company',
  '1': 'outside the company',
  '2': 'inside and outside the company',
};

/** The form as it is sent, in plain words; as it was typed, without Markdown. */
export function formInWords(form: Readonly<Record<string, string>>): string {
  const lines = Object.entries(form)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const shown = name === 'intendedUsers' ? (USERS[value] ?? value) : value;
      return `${LABELS[name] ?? name}: ${shown}`;
    });
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}
