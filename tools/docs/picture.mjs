// Draws a screen of a terminal as SVG, so that README.md can show it as it looks: what is added green, what is taken
// away red, the chosen answer lit. Text stays text: it can be searched, and is sharp at every size.

const COLUMN = 8.4;
const ROW = 19;
const MARGIN = 20;
const TITLE_BAR = 34;
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const PAPER = '#1f1d1a';
const BAR = '#2b2824';
const INK = '#d8d2c8';
/** The first that fits a line colours it. */
const INKS = [
  [/^[ ●]*(?:---|\+\+\+|@@) /, '#8f887c'],
  [/^ +\+/, '#8fbf7f'],
  [/^ +- /, '#d98a7b'],
  [/^❯/, '#e8a87c'],
  [/^(?:─+|Enter to|Esc to)/, '#6f695f'],
];

/** The SVG of a screen's text; what it shows is told to whoever cannot see it by `title`. */
export function pictureOf(screen, title) {
  const lines = screen.trimEnd().split('\n');
  const columns = Math.max(...lines.map((line) => line.length));
  const width = Math.ceil(columns * COLUMN + 2 * MARGIN);
  const height = TITLE_BAR + lines.length * ROW + MARGIN;
  const rows = lines.map((line, row) => {
    const y = TITLE_BAR + (row + 1) * ROW;
    return `<text x="${MARGIN}" y="${y}" fill="${inkOf(line)}">${escaped(line)}</text>`;
  });
  const buttons = ['#d97757', '#e6b48c', '#8fbf7f'].map(
    (color, i) => `<circle cx="${MARGIN + i * 18}" cy="${TITLE_BAR / 2}" r="5" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${PAPER}"/>`,
    `<path d="M0 ${TITLE_BAR}V10a10 10 0 0 1 10-10H${width - 10}a10 10 0 0 1 10 10V${TITLE_BAR}z" fill="${BAR}"/>`,
    ...buttons,
    `<g font-family="${FONT}" font-size="14" xml:space="preserve" style="white-space:pre">`,
    ...rows.filter((row) => !row.endsWith('></text>')),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function inkOf(line) {
  return INKS.find(([pattern]) => pattern.test(line))?.[1] ?? INK;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
