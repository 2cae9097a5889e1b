import { extname } from 'node:path';
import { type FileRead, readFileSafely } from '../../../facts/machine/read-file.ts';
import { readRollout, sentence } from '../../file/read-rollout.ts';
import { decodeText, encodingProblem } from '../../formats/decode.ts';
import { parseJson } from '../../formats/json.ts';
import { parsePlist } from '../../formats/plist.ts';
import { isBinaryPlist } from '../../formats/plist-binary.ts';
import { parseReg } from '../../formats/reg.ts';
import { entryOf, type FormatProblem } from '../../formats/tree.ts';
import type { Document, RolloutFinding } from '../document.ts';
import { awsConfigDocument } from './aws-config-document.ts';
import { jsonDocuments } from './json-documents.ts';
import { plistDocuments } from './plist-documents.ts';
import { registryDocuments } from './registry-documents.ts';

/** The most that is read of one file: a configuration is a hundredth of it, and a tree takes twenty times the memory. */
export const MOST_OF_CONFIGURATION = 4 * 1024 * 1024;

/** What a file holds, and what is wrong with it as a file. */
export interface FileDocuments {
  readonly documents: readonly Document[];
  readonly findings: readonly RolloutFinding[];
}

/** Reads one file for the checker, whatever it is. Never throws: what cannot be read is a finding. */
export function readDocuments(file: string, path = file): FileDocuments {
  const read = readFileSafely(path, MOST_OF_CONFIGURATION);
  if (read.state !== 'read') return { documents: [], findings: [unread(file, read)] };
  return documentsOfBytes(file, read.bytes);
}

/** The same of bytes that were read already; `file` is what findings name. */
export function documentsOfBytes(file: string, bytes: Buffer): FileDocuments {
  const { documents, problems, findings = [] } = understand(file, bytes);
  return {
    documents,
    findings: [
      ...findings,
      ...problems.map(({ id, severity, line, key, cause, fix }) => ({
        id,
        severity,
        place: { file, ...(line !== undefined && { line }), ...(key !== undefined && { key }) },
        cause,
        fix,
      })),
    ],
  };
}

interface Understood {
  readonly documents: readonly Document[];
  readonly problems: readonly FormatProblem[];
  readonly findings?: readonly RolloutFinding[];
}

function understand(file: string, bytes: Buffer): Understood {
  if (bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09))
    return {
      documents: [],
      problems: [problem('file-truncated', 'The file is empty.', 'Copy or export it again.')],
    };
  if (isBinaryPlist(bytes)) return plist(file, bytes);
  const { text, problems, encoding, hasMark } = decodeText(bytes);
  const start = (text ?? bytes.toString('latin1')).trimStart().slice(0, 200);
  const extension = extname(file).toLowerCase();
  if (text !== undefined && (start.startsWith('#!') || SCRIPTS.includes(extension)))
    return { documents: [{ product: 'script', file, text, hasMark }], problems: [] };
  if (/^(Windows Registry Editor|REGEDIT4)/.test(start) || extension === '.reg') return reg(file, bytes);
  if (start.startsWith('<key>')) return fragment(file, bytes);
  if (/<policyDefinition(s|Resources)\b/.test(start)) return notJudged('template for Group Policy');
  if (start.startsWith('<') || extension === '.plist' || extension === '.mobileconfig')
    return plist(file, bytes);
  if (start.startsWith('{') || extension === '.json') return json(file, bytes);
  if (text === undefined) return { documents: [], problems };
  if (/^\s*([#;].*\n\s*)*\[[^\]\n"{]*\]/.test(text.slice(0, 4000))) {
    const { document, problems: found } = awsConfigDocument(file, text);
    const cause = 'The file is UTF-16, which neither the AWS CLI nor the AWS SDK reads.';
    if (encoding !== 'utf-8') return { documents: [document], problems: [encodingProblem(cause), ...found] };
    return { documents: [document], problems: hasMark ? [MARK_OF_CONFIG, ...found] : found };
  }
  return PAGES.includes(extension) ? notJudged('page') : unknown();
}

/** "Unable to parse config file" [run aws-cli 2.9.19]; the SDK skips it. */
const MARK_OF_CONFIG = problem(
  'file-byte-order-mark',
  'The file begins with a byte order mark, and the AWS CLI then reads nothing of it.',
  'Save it as UTF-8 without a mark.',
);

function plist(file: string, bytes: Buffer): Understood {
  const { root, problems } = parsePlist(bytes);
  if (!root) return { documents: [], problems };
  const documents = plistDocuments(file, root);
  return documents.length === 0
    ? { ...unknown(), problems: [...problems, ...unknown().problems] }
    : { documents, problems };
}

/** Keys and values alone, as Intune's preference file has them. */
function fragment(file: string, bytes: Buffer): Understood {
  const { text = '' } = decodeText(bytes);
  return plist(file, Buffer.from(`<plist><dict>${text}</dict></plist>`));
}

function reg(file: string, bytes: Buffer): Understood {
  const parsed = parseReg(bytes);
  const { documents, problems } = registryDocuments(file, parsed.keys);
  return { documents, problems: [...parsed.problems, ...problems] };
}

function json(file: string, bytes: Buffer): Understood {
  const { root, problems } = parseJson(bytes);
  if (!root) return { documents: [], problems };
  const documents = jsonDocuments(file, root);
  if (!documents && entryOf(root, 'resource')) return notJudged('file for Terraform');
  if (!documents) return { ...unknown(), problems: [...problems, ...unknown().problems] };
  const [first] = documents;
  if (first?.product === 'desktop' && first.isPartial && first.entries.length === 0)
    return {
      documents,
      problems: [...problems, ...notJudged('file in the app’s own nested layout').problems],
    };
  if (first?.product !== 'rollout') return { documents, problems };
  const read = readRollout(decodeText(bytes).text ?? '');
  const faults = read.ok ? [] : read.faults;
  const findings = faults.map(
    (fault): RolloutFinding => ({
      id: fault.code,
      severity: 'fail',
      place: { file, line: fault.line, ...(fault.key !== '' && { key: fault.key }) },
      cause: sentence(fault),
      fix: fault.fix,
    }),
  );
  // Its own reader tells of keys that stand twice.
  return { documents, problems: problems.filter(({ id }) => id !== 'duplicate-key'), findings };
}

/** Programs that Claude Desktop may be told to start for a key. */
const SCRIPTS = ['.sh', '.bash', '.zsh', '.py', '.ps1', '.cmd', '.bat'];

/** What `rollout build` makes beside configuration, when a whole folder is named. */
const PAGES = ['.md', '.csv', '.txt', '.yaml', '.yml'];

function notJudged(kind: string): Understood {
  const cause = `A ${kind} is not judged here.`;
  const fix = 'Nothing to do, where the files of configuration are named too.';
  return { documents: [], problems: [{ id: 'file-not-judged', severity: 'warn', cause, fix }] };
}

function unknown(): Understood {
  const cause =
    'This is none of the files that are checked here: bedrock-rollout.json, .mobileconfig, plist, .reg, JSON of Claude Desktop or Claude Code, AWS config, IAM policy.';
  const fix = 'Name such a file. Where it is one, none of its keys is known: compare their spelling.';
  return { documents: [], problems: [{ ...problem('file-syntax', cause, fix), line: undefined }] };
}

function problem(id: FormatProblem['id'], cause: string, fix: string): FormatProblem {
  return { id, severity: 'fail', line: 1, cause, fix };
}

function unread(file: string, read: Exclude<FileRead, { state: 'read' }>): RolloutFinding {
  const [id, cause] = {
    absent: ['file-absent', 'There is no such file.'],
    dangling: ['file-absent', 'It is a link to a file that does not exist.'],
    'not-a-file': ['file-not-a-file', 'It is no file.'],
    'too-large': [
      'file-too-large',
      `The file is larger than ${MOST_OF_CONFIGURATION / 1024 / 1024} MB; no configuration is.`,
    ],
    unreadable: [
      'file-unreadable',
      `The file cannot be read (${read.state === 'unreadable' ? read.code : ''}).`,
    ],
  }[read.state] as [string, string];
  return { id, severity: 'fail', place: { file }, cause, fix: 'Name a file that you may read.' };
}
