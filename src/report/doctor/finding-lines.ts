import type { Finding } from '../../model/finding.ts';
import { markWidth } from '../../text/marked.ts';
import { mark, paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { originText, withTilde } from '../place-text.ts';

const MARKS = { fail: 'fail', crashed: 'fail', warn: 'warn', ok: 'ok', skipped: 'info' } as const;

/** What was found: the title with its id, the evidence and where it stands. `margin` is the room before the mark. */
export function findingLines(
  finding: Finding,
  style: TextStyle,
  home: string | undefined,
  margin = '',
): readonly string[] {
  const indent = margin + ' '.repeat(markWidth(style));
  const text = (words: string) => wrap(withTilde(printable(words), home), style.width, indent);
  const state = MARKS[finding.status];
  const padding = ' '.repeat(markWidth(style) - mark({ ...style, color: false }, state).length);
  const title = text(`${titleOf(finding)} (${finding.id})`).slice(indent.length);
  return [
    `${margin}${mark(style, state)}${padding}${paint(style, 'bold', title)}`,
    ...(finding.found === undefined ? [] : [text(finding.found)]),
    ...(finding.origin && !isPlaceTold(finding)
      ? [text(`Its place: ${placeText(finding.origin, home)}.`)]
      : []),
    ...(finding.url === undefined ? [] : [`${indent}${printable(finding.url)}`]),
  ];
}

/** What helps: a sentence, the command on a line of its own so that it can be copied, and what to send to whom. */
export function fixLines(
  fix: Pick<NonNullable<Finding['fix']>, 'say' | 'run' | 'send'>,
  style: TextStyle,
  home: string | undefined,
  { lead, indent = '' }: { readonly lead: string; readonly indent?: string },
): readonly string[] {
  const { say, run, send } = fix;
  return [
    wrap(withTilde(printable(`${lead} ${say}`), home), style.width, indent),
    ...(run === undefined ? [] : [`${indent}  ${paint(style, 'cyan', printable(run))}`]),
    ...(send === undefined ? [] : ['', `${indent}To send to your administrator:`, ...quoted(send, indent)]),
  ];
}

/** A text of several lines as it is to be copied: not wrapped. */
function quoted(text: string, indent: string): readonly string[] {
  return text.split('\n').map((line) => `${indent}  ${printable(line)}`.trimEnd());
}

function titleOf({ status, title }: Finding): string {
  return status === 'crashed' ? `A check of ours broke: ${title}` : title;
}

/** True where title or evidence name the place already. */
function isPlaceTold({ title, found, origin }: Finding): boolean {
  const told = `${title} ${found}`;
  const place = origin?.file ?? origin?.from ?? '';
  return told.includes(place) && told.includes(origin?.key ?? '');
}

function placeText(origin: NonNullable<Finding['origin']>, home: string | undefined): string {
  const isKeyInFile = origin.key !== undefined && origin.file !== undefined;
  return isKeyInFile ? `${origin.key} in ${originText(origin, home)}` : originText(origin, home);
}
