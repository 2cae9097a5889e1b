/** The words of a text: how a long table of names is written. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
