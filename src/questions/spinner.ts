import type { Writable } from 'node:stream';
import { fittingIn, printable, type TextStyle } from '../text/text.ts';

const UNICODE = ['◒', '◐', '◓', '◑'];
const ASCII = ['-', '\\', '|', '/'];
const FRAME_MS = 120;
const CLEAR_LINE = '\r\x1b[2K';
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';

/** A line that shows that something is being done. */
export interface Spinner {
  say(what: string): void;
  stop(): void;
}

/**
 * Starts a spinner. Not the library's own, which reads keys and ends the process at Ctrl-C with status 0. `isStill`
 * says it once instead, for people who have the screen read to them.
 */
export function startSpinner(
  screen: Writable & { readonly columns?: number },
  style: TextStyle,
  isStill: boolean,
): Spinner {
  const frames = style.unicode ? UNICODE : ASCII;
  let said = '';
  let frame = 0;
  const draw = () => {
    const room = Math.max((screen.columns ?? 80) - 4, 10);
    screen.write(`${CLEAR_LINE}${frames[frame++ % frames.length]}  ${fittingIn(said, room)}`);
  };
  const timer = isStill ? undefined : setInterval(draw, FRAME_MS);
  if (!isStill) screen.write(HIDE_CURSOR);
  return {
    say: (what) => {
      const next = printable(what);
      if (isStill && next !== said) screen.write(`${next}\n`);
      said = next;
      if (!isStill) draw();
    },
    stop: () => {
      clearInterval(timer);
      if (!isStill) screen.write(`${CLEAR_LINE}${SHOW_CURSOR}`);
    },
  };
}
