import { regionOfPlace } from '../../knowledge/region-places.ts';

/** A name of what follows: `AWS_REGION=`, `--region `, `profile: `. */
const NAMES =
  /(^|[\s,;])(?:export\s+)?(?:--(?:profile|region|account|model)[\s=]+|(?:AWS_PROFILE|AWS_REGION|AWS_DEFAULT_REGION|ANTHROPIC_MODEL|profile|region|account|model)\s*[=:]\s*)(?=[^\s,;])/gi;
/** The console names its region in the host, in the query, or in both. */
const CONSOLE = /https?:\/\/(?:([a-z0-9-]+)\.)?console\.(?:aws\.amazon\.com|amazonaws-us-gov\.com)\/\S*/gi;
/** The page on which users of IAM sign in, and the ARN of a role: both name the account. */
const ACCOUNTS = [
  /https?:\/\/(\d{12})\.signin\.aws\.amazon\.com\S*/gi,
  /arn:aws[\w-]*:(?:iam|sts)::(\d{12}):[^\s,;]+/gi,
];
/** The access portal's own link to an account. */
const PORTAL_LINK =
  /(https?:\/\/[^\s#]+?)\/?(?:#\/?)?console\?account_id=(\d{12})(?:&role_name=([\w+=,.@-]+))?[^\s]*/gi;
/** An account as the console writes it, and as people read it out. */
const ID_IN_GROUPS = /(?<![\d-])(\d{4})[- ](\d{4})[- ](\d{4})(?![\d-])/g;
const AVAILABILITY_ZONE = /\b((?:us|eu|ap|ca|sa|me|af|il|mx)(?:-[a-z]+){1,2}-\d)[a-f]\b/gi;
/** As the console calls a region: `US East (N. Virginia)`. */
const CALLED = /\b[a-z]+(?:\s+[a-z]+)?\s*\((?:n\.?\s+)?([^)]+)\)/gi;

/** What chats and word processors put around a word, and in the place of a hyphen. */
const MARKS = /[\u201c-\u201f\u00ab\u00bb`*]/g;
const HYPHENS = /[\u2010\u2011\u2012]/g;

/** A line in which what people copy from a shell, a file or the AWS console stands as the word that it means. */
export function withoutWrapping(line: string): string {
  const plain = line
    .replace(MARKS, ' ')
    .replace(HYPHENS, '-')
    .replace(NAMES, '$1')
    .replace(CONSOLE, (address: string, host?: string) => regionOfConsole(address, host) ?? address)
    .replace(PORTAL_LINK, '$1 $2 $3')
    .replace(ID_IN_GROUPS, '$1$2$3')
    .replace(AVAILABILITY_ZONE, '$1')
    .replace(CALLED, (text: string, place: string) => regionOfPlace(place) ?? text);
  return ACCOUNTS.reduce((text, pattern) => text.replace(pattern, '$1'), plain);
}

function regionOfConsole(address: string, host: string | undefined): string | undefined {
  const [, named] = /[?&]region=([a-z0-9-]+)/.exec(address) ?? [];
  return named ?? host;
}
