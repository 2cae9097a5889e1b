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
export function typedRolloutCall(answers: RolloutAnswers, name: keyof RolloutAnswers | 'said'): string {
  return `${rolloutCall(answers)} --${name} ${TYPED}`;
}

/** What an answer has to look like, and how that is called. */
const FORMS: Partial<Record<keyof RolloutAnswers, readonly [pattern: RegExp, wanted: string]>> = {
  organization: [/^(?=.*\p{L})(?!.*\?$)[^\p{Cc}\p{Cs}\u2028\u2029]{1,100}$/u, 'a name in one line'],
  domain: [
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/,
    'a domain such as example.com',
  ],
  account: [/^\d{12}$/, 'an AWS account of 12 digits'],
  role: [/^[\w+=,.@-]{1,32}$/, 'the name of a permission set'],
  profile: [/^(?=.*[a-z0-9])[\w.@+-]{1,100}$/i, 'the name of an AWS profile'],
  region: [/^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/, 'an AWS region such as eu-central-1'],
  'sso-region': [/^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/, 'an AWS region such as eu-central-1'],
};

const DOMAIN = /(?:^|[\s,;(@/])((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)(?=$|[\s,;)/:?#.!])/i;
const REGION = /(?:^|[\s,;(])([a-z]{2,4}(?:-[a-z]{2,12}){1,2}-[1-9]\d?)(?=$|[\s,;).!])/i;

/** An answer in the form in which it is kept, out of a sentence: domains in capitals, accounts with hyphens, cities. */
function tidy(name: keyof RolloutAnswers, value: string): string {
  const text = value.trim();
  if (name === 'organization') return organizationIn(text).name;
  if (name === 'domain') return (DOMAIN.exec(text)?.[1] ?? text).toLowerCase().replace(/^www\./, '');
  if (name === 'account') return text.replace(/[-\s]/g, '');
  if (name !== 'region' && name !== 'sso-region') return text;
  const region = joinedRegions(text);
  const place = region
    .split(/[\s,;.!]+/)
    .map(regionOfPlace)
    .find(Boolean);
  return place ?? REGION.exec(region)?.[1]?.toLowerCase() ?? region.toLowerCase();
}

/** The name without the words around it, and the domain behind it: `its Example Ltd, example.com`. */
function organizationIn(text: string): { readonly name: string; readonly domain?: string } {
  const [, bare = text] =
    /^(?:it['\u2019]?s(?: called)?|it is|we(?: are|['\u2019]re)|(?:the|our|my) (?:organi[sz]ation|company|name)(?: name)?(?: is)?|called)\s+(.*)$/i.exec(
      text,
    ) ?? [];
  const [, name, domain] = /^(.*?\S)[\s,;(]+((?:[a-z0-9-]+\.)+[a-z]{2,})\)?$/i.exec(bare) ?? [];
  return name === undefined || domain === undefined
    ? { name: bare }
    : { name: name.replace(/[,;(]$/, ''), domain };
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
export function sortAnswers(typed: RolloutAnswers): { answers: RolloutAnswers; wrong?: string } {
  let wrong: string | undefined;
  const { domain } = organizationIn(typed.organization?.trim() ?? '');
  const given = domain === undefined ? typed : { domain, ...typed };
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

/** What people call the ways to sign in; the longer first. */
const WAY_WORDS: readonly (readonly [RegExp, (typeof WAYS)[number]])[] = [
  [/\b(own|external|other) (identity( provider)?|idp)\b|\b(okta|entra|oidc)\b/i, 'external-idp'],
  [/\b(static|one|shared|single)[ -](api[ -])?key\b|\bapi[ -]?keys?\b/i, 'static-key'],
  [/\b(in[ -](the )?app|sso|identity center|access portal|portal)\b/i, 'in-app'],
  [/\b(named |aws )?profiles?\b/i, 'profile'],
  [/\bhelper\b/i, 'helper'],
  [/\bgateway\b/i, 'gateway'],
];
const FILLERS =
  /^(a|an|the|in|on|at|by|for|with|and|our|we|is|it|use|using|sign|to|please|region|domain|aws|yes|ok|okay|thanks)$/i;

/** What a line says, beside the command or in the place of an answer: a way, a region, a portal, a domain, an account. */
export function saidOfRollout(line: string): { answers: RolloutAnswers; unknown: readonly string[] } {
  const answers: Record<string, string> = {};
  const unknown: string[] = [];
  let rest = line;
  for (const [words, way] of WAY_WORDS) {
    if ((WAYS as readonly string[]).some((one) => rest.split(/[\s,;]+/).includes(one)) || !words.test(rest))
      continue;
    answers['sign-in'] = way;
    rest = rest.replace(words, ' ');
    break;
  }
  for (const word of joinedRegions(rest)
    .split(/[\s,;]+/)
    .filter(Boolean)) {
    const name = meaningOf(word);
    // A gateway's address is written into the file.
    const isGateways = name === 'start-url' && answers['sign-in'] === 'gateway';
    if (isGateways || (name === undefined && !FILLERS.test(word))) unknown.push(word);
    else if (name !== undefined) answers[name] ??= word;
  }
  return { answers, unknown };
}

function meaningOf(word: string): keyof RolloutAnswers | undefined {
  if ((WAYS as readonly string[]).includes(word)) return 'sign-in';
  if (isRegionShaped(word) || regionOfPlace(word) !== undefined) return 'region';
  if (/^https?:|\.awsapps\.com/.test(word)) return 'start-url';
  if (/^\d{4}-?\d{4}-?\d{4}$/.test(word)) return 'account';
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/i.test(word) ? 'domain' : undefined;
}
