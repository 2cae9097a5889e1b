import { describe, expect, test } from 'vitest';
import {
  DESKTOP_KEYS,
  desktopKey,
  encodeForMdm,
  refusedName,
  SSO_KEYS,
} from '../../../src/rollout/desktop/keys.ts';

describe('the keys of Claude Desktop', () => {
  test('stand in the table once, with a release and a source', () => {
    const names = DESKTOP_KEYS.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const { name, since = '1.0.0', source, type, values } of DESKTOP_KEYS) {
      expect(since, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(source, name).not.toBe('');
      expect(type === 'enum', name).toBe(values !== undefined);
    }
    expect(SSO_KEYS.every((name) => desktopKey(name)?.type === 'string')).toBe(true);
  });

  test('that are refused are none of those that are known', () => {
    expect(DESKTOP_KEYS.filter(({ name }) => refusedName(name))).toEqual([]);
    expect(refusedName('isDxtAllowlist')).toEqual({ name: 'isDxtAllowlist' });
    expect(refusedName('enduserAttribution')?.use).toBe('endUserAttribution');
  });

  test.each<[unknown, string]>([
    ['us-east-1', 'us-east-1'],
    [true, 'true'],
    [3600, '3600'],
    [['a', { name: 'b"\\ü' }], '["a",{"name":"b\\"\\\\ü"}]'],
    [{ enabled: false }, '{"enabled":false}'],
  ])('carry %j to an MDM as the text %s', (value, text) => {
    expect(encodeForMdm('any', value)).toBe(text);
  });
});
