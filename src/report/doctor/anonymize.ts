import { escapeForRegExp, withTilde } from '../place-text.ts';

/** Names of accounts on a computer that say nothing of a person, and words that have to stay readable. */
const COMMON_NAMES =
  /^(root|users?|admin(istrator)?|ubuntu|debian|ec2-user|runner|node|default|home|work|dev(eloper)?|test|build|code|claude|anthropic|bedrock|aws|amazon|opus|sonnet|haiku|fable)$/i;

/** What names an account, a person or the company's access portal. The first group stays, the second is replaced. */
const NAMES: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'PERSON', pattern: /([\\/](?:home|Users)[\\/])([^\\/\s"':]+)/g },
  { kind: 'PERSON', pattern: /(:assumed-role\/[^\s/]+\/)([^\s,;"')]+)/g },
  { kind: 'PERSON', pattern: /(:(?:user|federated-user)\/)([^\s,;"')]+)/g },
  { kind: 'PERSON', pattern: /(^|[^\w.+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g },
  { kind: 'PORTAL', pattern: /(https?:\/\/)([\w-]+)(?=\.(?:awsapps\.|portal\.))/g },
  { kind: 'PORTAL', pattern: /()\b(ssoins-[0-9a-f]{8,})/g },
  { kind: 'ACCOUNT', pattern: /(^|\D)(\d{12})(?!\d)/g },
];

/** A name that a person or a company has given, which may tell who they are. */
export interface NamedByPerson {
  readonly kind: 'PERSON' | 'PROFILE' | 'FOLDER' | 'ROLE';
  readonly name: string;
}

/**
 * Replaces what names an AWS account, a person or an access portal by `ACCOUNT-1`, `PERSON-1`, `PORTAL-1`: the same
 * text by the same word throughout, so that what is alike still looks alike. The home directory becomes `~`. `people`
 * are names known from elsewhere, such as the one a person is signed in to the computer with.
 */
export function anonymizer(
  people: readonly string[],
  home: string | undefined,
  others: readonly NamedByPerson[] = [],
): (text: string) => string {
  const words = new Map<string, string>();
  const wordFor = (kind: string, name: string) => {
    const known = words.get(`${kind} ${name.toLowerCase()}`);
    if (known !== undefined) return known;
    const word = `${kind}-${[...words.values()].filter((one) => one.startsWith(kind)).length + 1}`;
    words.set(`${kind} ${name.toLowerCase()}`, word);
    return word;
  };
  const all = [...others, ...people.map((name): NamedByPerson => ({ kind: 'PERSON', name }))];
  const named = all
    .filter(({ name }) => name.length > 2 && !COMMON_NAMES.test(name))
    // The longest first: one may be a part of another.
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ kind, name }) => ({
      kind,
      pattern: new RegExp(`(?<![A-Za-z0-9])${escapeForRegExp(name)}(?![A-Za-z0-9])`, 'gi'),
    }));
  return (text) => {
    const masked = NAMES.reduce(
      (rest, { kind, pattern }) =>
        rest.replace(pattern, (_, before: string, name: string) => before + wordFor(kind, name)),
      withTilde(text, home),
    );
    return named.reduce(
      (rest, { kind, pattern }) => rest.replace(pattern, (found) => wordFor(kind, found)),
      masked,
    );
  };
}
