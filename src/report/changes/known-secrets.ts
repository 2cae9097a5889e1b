import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { SETTINGS_KEYS } from '../../knowledge/settings-keys.ts';
import { maskSecret } from '../../text/mask.ts';
import { escapeForRegExp } from '../place-text.ts';

const SECRET_KEYS = SETTINGS_KEYS.filter(({ isSecret }) => isSecret).map(({ name }) => name);
const PARTLY_SHOWN = SETTINGS_KEYS.filter(({ shape }) => shape.kind === 'command' || shape.kind === 'url');
const SECRET_AWS_KEYS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'];
/** Shorter texts are no secrets, and masking them would tear words apart. */
const MIN_LENGTH = 8;

/** Masks every secret that stands in the facts themselves, whatever it looks like. */
export function maskKnownSecrets(facts: Pick<DoctorFacts, 'candidates' | 'files'>): (text: string) => string {
  const fromSettings = SECRET_KEYS.flatMap((key) =>
    (facts.candidates.get(key) ?? []).map(({ value }) => value),
  );
  const fromFiles = [...facts.files.profiles.values(), ...facts.files.credentials.values()].flatMap(
    (section) => SECRET_AWS_KEYS.flatMap((key) => section[key] ?? []),
  );
  const masks = new Map([
    ...partlyShown(facts),
    ...[...fromSettings, ...fromFiles].map((secret) => [secret, maskSecret(secret)] as const),
  ]);
  const known = [...masks].filter(([secret]) => secret.length >= MIN_LENGTH);
  return (text) => {
    const joined = text.replace(BETWEEN, '');
    const encoded = joined.includes('%') ? joined.replace(/%[0-9A-Fa-f]{2}/g, decoded) : joined;
    return known.reduce((rest, [secret, mask]) => {
      const whole = rest.includes(secret) ? rest.replaceAll(secret, () => mask) : rest;
      // Looked for in pieces only where they are there: an expression for each secret takes its time to be made.
      return encoded.includes(secret.replace(BETWEEN, ''))
        ? whole.replace(inPieces(secret), () => mask)
        : whole;
    }, text);
  };
}

/** What a message may break a text with: blanks and ends of lines, also written out, quotes, invisible characters. */
const BETWEEN = /(?:\\[nrt]|[\s\p{Cf}\p{Cc}"'`\\])+/gu;

const decoded = (code: string) => String.fromCharCode(Number.parseInt(code.slice(1), 16));

/** A secret with other characters between its own, or with these as addresses write them. */
function inPieces(secret: string): RegExp {
  const signs = [...secret.replace(BETWEEN, '')].map((char) => {
    const code = char.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:${escapeForRegExp(char)}|%${code}|%${code.toUpperCase()})`;
  });
  return new RegExp(signs.join(`(?:\\\\[nrt]|[\\s\\p{Cf}\\p{Cc}"'\`\\\\])*`), 'gu');
}

/** Commands and addresses of which only a part may be shown: an error message may repeat them whole. */
function partlyShown({ candidates }: Pick<DoctorFacts, 'candidates'>) {
  return PARTLY_SHOWN.flatMap((key) =>
    (candidates.get(key.name) ?? []).flatMap(({ value }) => {
      const shown = shownValue(key, value);
      return shown === value ? [] : [[value, shown] as const];
    }),
  );
}
