import { describe, expect, test } from 'vitest';
import { ambiguityIn } from '../../../src/plan/edit/aws-config-ambiguity.ts';
import { editedText } from '../../../src/plan/edit/formats.ts';
import { configFile, sectionEdits } from '../../support/aws-config.ts';

const NEW = sectionEdits('profile new', { sso_session: 'corp', region: 'eu-central-1' });

describe('a new section goes to the end, in the spelling of the file', () => {
  test.each([
    ['an empty file', '', '[profile new]\nsso_session = corp\nregion = eu-central-1\n'],
    [
      'after a section',
      '[default]\nregion = x\n',
      '[default]\nregion = x\n\n[profile new]\nsso_session = corp\nregion = eu-central-1\n',
    ],
    [
      'after a blank line',
      '[default]\nregion=x\n\n',
      '[default]\nregion=x\n\n\n[profile new]\nsso_session=corp\nregion=eu-central-1\n',
    ],
    [
      'without a final newline',
      '[default]\nregion = x',
      '[default]\nregion = x\n\n[profile new]\nsso_session = corp\nregion = eu-central-1',
    ],
    [
      'with CRLF',
      '[default]\r\nregion= x\r\n',
      '[default]\r\nregion= x\r\n\r\n[profile new]\r\nsso_session= corp\r\nregion= eu-central-1\r\n',
    ],
    [
      'with mixed line ends, the last one',
      '[a]\r\nregion = x\n',
      '[a]\r\nregion = x\n\n[profile new]\nsso_session = corp\nregion = eu-central-1\n',
    ],
    [
      'after a byte order mark',
      '\uFEFF[default]\nregion = x\n',
      '\uFEFF[default]\nregion = x\n\n[profile new]\nsso_session = corp\nregion = eu-central-1\n',
    ],
    [
      'after comments and aligned values',
      '# mine\n[default]\nregion   =   x  # here\n; end\n',
      '# mine\n[default]\nregion   =   x  # here\n; end\n\n[profile new]\nsso_session = corp\nregion = eu-central-1\n',
    ],
    [
      'after nested and tabbed values',
      '[default]\ns3\t=\n\ta\t=\tb\n',
      '[default]\ns3\t=\n\ta\t=\tb\n\n[profile new]\nsso_session\t=\tcorp\nregion\t=\teu-central-1\n',
    ],
  ])('%s', (_, before, after) => {
    expect(editedText(configFile(before), NEW)).toBe(after);
  });
});

describe('the keys of a section change, and not one other character', () => {
  const OLD = { sso_start_url: undefined, sso_region: undefined, sso_session: 'corp' };
  test.each([
    [
      'between others',
      '[profile a]\nsso_start_url = u\nsso_region = r\nregion = x\n\n[profile b]\nregion = y\n',
      '[profile a]\nregion = x\nsso_session = corp\n\n[profile b]\nregion = y\n',
    ],
    [
      'before the comments that belong to the next section',
      '[profile a]\nsso_start_url=u\nregion=x\n\n# the other\n[profile b]\n',
      '[profile a]\nregion=x\nsso_session=corp\n\n# the other\n[profile b]\n',
    ],
    [
      'with comments behind values that go',
      '[profile a]\nsso_start_url = u # the portal\nregion = x ; here\n',
      '[profile a]\n# the portal\nregion = x ; here\nsso_session = corp\n',
    ],
    [
      'all of them, in the last lines of a file without a final newline',
      '[profile a]\nsso_start_url = u\nsso_region = r',
      '[profile a]\nsso_session = corp',
    ],
    [
      'in an indented section',
      '[profile a]\n\tsso_start_url = u\n\tregion = x\n',
      '[profile a]\n\tregion = x\n\tsso_session = corp\n',
    ],
    [
      'after a group of keys',
      '[profile a]\nsso_start_url = u\ns3 =\n  a = b\n\n  c = d\n\n',
      '[profile a]\ns3 =\n  a = b\n\n  c = d\nsso_session = corp\n\n',
    ],
    [
      'with CRLF',
      '[profile a]\r\nsso_start_url = u\r\nregion = x\r\n',
      '[profile a]\r\nregion = x\r\nsso_session = corp\r\n',
    ],
    [
      'where there is a key without a value',
      '[profile a]\nsso_session =\nsso_start_url = u\n',
      '[profile a]\nsso_session =corp\n',
    ],
    [
      'where there is another value',
      '[profile a] ; mine\nsso_session   =   old   \nregion = x\n',
      '[profile a] ; mine\nsso_session   =   corp   \nregion = x\n',
    ],
    [
      'with a comment behind the value, which the AWS CLI takes for a part of it',
      '[profile a]\n  sso_session = old # note\n',
      '[profile a]\n  # note\n  sso_session = corp\n',
    ],
    ['a quoted name', '[profile "a"]\nregion = x\n', '[profile "a"]\nregion = x\nsso_session = corp\n'],
    ['an empty section', '[profile a]\n\n\n', '[profile a]\nsso_session = corp\n\n\n'],
  ])('%s', (_, before, after) => {
    expect(editedText(configFile(before), sectionEdits('profile a', OLD))).toBe(after);
  });

  test('a section without keys goes with the blank line before it, its comments stay', () => {
    const before = '[a]\nregion = x\n\n[profile new]\n# note\n\n[b]\n';
    const after = '[a]\nregion = x\n# note\n\n[b]\n';
    expect(
      editedText(configFile(before), [{ path: ['profile new'], value: undefined, isSecret: false }]),
    ).toBe(after);
  });
});

describe('what means two things is not edited', () => {
  test.each([
    ['a section that stands there twice', '[profile a]\nregion = x\n[profile a]\noutput = json\n', 3],
    ['a section that stands there in another spelling', '[profile a]\nregion = x\n[profile   a]\n', 3],
    ['a section that the SDK does not read', '[profile   a]\nregion = x\n', 1],
    ['a section that the AWS CLI does not read', '[profile.a]\nregion = x\n', 1],
    ['a section that only the AWS CLI sees', '[default]\n[profile a]#x\nregion = x\n', 2],
    ['a section below an indent', '[default]\nregion = x\n  [profile a]\nregion = y\n', 3],
    ['a key that stands there twice', '[profile a]\nsso_session = x\nsso_session = y\n', 3],
    ['a key in capital letters', '[profile a]\nSSO_Session = x\n', 2],
    ['a key with others below it', '[profile a]\nsso_session =\n  a = b\n', 2],
    ['an indented key', '[profile a]\nregion = x\n  output = json\n', 3],
    ['a lone carriage return', '[profile b]\nregion = x\r[profile a]\n', 2],
  ])('%s', (_, text, line) => {
    const problem = ambiguityIn('config', text, [['profile a', 'sso_session']]);
    expect(problem).toMatchObject({ code: 'aws-config-ambiguous' });
    expect(problem?.message).toContain(`Line ${line} of config `);
  });

  test('[profile default] is no other profile than [default]', () => {
    expect(ambiguityIn('config', '[profile default]\nregion = x\n', [['default', 'region']])).toBeDefined();
    expect(ambiguityIn('config', '[default]\nregion = x\n', [['default', 'region']])).toBeUndefined();
  });

  test('other sections may look as they like', () => {
    const text = '[profile b]\nregion = x\n  [profile c]\nregion: y\n[profile b]\n[profile d]#x\n';
    expect(ambiguityIn('config', text, [['profile a', 'sso_session']])).toBeUndefined();
  });
});
