import type { Readable } from 'node:stream';
import { HttpRequest } from '@smithy/core/protocols';
import { isAwsHost } from '../../knowledge/aws-hosts.ts';
import { ACCESS_SCOPE } from '../../model/portal.ts';
import { withDeadline } from '../http/deadline.ts';
import { registerClient, startDevice } from './oidc.ts';
import type { PortalSession } from './with-portal.ts';

/** All regions together; who has not answered by then is taken for one that does not know the portal. */
const MS = 8_000;
const PAGE_MS = 2_500;
/** The head of the page, in which the region stands, is a few KB. */
const MAX_PAGE = 64 * 1024;

/** What asking came to: the region, several that all say yes, or none. */
export interface FoundRegion {
  readonly regions: readonly string[];
  /** No region answered at all: the network is the reason. */
  readonly isSilent: boolean;
}

/**
 * The region of the IAM Identity Center behind a start URL. The page of the portal names it; else all `regions` are
 * asked side by side for a code, which one that is not the portal's home refuses with InvalidRequestException
 * (https://github.com/aws/aws-cli/issues/7129). Nobody is shown the code; AWS forgets it.
 */
export async function findRegion(
  session: Omit<PortalSession, 'region'>,
  startUrl: string,
  { regions, readsPage }: { readonly regions: readonly string[]; readonly readsPage: boolean },
): Promise<FoundRegion> {
  const fromPage = readsPage ? await regionOfPage(session, startUrl) : undefined;
  if (fromPage !== undefined && regions.includes(fromPage)) return { regions: [fromPage], isSilent: false };
  const found: string[] = [];
  let answers = 0;
  const ask = async (region: string, interrupted: AbortSignal) => {
    const there = { ...session, region, interrupted };
    const client = await registerClient(there, [ACCESS_SCOPE]);
    if (!client.ok) return;
    const begun = await startDevice(there, client.value, startUrl);
    if (begun.ok || begun.finding.id === 'sso-portal-unknown') answers += 1;
    if (begun.ok && begun.value !== 'unregistered') found.push(region);
  };
  const patience = { ms: MS, interrupted: session.interrupted };
  await withDeadline(patience, (signal) => Promise.all(regions.map((region) => ask(region, signal)))).catch(
    () => undefined,
  );
  return { regions: regions.filter((region) => found.includes(region)), isSilent: answers === 0 };
}

/** What the page of a portal, or where it leads to, says of the region; `undefined` where that is nothing. */
async function regionOfPage(
  { handler, interrupted }: Omit<PortalSession, 'region'>,
  startUrl: string,
): Promise<string | undefined> {
  const { protocol, hostname, port, pathname } = new URL(startUrl);
  if (!isAwsHost(hostname)) return undefined;
  const request = new HttpRequest({
    ...{ protocol, hostname, path: pathname, method: 'GET' },
    ...(port !== '' && { port: Number(port) }),
    headers: { host: hostname, accept: 'text/html', 'user-agent': 'claude-bedrock' },
  });
  try {
    return await withDeadline({ ms: PAGE_MS, interrupted }, async (abortSignal) => {
      const { response } = await handler.handle(request, { abortSignal });
      const body = await headOf(response.body as Readable);
      return regionInPage(response.headers.location ?? '', body);
    });
  } catch {
    return undefined;
  }
}

async function headOf(body: Readable): Promise<string> {
  let text = '';
  for await (const chunk of body) {
    text += String(chunk);
    if (text.length > MAX_PAGE) break;
  }
  return text;
}

/** Seen by https://github.com/fwdcloudsec/granted/pull/413: `<meta name="region" content="us-west-2"/>`. */
const META = /<meta\b(?=[^>]*\bname="region")[^>]*\bcontent="([a-z0-9-]+)"/i;
/** A page of sign-in or portal that an answer leads to names its region in the host. */
const HOST =
  /^https:\/\/(?:[^/.]+\.)*?([a-z]{2,4}(?:-[a-z]+)+-\d)\.(?:signin\.aws|portal\.amazonaws\.com|app\.aws)/;

/** The region that the head of a portal's page names, or the address to which it leads. */
export function regionInPage(location: string, html: string): string | undefined {
  return META.exec(html)?.[1] ?? HOST.exec(location)?.[1];
}
