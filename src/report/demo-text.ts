import { remark } from '../text/marked.ts';
import { paint, type TextStyle, wrap } from '../text/text.ts';
import type { Demo, RolloutDemo } from './demo.ts';

/** The story of the demo, step by step, as a person reads it. */
export function demoText({ steps, proof }: Demo, style: TextStyle): string {
  const end = `The sandbox was asked for ${proof.model} in ${proof.region}, signed by ${proof.principal}. After the reset the settings were the same as at the start, byte for byte. The throw-away home is gone; your own files were never touched.`;
  return story(steps, end, style);
}

/** The same of a rollout. */
export function rolloutDemoText({ steps, verdict }: RolloutDemo, style: TextStyle): string {
  const end = `Nothing to object to in ${verdict.files} files. The throw-away home is gone; your own files were never touched.`;
  return story(steps, end, style);
}

function story(steps: Demo['steps'], end: string, style: TextStyle): string {
  const told = steps.flatMap(({ title, command, output }, i) => [
    paint(style, 'bold', `${i + 1}. ${title}`),
    ...(command === undefined ? [] : [paint(style, 'cyan', `   $ ${command}`)]),
    '',
    indented(output),
    '',
  ]);
  return [
    wrap('Everything below happens on a sandbox of AWS on this computer, in a throw-away home.', style.width),
    '',
    ...told,
    remark(style, 'ok', end),
    '',
  ].join('\n');
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `   ${line}`))
    .join('\n');
}
