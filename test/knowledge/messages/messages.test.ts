import { describe, expect, test } from 'vitest';
import { explainError, KNOWN_MESSAGES } from '../../../src/knowledge/explain-error.ts';
import { fixByDoctor } from '../../../src/knowledge/fix-by-doctor.ts';
import { MESSAGES } from './messages.ts';

const EACH = Object.entries(MESSAGES).flatMap(([id, messages]) =>
  messages.map((message) => ({ id, message })),
);

/** As a terminal of 80 columns breaks it: in the midst of words. */
function broken(message: string): string {
  return (message.match(/.{1,80}/gs) ?? []).join('\n');
}

/** As Claude Code lays it out: at blanks, behind its bracket, in red. */
function laidOut(message: string): string {
  return `\u001b[31m  ⎿  ${message.replace(/(.{50,70}) /g, '$1\n     ')}\u001b[39m\n`;
}

describe.each(EACH)('$id: $message', ({ id, message }) => {
  test('is known as it stands', () => expect(explainError(message)?.id).toBe(id));
  test('is known from a terminal', () => expect(explainError(broken(message))?.id).toBe(id));
  test('is known as Claude Code lays it out', () => expect(explainError(laidOut(message))?.id).toBe(id));
});

test.each(KNOWN_MESSAGES)('$id is explained in sentences, and its source is named', (known) => {
  const { title, say, fix, source } = known;
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(say).toMatch(/^[A-Z].*\.$/s);
  expect(fix).toMatch(/^[A-Z].*[.…]$/s);
  expect(source).not.toBe('');
  expect(fixByDoctor(known)).toMatch(/^$|^[A-Z](?!.*claude-bedrock doctor).*[.…]$/s);
});
