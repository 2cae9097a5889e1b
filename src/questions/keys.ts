import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Terminal } from '../model/world.ts';
import { asLine, type OpenPaste, readInput } from './pasted.ts';
import { fitLine, marksBetween, typeSecret, upToEnter } from './typed.ts';

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const ESCAPE = '\x1b';
/** https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode */
const BRACKETED_PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l' };
/** A key that comes so soon after a question was not meant for it. */
const DEAF_MS = 100;

/** What the keys mean at present: nothing is asked, or one of several answers, a line or a secret. */
type Listening = 'nothing' | 'choice' | 'line' | 'secret';

interface ListeningHow {
  /** Called before a choice is made, which nothing can refuse. */
  onEnter?(): void;
  /** Esc means something. */
  readonly canGoBack?: boolean;
}

/** The keyboard behind a gate: what is pasted chooses no answer, and a secret stays here. */
export interface Keys {
  /** What prompts read. */
  readonly input: PassThrough;
  listen(to: Listening, how?: ListeningHow): void;
  /** What was typed since `listen('secret')`, which is forgotten then. */
  takeSecret(): string;
  close(): void;
}

/** What keys do that answer no question: Ctrl-C, Ctrl-D and the keyboard's end stop, Esc between questions goes back. */
export interface KeyActions {
  stop(): void;
  back(): void;
}

/** Takes over a terminal's keyboard until it is closed. */
export function openKeys({ input: keyboard, output }: Terminal, { stop, back }: KeyActions): Keys {
  const decoder = new StringDecoder('utf8');
  // The prompts switch the raw mode of what they read: here it stays on from the first question to the last, so that
  // no key is shown and Ctrl-C is a key.
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let listening: Listening = 'nothing';
  let deafness: NodeJS.Timeout | undefined;
  let paste: OpenPaste;
  let secret = '';
  let length = 0;
  let how: ListeningHow = {};

  const setSecret = (next: string) => {
    input.write(marksBetween(secret, next));
    secret = next;
  };
  const typeLine = (keys: string) => {
    const fitting = fitLine(keys, length);
    length = fitting.length;
    input.write(fitting.keys);
  };
  const choose = (keys: string) => {
    if (keys.endsWith('\r')) how.onEnter?.();
    input.write(keys);
  };
  const onPaste = (text: string) => {
    if (listening === 'secret') setSecret(secret + text.replace(/[\r\n]+$/, ''));
    if (listening === 'line') typeLine(asLine(text));
  };
  const onKeys = (text: string) => {
    if (text.includes(CTRL_C) || text.includes(CTRL_D)) return stop();
    const keys = upToEnter(text);
    const isSequence = keys.startsWith(ESCAPE);
    if (listening === 'nothing') return keys === ESCAPE ? back() : undefined;
    if (keys === ESCAPE && !how.canGoBack) return undefined;
    if (listening === 'choice') return deafness ? undefined : choose(keys);
    if (listening === 'line') return isSequence ? void input.write(keys) : typeLine(keys);
    setSecret(typeSecret(secret, keys));
    if (keys.endsWith('\r') || keys === ESCAPE) input.write(keys.slice(-1));
  };
  const onData = (chunk: Buffer) => {
    const read = readInput(decoder.write(chunk), paste);
    paste = read.open;
    for (const { kind, text } of read.inputs) {
      if (kind === 'paste') onPaste(text);
      else onKeys(text);
    }
  };

  keyboard.setRawMode?.(true);
  output.write(BRACKETED_PASTE.on);
  keyboard.on('data', onData).on('end', stop).on('close', stop).on('error', stop);
  return {
    input,
    takeSecret: () => {
      const taken = secret;
      secret = '';
      return taken;
    },
    listen: (to, next = {}) => {
      listening = to;
      how = next;
      secret = '';
      length = 0;
      clearTimeout(deafness);
      deafness = setTimeout(() => {
        deafness = undefined;
      }, DEAF_MS).unref();
    },
    close: () => {
      keyboard.off('data', onData).off('end', stop).off('close', stop);
      keyboard.setRawMode?.(false);
      keyboard.pause();
      output.write(BRACKETED_PASTE.off);
    },
  };
}
