import { type UseCase, useCaseForm } from '../access/use-case-form.ts';
import type { FormAnswers, TalkAnswers } from './talk-answers.ts';
import { isUnknown } from './typed-words.ts';

type Field = keyof FormAnswers;

/** In the order in which they are asked. */
export const FORM_NAMES = ['company', 'website', 'users', 'industry', 'use-case'] as const satisfies Field[];

/** Of the form's industries, those that are known by their names; every other goes as Other, with its own. */
const INDUSTRIES = ['Technology', 'Education', 'Energy'];
const MOST = { company: 200, website: 300, users: 100, industry: 100, 'use-case': 2000 } as const;

/** What was answered of the form: all of it, or the first that is open, and why what was typed for it cannot be taken. */
export interface FormSoFar {
  readonly answers: FormAnswers;
  readonly form?: Readonly<Record<string, string>>;
  readonly open?: Field;
  readonly why?: string;
}

/** The answers of the form, and all others. */
export function withoutForm(all: TalkAnswers): readonly [FormAnswers, TalkAnswers] {
  const { company, website, users, industry, 'use-case': useCase, ...rest } = all;
  return [{ company, website, users, industry, 'use-case': useCase }, rest];
}

/** Reads what was typed: the website may stand behind the company's name. */
export function readForm(given: FormAnswers): FormSoFar {
  const typed = Object.fromEntries(
    FORM_NAMES.map((name) => [
      name,
      given[name]?.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim() || undefined,
    ]),
  ) as FormAnswers;
  const answers = { ...typed, ...(typed.website === undefined && nameAndSite(typed.company)) };
  const { company, website = '', users, industry, 'use-case': useCases } = answers;
  const wrong = FORM_NAMES.map((name) => ({ name, why: whyNot(name, answers[name]) })).find(
    ({ why }) => why !== undefined,
  );
  if (wrong) {
    const { why, name } = wrong;
    return { answers: { ...answers, [name]: undefined }, open: name, ...(why && { why }) };
  }
  if (company === undefined || industry === undefined || useCases === undefined) return { answers };
  const known = INDUSTRIES.find((one) => one.toLowerCase() === industry.toLowerCase());
  const form = useCaseForm({
    ...{ company, useCases, website: siteOf(website), users: usersOf(users) ?? 'internal' },
    ...(known === undefined ? { industry: 'Other', otherIndustry: industry } : { industry: known }),
  });
  return { answers, form };
}

/** Empty where nothing was said yet. */
function whyNot(name: Field, text: string | undefined): string | undefined {
  if (text === undefined) return '';
  if (isUnknown(text)) return 'Whoever looks after AWS in your company may know.';
  if (text.length > MOST[name]) return `At most ${MOST[name]} characters, please.`;
  if (name === 'website' && siteOf(text) === '') return `'${text}' is no website.`;
  if (name === 'users' && usersOf(text) === undefined) return `Not understood: '${text}'.`;
  return undefined;
}

/** `Example GmbH, example.com`: the last word is taken for the website where it looks like one. */
function nameAndSite(text = ''): FormAnswers {
  const [, name, site = ''] = /^(.*?\S)[\s,;:(]+([^\s,;()]+)[\s)]*$/.exec(text) ?? [];
  return name !== undefined && siteOf(site) !== '' ? { company: name, website: site } : {};
}

/** The address as it is sent; empty for what is none. */
function siteOf(text: string): string {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/@]*[^\s/@.]\.\p{L}[^\s/@.]+(:\d+)?([/?#]\S*)?$/iu.test(url) && URL.canParse(url)
    ? url
    : '';
}

function usersOf(text = ''): UseCase['users'] | undefined {
  const isOwn = /\b(intern(al)?|employees?|staff|colleagues?|team|people|us|me|myself|we|own|only i)\b/i.test(
    text,
  );
  const isOther = /\b(extern(al)?|customers?|clients?|users|public|others?|outside)\b/i.test(text);
  if (/\b(both|all|everyone|everybody)\b/i.test(text) || (isOwn && isOther)) return 'both';
  return isOwn ? 'internal' : isOther ? 'external' : undefined;
}
