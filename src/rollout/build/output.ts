import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { isObject } from '../../facts/settings/settings-file.ts';
import { sha256 } from '../../plan/edit/plan-id.ts';
import { type Artifact, jsonFile } from './artifact.ts';

/** Beside what was built: the hash of each of our files, so that what somebody edited is told from what we wrote. */
export const MANIFEST = '.bedrock-rollout.json';

/** A file of the output, and what is to happen to it. */
export interface OutputFile {
  readonly path: string;
  /** `blocked`: what stands there is not ours, or was edited; `removed`: ours, and no longer built. */
  readonly state: 'new' | 'changed' | 'same' | 'removed' | 'blocked';
  readonly purpose: string;
  readonly isSecret: boolean;
  /** The bytes that stand there. */
  readonly before: Buffer | undefined;
  /** The bytes that are to stand there; `undefined` for none. */
  readonly after: Buffer | undefined;
}

/** A folder of output as it stands, beside what was built. */
export interface Output {
  readonly files: readonly OutputFile[];
  readonly manifest: OutputFile;
  /** What stands there beside, which is left alone. */
  readonly foreign: readonly string[];
}

/** Looks at a folder: what is ours in it, what is not, and what has to change. */
export function lookAtOutput(folder: string, artifacts: readonly Artifact[]): Output {
  const ours = readManifest(folder);
  const wanted = artifacts.map((artifact) => outputFile(folder, artifact, ours));
  const paths = new Set([...artifacts.map(({ path }) => path), MANIFEST]);
  const gone = [...ours].flatMap(([path, hash]) =>
    paths.has(path) ? [] : (noLonger(folder, path, hash) ?? []),
  );
  const files = [...wanted, ...gone];
  const known = new Set([...paths, ...files.map(({ path }) => path)]);
  const hashes = Object.fromEntries(artifacts.map(({ path, content }) => [path, sha256(content)]));
  const content = jsonFile(MANIFEST, 'what was built, to tell it from other files', {
    version: 1,
    files: hashes,
  });
  const before = bytesAt(folder, MANIFEST);
  const isOurs = before === undefined || ours.size > 0;
  const manifest = judged(content, before, isOurs);
  return { files, manifest, foreign: filesIn(folder).filter((path) => !known.has(path)) };
}

function outputFile(folder: string, artifact: Artifact, ours: ReadonlyMap<string, string>): OutputFile {
  const before = bytesAt(folder, artifact.path);
  const isOurs = before instanceof Buffer && ours.get(artifact.path) === sha256(before);
  return judged(artifact, before, isOurs);
}

/** `null` stands for what is there and cannot be replaced: a folder, a link. */
function judged(
  { path, content, purpose, isSecret }: Artifact,
  before: Buffer | undefined | null,
  isOurs: boolean,
): OutputFile {
  const file = { path, purpose, isSecret: isSecret === true, before: before ?? undefined, after: content };
  if (before === undefined) return { ...file, state: 'new' };
  if (before?.equals(content)) return { ...file, state: 'same' };
  return { ...file, state: before !== null && isOurs ? 'changed' : 'blocked' };
}

function noLonger(folder: string, path: string, hash: string): OutputFile | undefined {
  const before = isInside(path) ? bytesAt(folder, path) : undefined;
  if (!before || sha256(before) !== hash) return undefined;
  return { path, state: 'removed', purpose: 'no longer built', isSecret: false, before, after: undefined };
}

/** A path of a manifest may lead nowhere but below the folder. */
function isInside(path: string): boolean {
  return /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..');
}

function bytesAt(folder: string, path: string): Buffer | undefined | null {
  const parts = path.split('/');
  const above = parts.map((_, index) => join(folder, ...parts.slice(0, index + 1)));
  for (const [index, place] of above.entries()) {
    const seen = lstatSync(place, { throwIfNoEntry: false });
    if (!seen) return undefined;
    const isLast = index === above.length - 1;
    if (isLast ? !seen.isFile() : !seen.isDirectory()) return null;
  }
  const read = readFileSafely(join(folder, ...parts));
  return read.state === 'read' ? read.bytes : null;
}

function readManifest(folder: string): ReadonlyMap<string, string> {
  const bytes = bytesAt(folder, MANIFEST);
  if (!bytes) return new Map();
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    const files = isObject(json) && json.version === 1 && isObject(json.files) ? json.files : {};
    return new Map(
      Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return new Map();
  }
}

const MOST_FOREIGN = 200;

/** The files below a folder, links and folders of others' tools (`.git`) as one each. */
function filesIn(folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (inside: string): void => {
    const entries = listed(join(folder, inside));
    for (const entry of entries) {
      if (found.length >= MOST_FOREIGN) return;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(path);
      else found.push(path);
    }
  };
  visit('');
  return found;
}

function listed(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
