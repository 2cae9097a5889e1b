import type { Checked, Document, RolloutFinding } from './document.ts';
import { documentsOfBytes, type FileDocuments, readDocuments } from './read/read-documents.ts';
import { RULES } from './rules/index.ts';

/** A file to check: as findings name it, and where it is read; or its bytes. */
export type CheckedFile =
  | { readonly file: string; readonly path: string }
  | { readonly file: string; readonly bytes: Buffer };

/** What was understood and what was found, in the order of the files and their lines. */
export interface Judged {
  readonly documents: readonly Document[];
  readonly findings: readonly RolloutFinding[];
}

/** Checks files by themselves and against each other. Asks nobody, and never throws for what stands in a file. */
export function checkFiles(
  files: readonly CheckedFile[],
  known: Pick<Checked, 'desktopVersion'> = {},
): Judged {
  const read = files.map(
    (one): FileDocuments =>
      'bytes' in one ? documentsOfBytes(one.file, one.bytes) : readDocuments(one.file, one.path),
  );
  const documents = read.flatMap((one) => one.documents);
  const findings = [...read.flatMap((one) => one.findings), ...judgeDocuments({ documents, ...known })];
  const order = new Map(files.map(({ file }, index) => [file, index]));
  const rank = ({ place }: RolloutFinding) => order.get(place.file) ?? files.length;
  // Stable: in one line the order of the rules stays.
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b) || (a.place.line ?? 0) - (b.place.line ?? 0));
  return { documents, findings: sorted };
}

/** What the rules find in what was read. */
export function judgeDocuments(checked: Checked): readonly RolloutFinding[] {
  return RULES.flatMap(({ id, judge }) => judge(checked).map((one) => ({ id, ...one })));
}
