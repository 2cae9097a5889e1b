import { documentsOf, type Rule, type ScriptDocument } from '../../document.ts';

/** The app starts the file itself: without a shell, the system goes by its first line. */
export const helperUnstartable: Rule = {
  id: 'desktop-helper-unstartable',
  judge: (checked) =>
    documentsOf(checked, 'script').flatMap((script) => {
      const wrong = faultOf(script);
      return wrong ? [{ severity: 'fail' as const, place: { file: script.file, line: 1 }, ...wrong }] : [];
    }),
};

function faultOf({ file, text, hasMark }: ScriptDocument) {
  if (/\.(ps1|cmd|bat)$/i.test(file)) return undefined;
  const [first = ''] = text.split('\n');
  if (!first.startsWith('#!'))
    return {
      cause: 'It does not begin with #!, so the system does not know what runs it, and the app gets no key.',
      fix: 'Begin it with #!/bin/sh, or with the program that runs it.',
    };
  if (hasMark)
    return {
      cause: 'A byte order mark stands before #!, so the system does not see it.',
      fix: 'Save it as UTF-8 without a mark.',
    };
  return first.endsWith('\r')
    ? {
        cause:
          'Its lines end as on Windows: the system looks for a program whose name ends with a carriage return.',
        fix: 'Save it with line ends of Unix (LF).',
      }
    : undefined;
}
