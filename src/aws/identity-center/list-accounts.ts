import { ListAccountRolesCommand, ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso';
import * as z from 'zod/mini';
import { type Answer, answered } from '../../facts/answer.ts';
import type { Account } from '../../model/accounts.ts';
import { ask, type Question } from '../http/ask.ts';
import { deadline } from '../http/deadline.ts';
import { outsideText } from '../http/outside-text.ts';
import { pageOf, text } from '../http/shapes.ts';
import { inParallel } from '../in-parallel.ts';
import { type PortalSession, portalConfig } from './with-portal.ts';

/** A service that hands out page after page for ever is not waited for. */
const MAX_PAGES = 200;
/** Of the roles in one account; AWS lets 50 permission sets be assigned there, unless it was asked for more. */
const MAX_PAGES_OF_ROLES = 2;
const PAGE_SIZE = 100;
const SIDE_BY_SIDE = 20;
const AGAIN_SIDE_BY_SIDE = 2;
/** Repetitions of the SDK included, which grow apart while AWS throttles. */
const MS = 30_000;
/** All requests together: time for thousands of accounts, and an end where each answer is slow, or leads to another. */
const ALL_MS = 40_000;

const listedAccount = z.object({
  accountId: text,
  accountName: z.nullish(z.string()),
  emailAddress: z.nullish(z.string()),
});
const accountsPage = pageOf('accountList', listedAccount, PAGE_SIZE);
const rolesPage = pageOf('roleList', z.object({ roleName: text }), PAGE_SIZE);

/** Every account that the person may use, by name, without the roles in it. The token is never printed. */
export async function listAccounts(
  session: PortalSession,
  accessToken: string,
): Promise<Answer<readonly Account[]>> {
  const { client, request, release } = portalOf(session);
  const listed = await allPages(async (nextToken) => {
    const command = new ListAccountsCommand({ accessToken, nextToken, maxResults: PAGE_SIZE });
    const page = await request(accountsPage, (options) => client.send(command, options));
    if (!page.ok) return page;
    return answered({ items: page.value.accountList ?? [], nextToken: page.value.nextToken });
  }).finally(release);
  return listed.ok ? answered(listed.value.map(accountOf).sort(byName)) : listed;
}

/** The same accounts with the person's roles in each: one request for every account, at least. */
export async function accountRoles(
  session: PortalSession,
  accessToken: string,
  accounts: readonly Account[],
): Promise<readonly Account[]> {
  const { client, request, interrupted, release } = portalOf(session);
  const withRoles = (account: Account) => rolesOf(client, request, accessToken, account);
  const first = await inParallel(accounts, SIDE_BY_SIDE, withRoles);
  // Where AWS throttled for longer than the SDK repeats, a few at a time get through.
  const again = inParallel(first, AGAIN_SIDE_BY_SIDE, async (account) =>
    account.finding === undefined || interrupted.aborted ? account : withRoles(account),
  );
  return again.finally(release);
}

function portalOf(session: PortalSession) {
  // Adaptive: once AWS throttles, all requests together slow down to what it takes.
  const client = new SSOClient({ ...portalConfig(session), retryMode: 'adaptive', maxAttempts: 6 });
  const { signal: interrupted, release } = deadline({ ms: ALL_MS, interrupted: session.interrupted });
  const request: Request = (shape, send) =>
    ask({ interrupted }, { attempt: 'sign-in', region: session.region, ms: MS, shape, send });
  return { client, request, interrupted, release };
}

type Request = <T>(shape: Question<T>['shape'], send: Question<T>['send']) => Promise<Answer<T>>;

function accountOf({ accountId, accountName, emailAddress }: z.infer<typeof listedAccount>): Account {
  const name = outsideText(accountName || accountId);
  const email = emailAddress ? { email: outsideText(emailAddress) } : {};
  return { accountId: outsideText(accountId), name, ...email, roles: [], isOpen: true };
}

async function rolesOf(
  client: SSOClient,
  request: Request,
  accessToken: string,
  { finding: _, isOpen: __, ...account }: Account,
): Promise<Account> {
  const { accountId } = account;
  const listed = await allPages(async (nextToken) => {
    const command = new ListAccountRolesCommand({ accessToken, accountId, nextToken, maxResults: PAGE_SIZE });
    const page = await request(rolesPage, (options) => client.send(command, options));
    if (!page.ok) return page;
    return answered({ items: page.value.roleList ?? [], nextToken: page.value.nextToken });
  }, MAX_PAGES_OF_ROLES);
  if (!listed.ok) return { ...account, finding: listed.finding.id };
  return {
    ...account,
    roles: listed.value.map(({ roleName }) => outsideText(roleName)).sort(),
  };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null | undefined;
}

async function allPages<T>(
  ask: (nextToken: string | undefined) => Promise<Answer<Page<T>>>,
  most = MAX_PAGES,
): Promise<Answer<readonly T[]>> {
  const items: T[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < most; page++) {
    const answer = await ask(nextToken);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    nextToken = answer.value.nextToken ?? undefined;
    if (!nextToken) break;
  }
  return answered(items);
}

function byName(a: Account, b: Account): number {
  return a.name.localeCompare(b.name, 'en') || a.accountId.localeCompare(b.accountId);
}
