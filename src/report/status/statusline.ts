import { paint, printable, type TextStyle } from '../../text/text.ts';

/** What the status line tells; what is not known is absent. */
export interface StatusLine {
  readonly provider: string;
  readonly preset?: string;
  readonly account?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly model?: string;
  readonly signIn?: SignInLeft;
}

/** How long what signs will go on. */
export type SignInLeft =
  | { readonly state: 'missing' }
  | { readonly state: 'over' }
  | { readonly state: 'ends'; readonly leftMs: number };

const MINUTE = 60_000;
const SHORT = 60 * MINUTE;
const VERY_SHORT = 15 * MINUTE;

/** The line, without an end of line of its own. */
export function statusLineText(line: StatusLine, style: TextStyle): string {
  const { provider, preset, account, profile, region, model, signIn } = line;
  const parts = [provider, preset === profile ? undefined : preset, account, profile, region, model];
  const words = parts.flatMap((part) => (part === undefined ? [] : [printable(part).slice(0, 60)]));
  return [...words, ...(signIn ? [leftText(signIn, style)] : [])].join(style.unicode ? ' · ' : ' | ');
}

function leftText(left: SignInLeft, style: TextStyle): string {
  if (left.state === 'missing') return paint(style, 'red', 'not signed in');
  if (left.state === 'over') return paint(style, 'red', 'sign-in over');
  const minutes = Math.max(1, Math.floor(left.leftMs / MINUTE));
  const text = minutes < 120 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h left`;
  if (left.leftMs <= VERY_SHORT) return paint(style, 'red', text);
  return left.leftMs <= SHORT ? paint(style, 'yellow', text) : text;
}
