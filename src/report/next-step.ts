import { paint, printable, type TextStyle, wrap } from '../text/text.ts';

/** The next step of a plan: the command that carries it out. `options` are what stands behind `claude-bedrock`. */
export function planStep(options: string, verb: 'write' | 'do' = 'write'): string {
  return `Nothing is written yet. To ${verb} this: claude-bedrock ${options}`;
}

/** What to do next; a command at its end stands on a line of its own, so that it can be copied whole. */
export function nextStepLines(nextStep: string, style: TextStyle): readonly string[] {
  const [, sentence = nextStep, command] =
    /^(.*:) ((?:claude-bedrock|aws) .*)$/.exec(printable(nextStep)) ?? [];
  const lines = [wrap(printable(sentence), style.width)];
  return command === undefined ? lines : [...lines, `  ${paint(style, 'cyan', command)}`];
}
