import { joinedRegions, regionOfPlace } from '../../knowledge/region-places.ts';
import { CLAUDE_REGIONS, isClaudeRegion, isRegionShaped } from '../../knowledge/regions.ts';
import type { Options } from '../../model/options.ts';
import { TYPED } from '../../model/talk.ts';
import { commandLine } from '../../shell/command-line.ts';
import { editDistance } from '../../text/nearest.ts';

/** The ways to sign in, as the file of a rollout names them. */
const WAYS = ['in-app', 'profile', 'helper', 'static-key', 'gateway', 'external-idp'] as const;

/** All that was answered in the conversation about a rollout so far. Each call carries it, and nothing else is kept. */
export type RolloutAnswers = {
  /** The way to sign in; `--way` is that of setup. */
  readonly 'sign-in'?: (typeof WAYS)[number] | undefined;
  readonly organization?: string | undefined;
  readonly domain?: string | undefined;
  readonly profile?: string | undefined;
  readonly 'start-url'?: string | undefined;
  readonly 'sso-region'?: string | undefined;
  readonly account?: string | undefined;
  readonly role?: string | undefined;
  readonly region?: string | undefined;
  /** Models, numbered: the default first. */
  readonly pin?: readonly string[] | undefined;
  /** The folder, once the file is agreed on. */
  readonly out?: string | undefined;
  /** The rarer ways are asked for. */
  readonly new?: boolean | undefined;
  readonly 'plan-id'?: string | undefined;
};

/** The call that goes on with these answers. */
export function rolloutCall(answers: RolloutAnswers): string {
  return `talk rollout ${commandLine(answers as Options)}`.trimEnd();
}

/** The call for an answer that is typed. */
export function typedRolloutCall(answers: RolloutAnswers, name: keyof RolloutAnswers): string {
  return `${rolloutCall(answers)} --${name} ${TYPED}`;
}

/** What an answer has to look like, and how that is called. */
const FORMS: Partial<Record<keyof RolloutAnswers, readonly [pattern: RegExp, wanted: string]>> = {
  organization: [/^(?=.*\S)[^\p{Cc}\p{Cs}\u2028\u2029]{1,100}$/u, 'a name in one line'],
  domain: [
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/,
    'a domain such as example.com',
  ],
  account: [/^\d{12}$/, 'an AWS account of 12 digits'],
  role: [/^[\w+=,.@-]{1,32}$/, 'the name of a permission set'],
  profile: [/^[\w.@-]{1,100}$/, 'the name of an AWS profile'],
  region: [/^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/, 'an AWS region such as eu-central-1'],
  'sso-region': [/^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/, 'an AWS region such as eu-central-1'],
};

/** An answer in the form in which it is kept: people type domains in capitals, and accounts with hyphens. */
function tidy(name: keyof RolloutAnswers, value: string): string {
  const text = value.trim();
  if (name === 'domain') return text.toLowerCase().replace(/^(https?:\/\/)?(www\.)?|\/.*$|^.*@/g, '');
  if (name === 'account') return text.replace(/[-\s]/g, '');
  if (name !== 'region' && name !== 'sso-region') return text;
  const region = joinedRegions(text);
  return regionOfPlace(region) ?? region.toLowerCase();
}

/** What a region is misspelt for. A new one has another digit, or a name that none comes near. */
function misspeltRegion(name: keyof RolloutAnswers, text: string): string | undefined {
  if ((name !== 'region' && name !== 'sso-region') || isClaudeRegion(text)) return undefined;
  const stem = text.replace(/-\d+$/, '');
  return CLAUDE_REGIONS.find((region) => {
    const slips = editDistance(stem, region.replace(/-\d+$/, ''));
    return slips > 0 && slips < 3;
  });
}

/** The answers that can be kept, and in words the first that cannot, which is asked again. */
export function sortAnswers(given: RolloutAnswers): { answers: RolloutAnswers; wrong?: string } {
  let wrong: string | undefined;
  const kept = Object.entries(given).flatMap(
    ([key, value]): [string, string | boolean | readonly string[] | undefined][] => {
      const name = key as keyof RolloutAnswers;
      if (typeof value !== 'string') return [[name, value]];
      const text = tidy(name, value);
      const [pattern, wanted] = FORMS[name] ?? [/./s, ''];
      const meant = misspeltRegion(name, text);
      if (pattern.test(text) && meant === undefined) return [[name, text]];
      wrong ??= meant
        ? `'${value}' is no AWS region. Did you mean ${meant}?`
        : `'${value}' is not ${wanted}.`;
      return [];
    },
  );
  return { answers: Object.fromEntries(kept), ...(wrong !== undefined && { wrong }) };
}

/** What a line beside the command says: a way to sign in, a region, a portal, a domain; all else means nothing. */
export function saidOfRollout(line: string): { answers: RolloutAnswers; unknown: readonly string[] } {
  const answers: Record<string, string> = {};
  const unknown: string[] = [];
  for (const word of line.split(/[\s,;]+/).filter(Boolean)) {
    const name = meaningOf(word);
    if (name === undefined) unknown.push(word);
    else answers[name] ??= word;
  }
  return { answers, unknown };
}

function meaningOf(word: string): keyof RolloutAnswers | undefined {
  if ((WAYS as readonly string[]).includes(word)) return 'sign-in';
  if (isRegionShaped(word)) return 'region';
  if (/^https?:|\.awsapps\.com/.test(word)) return 'start-url';
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(word) ? 'domain' : undefined;
}
