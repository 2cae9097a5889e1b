import { headline, markWidth } from '../../text/marked.ts';
import { mark, paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import type { RolloutCheck } from './check.ts';

/** What `rollout check` tells a person: by file, each finding with its place, its cause and what helps. */
export function checkText({ verdict, files, findings, more = 0 }: RolloutCheck, style: TextStyle): string {
  const fails = findings.filter(({ severity }) => severity === 'fail').length;
  const warns = findings.length - fails;
  const words = { clean: 'Nothing to object to.', warned: warnWords(warns), broken: failWords(fails, warns) };
  const state = { clean: 'ok', warned: 'warn', broken: 'fail' } as const;
  const lines = files.flatMap(({ file, holds }) => {
    const own = findings.filter(({ place }) => place.file === file);
    const what = holds.length === 0 ? '' : `: ${holds.filter(isTelling).join(', ')}`;
    return [
      paint(style, 'bold', wrap(printable(`${file}${what}`), style.width)),
      ...(own.length === 0 && more === 0 ? [`  ${mark(style, 'ok')} nothing to object to`] : []),
      ...own.flatMap((finding) => findingLines(finding, style)),
      '',
    ];
  });
  if (more > 0)
    lines.push(wrap(`${more} more were found, which are not shown: correct these first.`, style.width), '');
  return [...lines, headline(style, state[verdict], words[verdict]), ''].join('\n');
}

/** The carrier is told by what it carries. */
function isTelling(what: string, _: number, all: readonly string[]): boolean {
  return all.length === 1 || (what !== 'configuration profile' && what !== 'registry file');
}

function warnWords(count: number): string {
  return count === 1 ? 'One thing to look at.' : `${count} things to look at.`;
}

function failWords(fails: number, warns: number): string {
  const main = fails === 1 ? 'One thing does not work as meant' : `${fails} things do not work as meant`;
  return warns === 0 ? `${main}.` : `${main}, ${warns} more to look at.`;
}

/** One finding. */
export function findingLines(
  { id, severity, place, cause, fix }: RolloutCheck['findings'][number],
  style: TextStyle,
): readonly string[] {
  const indent = ' '.repeat(2 + markWidth(style));
  const padding = ' '.repeat(markWidth(style) - mark({ ...style, color: false }, severity).length);
  const where = [place.line === undefined ? '' : `line ${place.line}`, place.key ?? ''].filter(
    (one) => one !== '',
  );
  const head = `${where.length === 0 ? '' : `${where.join(', ')}: `}${cause} (${id})`;
  const text = (words: string) => wrap(printable(words), style.width, indent);
  return [`  ${mark(style, severity)}${padding}${text(head).slice(indent.length)}`, text(fix)];
}
