import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { SETTINGS_KEYS } from '../../knowledge/settings-keys.ts';
import { maskSecret } from '../../text/mask.ts';

const SECRET_KEYS = SETTINGS_KEYS.filter(({ isSecret }) => isSecret).map(({ name }) => name);
const PARTLY_SHOWN = SETTINGS_KEYS.filter(({ shape }) =>
  ['command', 'url', 'proxy', 'json'].includes(shape.kind),
);
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
      return encoded.includes(secret.replace(BETWEEN, '')) ? maskPieces(whole, secret, mask) : whole;
    }, text);
  };
}

/** What a message may break a text with: blanks and ends of lines, also written out, quotes, invisible characters. */
const BETWEEN = /(?:\\[nrt]|[\s\p{Cf}\p{Cc}"'`\\])+/gu;

const decoded = (code: string) => String.fromCharCode(Number.parseInt(code.slice(1), 16));

const SIGN = new RegExp(`${BETWEEN.source}|%[0-9A-Fa-f]{2}|.`, 'gsu');

/**
 * Masks a secret that has other characters between its own, or these as addresses write them. Not by an expression for
 * each: one for a secret of a few thousand characters takes half a minute, or is refused.
 */
function maskPieces(text: string, secret: string, mask: string): string {
  const wanted = secret.replace(BETWEEN, '');
  if (wanted === '') return text;
  // Of each code unit of `joined`, where it stands in `text`.
  const places: { readonly start: number; readonly end: number }[] = [];
  let joined = '';
  for (const { 0: sign, index: start } of text.matchAll(SIGN)) {
    const read = sign.replace(BETWEEN, '').replace(/^%[0-9A-Fa-f]{2}$/, decoded);
    for (let i = 0; i < read.length; i++) places.push({ start, end: start + sign.length });
    joined += read;
  }
  let masked = '';
  let done = 0;
  for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length)) {
    masked += text.slice(done, places[at]?.start) + mask;
    done = places[at + wanted.length - 1]?.end ?? text.length;
  }
  return masked + text.slice(done);
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
