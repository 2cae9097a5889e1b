import type { ExposedSecret } from '../../../facts/exposed-secrets.ts';
import type { GitPlace } from '../../../facts/git/git.ts';
import { type Problem, warning } from '../../../model/verdict.ts';
import { quoteForShell } from '../../../shell/shell-quote.ts';
import type { Check } from '../../check.ts';

/** A key in a file that others can read, or that git shares. */
export const secretAtRisk: Check = {
  id: 'secret-at-risk',
  group: 'Settings',
  title: 'No secret is where others can read it',
  judge: ({ exposedSecrets, platform }) => exposedSecrets.map((secret) => problemOf(secret, platform)),
};

function problemOf({ file, keys, tracked }: ExposedSecret, platform: NodeJS.Platform): Problem {
  const names = keys.join(', ');
  if (tracked === undefined) {
    const remedy = { kind: 'make-private', files: [file] } as const;
    return warning({
      title: 'Others can read a file with a secret in it',
      found: `${file} may be read by other users of this computer, and holds ${names}.`,
      fix: { say: 'Close the file to everyone but you (mode 600).', remedy },
    });
  }
  if (tracked === 'unknown') {
    return warning({
      title: 'git may share a file with a secret in it',
      found: `${file} holds ${names}, and it cannot be told whether git keeps it.`,
      fix: {
        say: 'Check with git ls-files. Replace a key that git has seen: git keeps it in its history.',
      },
    });
  }
  const run = takeOutOfGit(tracked, platform);
  return warning({
    title: 'git shares a file with a secret in it',
    found: `${file} is kept by git, and holds ${names}.`,
    fix: {
      say: 'Move the key to your own settings, take the file out of git, and have a new key made: git keeps the old one for ever.',
      ...(run !== undefined && { run }),
    },
  });
}

/**
 * Typed anywhere: the repository is the one of the file, which may be that of somebody's dotfiles. Named by its top, since
 * in a folder below git might find a repository that a stranger has put there.
 */
function takeOutOfGit({ root, path }: GitPlace, platform: NodeJS.Platform): string | undefined {
  const directory = quoteForShell(root, platform);
  const name = quoteForShell(path, platform);
  return directory && name && `git -C ${directory} rm --cached -- ${name}`;
}
