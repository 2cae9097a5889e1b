import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { decode } from '../../facts/settings/file-text.ts';
import { locateSyntaxError, placeAt } from '../../facts/settings/json-syntax.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { type Fault, type KeyPath, keyOf, type Wrong } from './fault.ts';
import { judgeRollout } from './judge-rollout.ts';
import type { Rollout } from './rollout.ts';
import { ROLLOUT_VERSION, rolloutSchema } from './rollout-schema.ts';
import { secretsIn } from './secrets-in.ts';
import { wrongBySchema } from './wrong-by-schema.ts';

/** A text as a rollout, or everything that is wrong with it, in the order of the file. */
export type RolloutRead =
  | { readonly ok: true; readonly rollout: Rollout }
  | { readonly ok: false; readonly faults: readonly [Fault, ...Fault[]] };

/** The file is written by people: a thousandth of this. */
const MOST_BYTES = 1024 * 1024;
const MOST_LEVELS = 32;
const CORRECT = 'Correct the file, then run this again.';

/** Reads the file of a rollout, or refuses with the first of its faults and its place. */
export function readRolloutFile(file: string): Outcome<Rollout> {
  const read = readFileSafely(file, MOST_BYTES);
  if (read.state !== 'read') {
    const why = read.state === 'unreadable' ? read.code : read.state;
    const make = 'claude-bedrock rollout init makes one.';
    const fix =
      read.state === 'absent' ? `Name the file of the rollout; ${make}` : 'Make it a file that you may read.';
    return refusal('rollout-unreadable', `${file} cannot be read (${why}).`, fix);
  }
  const decoded = decode(read.bytes);
  if (!decoded)
    return refusal('rollout-invalid', `${file} is not UTF-8 text.`, 'Save it as UTF-8, then run this again.');
  const rollout = readRollout(decoded.text);
  if (rollout.ok) return success(rollout.rollout);
  const [first, ...others] = rollout.faults;
  const more = others.length === 0 ? '' : ` ${others.length} more: claude-bedrock rollout check ${file}`;
  return refusal(first.code, `${file}:${first.line}:${first.column} ${sentence(first)}`, first.fix + more);
}

/** A fault as a sentence, without its place. */
export function sentence({ key, says }: Pick<Fault, 'key' | 'says'>): string {
  return key === '' ? `The file ${says}.` : `${key} ${says}.`;
}

/** Reads the text of a rollout. Strict: an unknown key, a key that stands there twice and a secret are faults. */
export function readRollout(text: string): RolloutRead {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, faults: [json.fault] };
  const wrong = wrongIn(json.value);
  const tree = parseTree(text);
  const twice = tree ? namesTwice(tree) : [];
  const faults = [...twice, ...wrong.found].map((one) => placed(one, text, tree)).sort(byPlace);
  const [first, ...others] = faults;
  if (first) return { ok: false, faults: [first, ...others] };
  return wrong.rollout
    ? { ok: true, rollout: wrong.rollout }
    : { ok: false, faults: [whole(text, 'is no rollout')] };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; fault: Fault } {
  try {
    const value: unknown = JSON.parse(text);
    return depthOf(value) > MOST_LEVELS
      ? { ok: false, fault: whole(text, `is nested more than ${MOST_LEVELS} levels deep`) }
      : { ok: true, value };
  } catch {
    const { line, column, reason } = locateSafely(text);
    const says = `is no valid JSON: ${reason}`;
    return { ok: false, fault: { code: 'rollout-invalid', key: '', line, column, says, fix: CORRECT } };
  }
}

/** The parser that knows places goes as deep as the text does. */
function locateSafely(text: string) {
  const isDeep = /(?:[[{]\s*){1000}/.test(text);
  return isDeep ? { line: 1, column: 1, reason: 'it is nested too deeply' } : locateSyntaxError(text);
}

function wrongIn(json: unknown): { readonly rollout?: Rollout; readonly found: readonly Wrong[] } {
  const secrets = secretsIn(json);
  if (isNewer(json)) return { found: [isNewer(json), ...secrets].filter((one) => one !== undefined) };
  const { data, error } = rolloutSchema.safeParse(json);
  if (!data) return { found: [...secrets, ...wrongBySchema(error, json)] };
  return { rollout: data, found: [...secrets, ...judgeRollout(data)] };
}

function isNewer(json: unknown): Wrong | undefined {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (typeof version !== 'number' || version <= ROLLOUT_VERSION) return undefined;
  const fix = 'Update the plugin, then run this again.';
  const says = `is ${version}: the file is for a newer claude-bedrock`;
  return { code: 'rollout-newer', path: ['version'], says, fix };
}

/** Names that stand twice in one object, of which JSON.parse takes the last. */
function namesTwice(root: Node): readonly Wrong[] {
  const found: Wrong[] = [];
  const visit = (node: Node, path: KeyPath): void => {
    const seen = new Set<string>();
    for (const [index, child] of (node.children ?? []).entries()) {
      if (node.type === 'array') visit(child, [...path, index]);
      const [name, value] = child.type === 'property' ? (child.children ?? []) : [];
      if (node.type !== 'object' || !name) continue;
      const key = String(name.value);
      if (seen.has(key))
        found.push({
          code: 'rollout-invalid',
          path: [...path, key],
          says: 'stands there twice',
          fix: 'Remove one of the two.',
        });
      seen.add(key);
      if (value) visit(value, [...path, key]);
    }
  };
  visit(root, []);
  return found;
}

function placed({ path, isName, ...wrong }: Wrong, text: string, tree: Node | undefined): Fault {
  // What is missing has no place of its own: that of what should hold it.
  const lengths = path.map((_, index) => path.length - index);
  const node =
    tree &&
    (lengths
      .map((length) => findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]))
      .find(Boolean) ??
      tree);
  const offset = (isName ? node?.parent?.offset : undefined) ?? node?.offset ?? 0;
  return { ...wrong, key: keyOf(path), ...placeAt(text, offset) };
}

function whole(text: string, says: string): Fault {
  return { code: 'rollout-invalid', key: '', says, fix: CORRECT, ...placeAt(text, 0) };
}

function byPlace(a: Fault, b: Fault): number {
  return a.line - b.line || a.column - b.column;
}

function depthOf(json: unknown): number {
  let level = 0;
  for (let inside = [json]; inside.length > 0 && level <= MOST_LEVELS; level++) {
    inside = inside.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return level;
}
