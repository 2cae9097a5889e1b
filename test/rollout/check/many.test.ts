import { expect, test } from 'vitest';
import { checkFiles } from '../../../src/rollout/check/check-files.ts';
import { printReg } from '../../../src/rollout/formats/reg.ts';

test('of thousands of unknown keys the first are told', () => {
  const values = Array.from({ length: 5000 }, (_, i) => ({
    name: `inferenceX${i}`,
    type: 'REG_SZ' as const,
    text: 'v',
  }));
  const bytes = printReg([{ path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude', values }]);
  const { findings } = checkFiles([{ file: 'a.reg', bytes }]);
  expect(findings.length).toBeLessThan(300);
  expect(findings.some(({ id }) => id === 'desktop-key-unknown')).toBe(true);
});
