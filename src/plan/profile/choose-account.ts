import type { AwsFiles } from '../../facts/aws-files/aws-files.ts';
import type { Account, AccountChoice } from '../../model/accounts.ts';
import type { Portal } from '../../model/portal.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { ProfileOptions } from './profile-answers.ts';
import { defaultProfileName, type Named, profileOf } from './profile-name.ts';

/** A question has four options at most; "Other" is added to them by Claude Code. */
const MAX_CHOICES = 4;

/** How well a role fits working with Claude, by its name: made for it, then for builders; administrators and readers last. */
const ROLE_RANKS: readonly RegExp[] = [/bedrock|claude|gen-?ai/i, /power|develop|engineer|build/i];
const LAST_ROLES: readonly RegExp[] = [/admin/i, /read.?only|view|audit|billing|support/i];

/** Of so many accounts the roles are asked at once; of more only those of one that was chosen or found. */
export const FEW_ACCOUNTS = 10;

/** Which accounts fit, whether their roles are to be asked, and the words that may mean a role. */
export interface AccountsToAsk {
  readonly fitting: readonly Account[];
  readonly asksRoles: boolean;
  readonly words: readonly string[];
}

/**
 * The accounts in whose name, id or address the most words of a search stand. A word that stands in no account may mean
 * a role.
 */
export function accountsToAsk(
  accounts: readonly Account[],
  { search, accountId }: { readonly search?: string | undefined; readonly accountId?: string | undefined },
): AccountsToAsk {
  const ofId = accounts.filter((account) => accountId === undefined || account.accountId === accountId);
  const denied = /^\W*(?:not|no|without|except|anything but|(?:any )?other than)\s+(.+)$/is.exec(
    search ?? '',
  )?.[1];
  if (denied !== undefined) {
    const unwanted = accountsToAsk(ofId, { search: denied });
    const isUnwanted = (one: Account) =>
      unwanted.fitting.includes(one) && narrowByRole([one], unwanted.words).length > 0;
    const fitting = ofId.some(isUnwanted) ? ofId.filter((one) => !isUnwanted(one)) : [];
    return { fitting, asksRoles: fitting.length <= FEW_ACCOUNTS, words: [] };
  }
  // The whole name is that account alone, whatever others hold of it.
  const named = namedAccounts(ofId, search ?? '');
  if (named) {
    const { fitting, rest } = named;
    return { fitting, asksRoles: fitting.length <= FEW_ACCOUNTS, words: wordsOf(rest) };
  }
  const words = wordsOf(search ?? '');
  if (ofId.length <= FEW_ACCOUNTS) return { fitting: ofId, asksRoles: true, words };
  const isIn = standsIn(ofId);
  const counted = ofId.map((account) => ({
    account,
    count: words.filter((word) => isIn(word, account)).length,
  }));
  const most = counted.reduce((max, { count }) => Math.max(max, count), 0);
  const isNone = words.length > 0 && most === 0;
  const fitting = isNone ? [] : counted.filter(({ count }) => count === most).map(({ account }) => account);
  return { fitting, asksRoles: fitting.length <= FEW_ACCOUNTS, words };
}

/** The accounts where each word stands in what is known of it or in a role; roles narrowed too. */
export function narrowByRole(accounts: readonly Account[], words: readonly string[]): readonly Account[] {
  if (words.length === 0) return accounts;
  const isIn = standsIn(accounts);
  return accounts.flatMap((account) => {
    const open = words.filter((word) => !isIn(word, account));
    if (open.length === 0) return [account];
    const roles = account.roles.filter((role) => open.every((word) => isInRole(word, role)));
    return roles.length > 0 ? [{ ...account, roles }] : [];
  });
}

/** The accounts whose whole name stands in a text, those with the longest one, and what else the text says. */
export function namedAccounts(accounts: readonly Account[], text: string) {
  const said = ` ${wordsOf(text).join(' ')} `;
  const called = accounts
    .map((account) => ({ account, name: wordsOf(account.name).join(' ') }))
    .filter(({ name }) => name !== '' && said.includes(` ${name} `));
  const longest = called.reduce((most, { name }) => (name.length > most.length ? name : most), '');
  if (longest === '') return undefined;
  const fitting = called.filter(({ name }) => name === longest).map(({ account }) => account);
  const inName = new Set(longest.split(' '));
  // What is not of the name stays as it was typed: `4.8` is no two words.
  const rest = text.split(/[\s,;:/"']+/).filter((word) => !wordsOf(word).every((one) => inName.has(one)));
  return { fitting, rest: rest.join(' ') };
}

/** The words of a text that stand in an account or in one of its roles. */
export function wordsOfAccounts(accounts: readonly Account[], words: readonly string[]): readonly string[] {
  const isIn = standsIn(accounts);
  const isKnown = (word: string, account: Account) =>
    isIn(word, account) || account.roles.some((role) => isInRole(word, role));
  return words.filter((typed) => {
    const parts = wordsOf(typed);
    return parts.length > 0 && parts.every((word) => accounts.some((account) => isKnown(word, account)));
  });
}

/** Letters and digits as everybody types them: small, without accents. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}'\u2018\u2019]/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A letter or two and a number are words of their own; the end or the beginning of an id counts where no name has it. */
function standsIn(accounts: readonly Account[]) {
  const known = new Map(
    accounts.map((account) => [account, wordsOf([account.name, account.email].filter(Boolean).join(' '))]),
  );
  const isAlone = (word: string) => word.length < 3 || /^\d+$/.test(word);
  const isNamed = (word: string, account: Account) => {
    const parts = known.get(account) ?? [];
    return isAlone(word) ? parts.includes(word) : parts.some((part) => part.includes(word));
  };
  const ofIds = new Map<string, boolean>();
  const isOfId = (word: string) => {
    const isKnown = ofIds.get(word) ?? !accounts.some((account) => isNamed(word, account));
    ofIds.set(word, isKnown);
    return isKnown;
  };
  return (word: string, account: Account): boolean => {
    const { accountId } = account;
    if (isNamed(word, account) || word === accountId) return true;
    const isPart = /^\d{4,8}$/.test(word) && (accountId.startsWith(word) || accountId.endsWith(word));
    return isPart && isOfId(word);
  };
}

function isInRole(word: string, role: string): boolean {
  return word.length > 2 && wordsOf(role).some((part) => part.includes(word));
}

/** Where profiles of these accounts lead, and the AWS files in which they are to stand. */
export interface ProfilePlace {
  readonly portal: Portal;
  readonly files: AwsFiles;
}

/** The most useful pairs of account and role, ready for a question. */
export function accountChoices(accounts: readonly Account[], place: ProfilePlace): readonly AccountChoice[] {
  return rankedRoles(accounts)
    .slice(0, MAX_CHOICES)
    .map(({ account, roleName }) => ({
      label: `${account.name}: ${roleName}`,
      description: [`account ${account.accountId}`, account.email].filter(Boolean).join(', '),
      accountId: account.accountId,
      roleName,
      profileOptions: commandLine(profileAnswers({ account, roleName }, place)),
    }));
}

/** Every role in every account, those that fit best first. */
export function rankedRoles(accounts: readonly Account[]) {
  const pairs = accounts.flatMap((account) => account.roles.map((roleName) => ({ account, roleName })));
  const ranked = pairs.map((pair) => ({ ...pair, rank: rankOf(pair.roleName) }));
  return ranked.sort((a, b) => a.rank - b.rank);
}

/** The options of `profile` for one of them; one that there is a profile for already needs no name. */
export function profileAnswers(
  { account, roleName }: { readonly account: Account; readonly roleName: string },
  { portal, files }: ProfilePlace,
): ProfileOptions {
  const named: Named = { accountId: account.accountId, accountName: account.name, roleName };
  const session = portal.session ?? '';
  const isThere = profileOf(named, session, undefined, files) !== undefined;
  const name = isThere ? undefined : defaultProfileName(named, files);
  return { ...portalOptions(portal), account: named.accountId, role: named.roleName, name };
}

/** The options that name a portal without the profile that led there. */
export function portalOptions({
  options: { profile, ...named },
  startUrl,
  region,
  session,
}: Portal): ProfileOptions {
  if (profile === undefined) return named;
  return session === undefined ? { 'start-url': startUrl, 'sso-region': region } : { 'sso-session': session };
}

function rankOf(role: string): number {
  const first = ROLE_RANKS.findIndex((pattern) => pattern.test(role));
  if (first >= 0) return first;
  const last = LAST_ROLES.findIndex((pattern) => pattern.test(role));
  return ROLE_RANKS.length + (last >= 0 ? 1 + last : 0);
}
