import type { AwsSection } from '../../facts/aws-files/aws-files.ts';
import type { FileHistory } from '../../facts/journal/journal-histories.ts';
import { isObject } from '../../facts/settings/settings-file.ts';
import type { JsonObject, Warning } from '../../model/change.ts';
import { profileSection } from '../edit/aws-config-edits.ts';
import { formatOf } from '../edit/formats.ts';
import { type FileUndo, undoFile } from './undo-file.ts';

/** The keys by which a profile rests on another section of the config file. */
const REFERENCES: readonly (readonly [key: string, section: (name: string) => string])[] = [
  ['sso_session', (name) => `sso-session ${name}`],
  ['source_profile', profileSection],
];

/** What undoing a file comes to, and who needs what of ours stays for that reason. */
export interface KindUndo {
  readonly undo: FileUndo;
  readonly warnings: readonly Warning[];
}

/**
 * Undoes what we did to an AWS config file but for the sections that somebody has come to need: a profile of theirs, in
 * that file or in the credentials file, that names one of ours. What stays may need more to stay.
 */
export function undoUnlessNamed(
  history: FileHistory,
  credentials: ReadonlyMap<string, AwsSection>,
): KindUndo {
  const kept = new Map<string, string>();
  for (;;) {
    const undo = undoFile({ ...history, kept: new Set(kept.keys()) });
    const found = [...namedAlthoughGoing(undo, credentials)].filter(([section]) => !kept.has(section));
    if (found.length === 0) return { undo, warnings: warningsOf(kept) };
    for (const [section, by] of found) kept.set(section, by);
  }
}

/** The sections that would go, each with who names it. */
function namedAlthoughGoing(
  undo: FileUndo,
  credentials: ReadonlyMap<string, AwsSection>,
): ReadonlyMap<string, string> {
  const { current } = undo.history;
  const isDone = !['stuck', 'gone', 'nothing'].includes(undo.way);
  if (!isDone || !Buffer.isBuffer(current)) return new Map();
  const after = sectionsIn(undo, undo.content);
  const going = Object.keys(sectionsIn(undo, current)).filter((name) => !Object.hasOwn(after, name));
  const others: readonly (readonly [string, unknown])[] = [
    ...Object.entries(after),
    ...[...credentials].map(([name, section]) => [profileSection(name), section] as const),
  ];
  const named = others.flatMap(([by, section]) =>
    referencesOf(section).map((reference) => [reference, by] as const),
  );
  return new Map(named.filter(([section, by]) => going.includes(section) && section !== by));
}

function referencesOf(section: unknown): readonly string[] {
  if (!isObject(section)) return [];
  return REFERENCES.flatMap(([key, place]) => {
    const name = section[key];
    return typeof name === 'string' && name !== '' ? [place(name)] : [];
  });
}

function sectionsIn({ history: { scope, file } }: FileUndo, bytes: Buffer | undefined): JsonObject {
  const parsed = bytes && formatOf(scope).parse(file, bytes);
  return parsed && 'json' in parsed ? parsed.json : {};
}

function warningsOf(kept: ReadonlyMap<string, string>): readonly Warning[] {
  return [...kept].map(([section, by]) => ({
    code: 'section-in-use',
    message: `[${section}] was made by claude-bedrock and stays, because [${by}] names it.`,
  }));
}
