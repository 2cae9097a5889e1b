import type { ExposedSecret } from '../facts/exposed-secrets.ts';
import { type Check, type Fix, type Problem, warning } from './check.ts';

/** A key in a file that others can read, or that git shares. */
export const secretAtRisk: Check = {
  id: 'secret-at-risk',
  group: 'Settings',
  title: 'No secret stands where others can read it',
  judge: ({ exposedSecrets }) => exposedSecrets.map(problemOf),
};

function problemOf({ file, keys, isTracked, isReadableByOthers }: ExposedSecret): Problem {
  const names = keys.join(', ');
  return warning({
    title: isTracked ? 'git shares a file with a secret in it' : 'Others can read a file with a secret in it',
    found: isTracked
      ? `${file} is kept by git, and holds ${names}.`
      : `${file} may be read by other users of this computer, and holds ${names}.`,
    fix: fixOf({ file, isTracked, isReadableByOthers }),
  });
}

function fixOf({ file, isTracked }: Pick<ExposedSecret, 'file' | 'isTracked' | 'isReadableByOthers'>): Fix {
  const remedy = { kind: 'make-private', files: [file] } as const;
  if (!isTracked) return { say: 'Close the file to everybody but you (mode 600).', remedy };
  return {
    say: 'Move the key to your own settings, take the file out of git, and have a new key made: git keeps the old one for ever.',
    run: `git rm --cached '${file.replaceAll("'", `'\\''`)}'`,
  };
}
