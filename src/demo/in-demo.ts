import { type Outcome, refusal } from '../model/outcome.ts';
import type { TextStyle } from '../text/text.ts';

/** Where nothing can be made: a container may give its user neither a home nor a folder for passing files. */
export function noHome({
  code,
  path = 'the folder of temporary files',
}: NodeJS.ErrnoException): Outcome<never> {
  return refusal(
    'demo-failed',
    `The throw-away home of the demo cannot be made (${code}): ${path}`,
    'Set TMPDIR (on Windows TEMP) to a folder in which you may write, and run it again.',
  );
}

/** Ctrl-C between two steps. */
export function interrupted(): Outcome<never> {
  return refusal('interrupted', 'Interrupted.', 'Run it again.');
}

/** A step that had to work. */
export function failed(message: string): Outcome<never> {
  return refusal('demo-failed', message, 'Please report this with the text above.');
}

/** The steps are indented, and a conversation draws a line at its left. */
export function narrower({ unicode, width }: TextStyle): TextStyle {
  return { color: false, unicode, width: width - 6 };
}
