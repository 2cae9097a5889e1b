import * as z from 'zod/mini';
import type { TalkOption, TalkQuestion } from '../model/talk.ts';
import { printable, type TextStyle, wrap } from '../text/text.ts';

const talkOptionSchema = z.object({
  label: z.string(),
  description: z.string(),
  /** What to run behind `claude-bedrock`, or what to say at the end: one of the two. */
  run: z.optional(z.string()),
  end: z.optional(z.string()),
}) satisfies z.ZodMiniType<TalkOption>;

/** `data` of `talk --json`: `say` first, then one of `run`, `ask` and `end`. */
export const talkSchema = z.object({
  say: z.optional(z.string()),
  run: z.optional(z.string()),
  ask: z.optional(
    z.object({
      header: z.string(),
      question: z.string(),
      options: z.array(talkOptionSchema),
      /** For an answer that is typed: it takes the place of TEXT. */
      typed: z.optional(z.string()),
    }),
  ),
  end: z.optional(z.literal(true)),
});

export type Talk = z.infer<typeof talkSchema>;

/** A step as a person reads it who runs what Claude runs. */
export function talkText({ say, ask, run }: Talk, style: TextStyle): string {
  const asked = ask ? questionText(ask, style) : [];
  const next = run === undefined ? [] : [`claude-bedrock ${run}`];
  return `${[...(say === undefined ? [] : [printableLines(say)]), ...asked, ...next].join('\n\n')}\n`;
}

function questionText({ question, options }: TalkQuestion, style: TextStyle): string[] {
  const shown = options.map(({ label, description }) =>
    wrap(`- ${label}: ${description}`, style.width, '  '),
  );
  return [wrap(question, style.width), shown.join('\n')];
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
