import type { Failure } from './failures.ts';

/** What helps, in the words of the doctor itself: without the clauses that send to it; empty where that was all. */
export function fixByDoctor({ fix }: Failure): string {
  const clauses = fix
    .replace(/ \([^)]*claude-bedrock doctor[^)]*\)/g, '')
    .split(/(?<=[.;]) /)
    .filter((clause) => !clause.includes('claude-bedrock doctor'));
  const text = clauses.join(' ').replace(/;$/, '.');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
