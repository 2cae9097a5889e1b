import { headline, marked } from '../../text/marked.ts';
import { paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { withTilde } from '../place-text.ts';
import { findingLines } from './check-text.ts';
import type { RolloutReport } from './device.ts';

type Source = RolloutReport['desktop']['sources'][number];

/** What `rollout report` tells a person. */
export function deviceText(report: RolloutReport, style: TextStyle, home: string | undefined): string {
  const { verdict, system, desktop, claudeCode, needs, findings, diagnostic = [] } = report;
  const title = (text: string) => paint(style, 'bold', text);
  const version = desktop.version === undefined ? '' : ` ${desktop.version}`;
  const sources = (all: readonly Source[]) =>
    all.length === 0
      ? [marked(style, 'info', 'No managed configuration is on this device.')]
      : all.map((one) => marked(style, MARKS[one.state], printable(withTilde(sourceText(one), home))));
  const values = desktop.values.map(({ key, value }) =>
    wrap(printable(value === undefined ? key : `${key} = ${withTilde(value, home)}`), style.width, '      '),
  );
  const blocks = [
    [headline(style, STATES[verdict], `${WORDS[verdict]} (${system})`)],
    [title(`Claude Desktop${version}`), ...sources(desktop.sources), ...values],
    [title('Claude Code'), ...sources(claudeCode.sources)],
    needs.length === 0
      ? []
      : [
          title('What it needs here'),
          ...needs.map(({ state, say, fix }) =>
            marked(
              style,
              state === 'there' ? 'ok' : 'fail',
              printable(withTilde(fix === undefined ? say : `${say} ${fix}`, home)),
            ),
          ),
        ],
    findings.length === 0
      ? []
      : [
          title('Found'),
          ...findings.flatMap((finding) => [
            wrap(printable(withTilde(finding.place.file, home)), style.width, '  '),
            ...findingLines(finding, style),
          ]),
        ],
    ...diagnostic.map(({ name, lines }) => [
      title(`The app's own ${name}`),
      ...lines.map((line) => wrap(printable(line), style.width, '  ')),
    ]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const MARKS = { 'in-force': 'ok', partly: 'warn', ignored: 'info', rejected: 'fail' } as const;
const STATES = { unmanaged: 'info', clean: 'ok', warned: 'warn', broken: 'fail' } as const;
const WORDS = {
  unmanaged: 'Nothing is managed on this device.',
  clean: 'What is managed on this device is in force.',
  warned: 'What is managed is in force, with something to look at.',
  broken: 'Something of what is managed does not work as meant.',
};

function sourceText({ file, state, because, keys }: Source): string {
  const count = keys === 1 ? '1 key' : `${keys} keys`;
  if (state === 'in-force') return `in force: ${file} (${count})`;
  const words = { partly: 'only in part', ignored: 'ignored', rejected: 'rejected' }[state];
  return `${words}: ${file} (${count}). ${because ?? ''}`.trimEnd();
}
