import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../src/report/rollout/check-report.ts';
import { checkText } from '../../../src/report/rollout/check-text.ts';
import { checkFiles } from '../../../src/rollout/check/check-files.ts';
import { printPlist } from '../../../src/rollout/formats/plist.ts';
import { temporaryDirectory } from '../../support/world.ts';
import { CODE, DESKTOP, json, policy, profile, reg } from './files.ts';

const ids = (file: string, bytes: Buffer) => checkFiles([{ file, bytes }]).findings.map(({ id }) => id);
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** One good file of each kind. */
const KINDS: readonly (readonly [string, Buffer])[] = [
  ['a.mobileconfig', Buffer.from(profile(DESKTOP))],
  ['com.anthropic.claudecode.plist', Buffer.from(printPlist(CODE))],
  ['a.reg', reg(DESKTOP)],
  ['claude-desktop/managed-settings.json', Buffer.from(json(DESKTOP))],
  ['claude-code/managed-settings.json', Buffer.from(json(CODE))],
  ['managed-settings.d/10.json', Buffer.from(json(CODE))],
  ['policy.json', Buffer.from(policy({ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' }))],
  ['config', Buffer.from('[profile claude]\nregion = eu-central-1\n')],
  ['bedrock-rollout.json', Buffer.from(json({ version: 1 }))],
];

describe('bad input', () => {
  test.each(KINDS)('%s that was cut off is a finding with a place', (file, bytes) => {
    if (file === 'config') return;
    const { findings } = checkFiles([{ file, bytes: bytes.subarray(0, bytes.length >> 1) }]);
    expect(findings[0]).toMatchObject({ severity: 'fail', place: { file, line: expect.any(Number) } });
  });

  test.each(KINDS)('%s cut off anywhere never breaks the checker', (file, bytes) => {
    const step = Math.max(1, Math.floor(bytes.length / 40));
    for (let end = 0; end < bytes.length; end += step) ids(file, bytes.subarray(0, end));
  });

  test.each(KINDS)('%s with broken bytes never breaks the checker', (file, bytes) => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of changes) copy[at] = byte;
        ids(file, copy);
      }),
      { numRuns: 30 },
    );
  });

  test.each(KINDS)(
    '%s with a byte order mark is read as without one, or the mark is told of',
    (file, bytes) => {
      if (bytes[0] === 0xff) return;
      const plain = checkFiles([{ file, bytes }]);
      const marked = checkFiles([{ file, bytes: Buffer.concat([MARK, bytes]) }]);
      expect(marked.documents.map(({ product }) => product)).toEqual(
        plain.documents.map(({ product }) => product),
      );
      const more = marked.findings.filter(({ id }) => !plain.findings.some((one) => one.id === id));
      expect(more.map(({ id }) => id)).toEqual(['file-byte-order-mark']);
      for (const { place } of more) expect(place).toEqual({ file, line: 1 });
    },
  );

  test.each(KINDS)('%s in another encoding is read, or a finding with a place', (file, bytes) => {
    const text = bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('utf8');
    for (const other of [
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      Buffer.from(text.replace(/[a-z]{3}/, 'ü\u0080é'), 'latin1'),
    ]) {
      const { documents, findings } = checkFiles([{ file, bytes: other }]);
      expect(documents.length + findings.length).toBeGreaterThan(0);
      if (documents.length === 0) expect(findings[0]).toMatchObject({ severity: 'fail', place: { file } });
    }
  });

  test.each<[string, string, Buffer, string]>([
    [
      'JSON with a mark',
      'claude-code/managed-settings.json',
      Buffer.concat([MARK, Buffer.from(json(CODE))]),
      'file-byte-order-mark',
    ],
    [
      'JSON in UTF-16',
      'claude-code/managed-settings.json',
      Buffer.from(`\uFEFF${json(CODE)}`, 'utf16le'),
      'file-encoding',
    ],
    [
      'JSON with a key twice',
      'claude-code/managed-settings.json',
      Buffer.from('{"model": "a",\n"model": "b"}'),
      'duplicate-key',
    ],
    ['JSON nested without end', 'managed-settings.json', Buffer.from('['.repeat(100_000)), 'file-too-deep'],
    ['JSON with a comment', 'claude-code/managed-settings.json', Buffer.from('{ // a\n}'), 'file-syntax'],
    ['a list of JSON', 'claude-code/managed-settings.json', Buffer.from('[]'), 'file-syntax'],
    [
      'an AWS config with a section without its prefix',
      'config',
      Buffer.from('[claude]\nregion = a\n'),
      'file-syntax',
    ],
    [
      'an AWS config with a key twice',
      'config',
      Buffer.from('[profile a]\nregion = a\nregion = b\n'),
      'duplicate-key',
    ],
    [
      'a layout of a newer app, whose names nobody tells',
      'configLibrary/1.json',
      Buffer.from('{"$schemaVersion": 2, "inference": {"provider": "bedrock"}}'),
      'file-not-judged',
    ],
    ['a rollout of a newer program', 'bedrock-rollout.json', Buffer.from('{"version": 2}'), 'rollout-newer'],
    [
      'an AWS config in UTF-16',
      'config',
      Buffer.from('\uFEFF[profile a]\nregion = b\n', 'utf16le'),
      'file-encoding',
    ],
    [
      'an AWS config that is cut off in the name of a section',
      'config',
      Buffer.from('[profile a]\nregion = b\n[profile c'),
      'file-syntax',
    ],
    ['something else', 'notes', Buffer.from('hello'), 'file-syntax'],
    ['a page', 'notes.txt', Buffer.from('hello'), 'file-not-judged'],
    [
      'a picture',
      'icon.png',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'file-encoding',
    ],
    ['an empty file', 'a.reg', Buffer.alloc(0), 'file-truncated'],
    [
      'settings that are no JSON in the registry',
      'a.reg',
      reg({ Settings: '{' }, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\ClaudeCode'),
      'file-truncated',
    ],
  ])('%s is a finding', (_, file, bytes, id) => {
    expect(ids(file, bytes)).toContain(id);
  });

  test('files that cannot be read are findings, and nothing waits for them', async () => {
    const folder = await temporaryDirectory();
    const at = (name: string) => join(folder, name);
    mkdirSync(at('folder'));
    symlinkSync(at('nowhere'), at('link'));
    writeFileSync(at('large.json'), '{');
    truncateSync(at('large.json'), 20 * 1024 * 1024);
    const files = ['absent', 'folder', 'link', 'large.json'].map((file) => ({ file, path: at(file) }));
    expect(checkFiles(files).findings.map(({ id, place }) => [place.file, id])).toEqual([
      ['absent', 'file-absent'],
      ['folder', 'file-not-a-file'],
      ['link', 'file-absent'],
      ['large.json', 'file-too-large'],
    ]);
  });

  test.each(KINDS)('%s of 20 MB is not read', async (file, bytes) => {
    const path = join(await temporaryDirectory(), 'file');
    writeFileSync(path, bytes);
    truncateSync(path, 20 * 1024 * 1024);
    expect(checkFiles([{ file, path }]).findings.map(({ id, place }) => [id, place])).toEqual([
      ['file-too-large', { file }],
    ]);
  });

  test.each([
    ['a.reg', `REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude]\n${'"a"="b"\n'.repeat(60_000)}`],
    ['a.reg', `REGEDIT4\n\n${'?\n'.repeat(60_000)}`],
    ['config', `[profile a]\n${'a = b\n'.repeat(60_000)}`],
    ['config', '[profile a]\n'.repeat(60_000)],
    ['a.json', `{"env":{${'"a":"b",'.repeat(60_000)}"a":"b"}}`],
  ])('of more values than any configuration has nothing is taken: %s', (file, text) => {
    expect(ids(file, Buffer.from(text))).toEqual(['file-too-large']);
  });

  test('of more findings than anybody reads the worst are told, each in a sentence, and how many are left', () => {
    const key = 'x'.repeat(90_000);
    const file = 'claude-desktop/managed-settings.json';
    const bytes = Buffer.from(
      `{"inferenceProvider":"bedrock",${`"${key}":"b",`.repeat(3)}${'"a":"b",'.repeat(999)}"a":"b"}`,
    );
    const report = checkReport([file], checkFiles([{ file, bytes }]));
    expect(report).toMatchObject({ verdict: 'broken', more: expect.any(Number) });
    expect(report.findings.length + (report.more ?? 0)).toBeGreaterThan(1000);
    expect(JSON.stringify(report).length).toBeLessThan(100_000);
    expect(checkText(report, { color: false, unicode: true, width: 80 })).toMatch(/more were found/);
  });

  test.each(['"', '\\', '\n', 'ü', '🚀', '__proto__', 'constructor', '%s', '$&'])(
    'names with %j are told as they stand',
    (name) => {
      for (const [file, bytes] of [
        ['a.plist', Buffer.from(printPlist({ inferenceProvider: 'bedrock', [`x${name}`]: 'y' }))],
        [
          'claude-desktop/managed-settings.json',
          Buffer.from(`{"inferenceProvider": "bedrock", ${JSON.stringify(`x${name}`)}: "y"}`),
        ],
        // A line of a registry file cannot go on behind a name.
        ...(name === '\n'
          ? []
          : [['a.reg', reg({ inferenceProvider: 'bedrock', [`x${name}`]: 'y' })] as const]),
        [
          'policy.json',
          Buffer.from(
            policy({ Sid: `x${name}`, Effect: 'Allow', Action: 'bedrock:Converse', Resource: '*' }),
          ),
        ],
      ] as const) {
        const keys = checkFiles([{ file, bytes }]).findings.map(({ place }) => place.key);
        expect(keys).toContain(`x${name}`);
      }
    },
  );
});
