/** ANTHROPIC_CUSTOM_HEADERS has one `Name: value` a line. */
const AUTHORIZATION = /^\s*authorization\s*:/i;

/** True where one of the custom headers is `Authorization`. */
export function claimsAuthorization(headers: string): boolean {
  return headers !== '' && linesOf(headers).some((line) => AUTHORIZATION.test(line));
}

/** The custom headers but for `Authorization`, each byte of the others as it was; `undefined` where none is left. */
export function withoutAuthorization(headers: string): string | undefined {
  const rest = linesOf(headers)
    .filter((line) => !AUTHORIZATION.test(line))
    .join('');
  if (rest.trim() === '') return undefined;
  return /\n$/.test(headers) ? rest : rest.replace(/\r?\n$/, '');
}

/** With the line ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}
