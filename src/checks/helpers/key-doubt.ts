import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { slipWords } from './command-failure.ts';
import { originOfVariable } from './configured.ts';

/** Why AWS does not take access keys, as far as they show it themselves, and what helps. */
export interface KeyDoubt {
  readonly why: string;
  readonly fix: string;
}

/** The keys as they stand, and what they are called there. */
interface WrittenKeys {
  readonly id: string;
  readonly secret: string;
  readonly token: string | undefined;
  readonly names: readonly [id: string, secret: string, token: string];
  /** Where they stand: `in the environment`. */
  readonly place: string;
}

/** Looks at the keys that AWS does not take. No part of a secret is in what it says. */
export function keyDoubt(facts: DoctorFacts): KeyDoubt | undefined {
  const { slip } = facts.live?.exported ?? {};
  if (slip?.kind === 'padded') {
    return {
      why: slipWords(slip),
      fix: 'Let the command print the value as AWS gave it, and nothing beside it.',
    };
  }
  const keys = writtenKeys(facts);
  return (
    (keys && (wrapped(keys) ?? unresolved(keys) ?? swapped(keys))) ??
    tokenDoubt(facts, keys) ??
    (keys && cut(keys))
  );
}

const IN_ENV = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;
const IN_FILES = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'] as const;

function writtenKeys(facts: DoctorFacts): WrittenKeys | undefined {
  const { live, signedBy, seenEnv, signing, files } = facts;
  const from = live?.credentials?.ok ? live.credentials.value.from : signedBy.kind;
  const source = signing.chain.at(-1);
  const isEnv = from === 'environment' || source?.section.credential_source === 'Environment';
  if (from !== 'profile' && !isEnv) return undefined;
  const names = isEnv ? IN_ENV : IN_FILES;
  const values = isEnv ? seenEnv : (source?.section ?? {});
  const [id, secret, token] = names.map((name) => values[name]);
  if (!id || !secret) return undefined;
  const file = files.credentials.get(source?.name ?? '')?.aws_access_key_id ? 'credentials' : 'config';
  const path = files.files.find(({ kind }) => kind === file)?.file;
  const origin = isEnv ? originOfVariable(facts, 'AWS_ACCESS_KEY_ID') : undefined;
  const place = origin
    ? origin.file
      ? `in ${origin.file}`
      : 'in the environment'
    : `in the profile '${source?.name}' in ${path}`;
  return { id, secret, token, names, place };
}

/** What a person pastes with a value: quotes, which neither the AWS files nor JSON take off a second time; blanks. */
function wrapped({ id, secret, token, names, place }: WrittenKeys): KeyDoubt | undefined {
  const all = [id, secret, token ?? ''].map((value, k) => ({ value, name: names[k] ?? '' }));
  const quoted = all.filter(({ value }) => /^["'].*["']$/s.test(value.trim()));
  const padded = all.filter(({ value }) => /^\s|\s$/.test(value));
  const odd = quoted[0] ?? padded[0];
  if (!odd) return undefined;
  const what = quoted.length > 0 ? 'quotes around its value' : 'a blank or a line end beside its value';
  const found = (quoted.length > 0 ? quoted : padded).map(({ name }) => name).join(' and ');
  return {
    why: `${found} ${place} has ${what}, which AWS takes for a part of it.`,
    fix: `Write ${found} ${place} without them.`,
  };
}

/** A reference that a program of its own puts the value in for. */
function unresolved({ id, secret, names, place }: WrittenKeys): KeyDoubt | undefined {
  const at = [id, secret].findIndex((value) => /^(?:[a-z+]+:\/\/|\$|<)/.test(value));
  if (at < 0) return undefined;
  return {
    why: `${names[at]} ${place} holds a reference, and not the value: nothing has put that in.`,
    fix: `Start Claude Code by the program that puts it in (such as op run -- claude), or put the value there.`,
  };
}

function swapped({ id, secret, names, place }: WrittenKeys): KeyDoubt | undefined {
  if (isKeyId(id) || !isKeyId(secret)) return undefined;
  return {
    why: `${names[1]} ${place} holds the id of a key: the two values are swapped.`,
    fix: `Put the value that begins with AKIA or ASIA into ${names[0]}, the other one into ${names[1]}.`,
  };
}

/** Temporary keys go with a session token, lasting ones have none. */
function tokenDoubt({ live, seenEnv }: DoctorFacts, keys: WrittenKeys | undefined): KeyDoubt | undefined {
  const shown = live?.credentials?.ok ? live.credentials.value : undefined;
  const id = keys?.id ?? shown?.key ?? '';
  const hasToken = keys ? Boolean(keys.token) : shown?.hasSessionToken === true;
  const name = keys?.names[2] ?? 'SessionToken';
  const place = keys?.place ?? 'in what the command prints';
  if (id.startsWith('ASIA') && !hasToken) {
    const isEmptied = keys?.token === '' || (name === IN_ENV[2] && seenEnv[name] === '');
    return {
      why: `The key is a temporary one (ASIA…), which works only together with its session token, and ${name} is ${isEmptied ? 'empty' : 'missing'} ${place}.`,
      fix: `Put all three of the same credentials ${place}: ${(keys?.names ?? ['AccessKeyId', 'SecretAccessKey', name]).join(', ')}.`,
    };
  }
  if (keys && id.startsWith('AKIA') && hasToken) {
    return {
      why: `The key is a lasting one (AKIA…), which has no session token, and ${name} ${place} is left over from other credentials.`,
      fix: `Take ${name} away ${place}.`,
    };
  }
  return undefined;
}

/** Since ever an id has 20 characters, and a secret 40. */
function cut({ id, secret, names, place }: WrittenKeys): KeyDoubt | undefined {
  const isOdd = !isKeyId(id);
  if (!isOdd && secret.length === 40) return undefined;
  const found = isOdd
    ? `${names[0]} ${place} is no id of an access key, which begins with AKIA or ASIA and has 20 characters.`
    : `${names[1]} ${place} has ${secret.length} characters, and a secret has 40: something is missing, or stands behind it.`;
  return { why: found, fix: `Enter the value as AWS gave it, or new keys.` };
}

function isKeyId(value: string): boolean {
  return /^A[KS]IA[A-Z0-9]{12,}$/.test(value);
}
