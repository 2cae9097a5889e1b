// What THIRD-PARTY.md says: each licence once, the packages under it, and the copyright notices of each.

/** A line that says whose the package is. The licences themselves speak of copyright without a year and a `(c)`. */
const COPYRIGHT = /^\s*copyright\b.*(\d{4}|\(c\))/i;
const TITLE = /^\s*\(?(the )?mit license( \(mit\))?\)?\s*$/i;

/**
 * The page for packages of `{ name, version, license, text, notice }`. Texts that differ in copyright lines, titles
 * and punctuation alone are one, and so is the Apache License with and without its appendix on how to apply it.
 */
export function thirdPartyPage(packages) {
  const sorted = packages.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const byTerms = new Map();
  for (const one of sorted.filter(({ text }) => text)) {
    byTerms.set(termsOf(one.text), [...(byTerms.get(termsOf(one.text)) ?? []), one]);
  }
  for (const one of sorted.filter(({ text }) => !text)) {
    const known = [...byTerms.values()].find(([{ license }]) => license === one.license);
    if (!known)
      throw new Error(
        `${one.name} carries no text of its licence, ${one.license}, and no other package does`,
      );
    known.push(one);
  }
  const intro = `# Third-party software\n\nCode of these packages is part of the files in \`scripts/\`.\n`;
  return [intro, ...[...byTerms.values()].map(section)].join('\n');
}

function section(members) {
  const [longest] = members.map(({ text }) => withoutCopyright(text)).toSorted((a, b) => b.length - a.length);
  const entries = members.map(({ name, version, text, notice }) => {
    const lines = [...text.split('\n').filter((line) => COPYRIGHT.test(line)), ...notice.split('\n')];
    const notices = lines.filter((line) => line.trim()).map((line) => `  ${line.trim()}`);
    return [`${name} ${version}`, ...notices].join('\n');
  });
  const fenced = (text) => `\`\`\`text\n${text}\n\`\`\`\n`;
  return `## ${members[0].license}\n\n${fenced(entries.join('\n'))}\n${fenced(longest)}`;
}

function withoutCopyright(text) {
  const lines = text.split('\n').filter((line) => !COPYRIGHT.test(line) && !TITLE.test(line));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What two texts of the same licence have in common. */
function termsOf(text) {
  const [terms] = withoutCopyright(text).split('END OF TERMS AND CONDITIONS');
  return terms
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
