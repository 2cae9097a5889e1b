import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Artifact } from '../../../src/rollout/build/artifact.ts';
import { build } from '../../../src/rollout/build/build.ts';
import { claudeCodeSettings } from '../../../src/rollout/build/claude-code-settings.ts';
import { desktopSettings } from '../../../src/rollout/build/desktop-settings.ts';
import { payloadUuid, uuidOf } from '../../../src/rollout/build/uuid.ts';
import { encodeForMdm } from '../../../src/rollout/desktop/keys.ts';
import type { Rollout } from '../../../src/rollout/file/rollout.ts';
import { parsePlist } from '../../../src/rollout/formats/plist.ts';
import { parseReg } from '../../../src/rollout/formats/reg.ts';
import type { Tree } from '../../../src/rollout/formats/tree.ts';
import { anyRollout } from '../arbitrary.ts';
import { EXAMPLE, rolloutWith } from '../example.ts';

const INPUT = { key: 'a-key-of-the-trial' };

function file(artifacts: readonly Artifact[], path: string): Buffer {
  const found = artifacts.find((one) => one.path === path);
  if (!found) throw new Error(`${path} is not built: ${artifacts.map((one) => one.path).join(' ')}`);
  return found.content;
}

/** A property list as plain values. */
function plain(tree: Tree | undefined): unknown {
  if (!tree || tree.kind === 'null') return undefined;
  if (tree.kind === 'dict')
    return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
  if (tree.kind === 'array') return tree.items.map(plain);
  return tree.kind === 'integer' ? Number(tree.value) : tree.value;
}

const plistOf = (bytes: Buffer) => {
  const { root, problems } = parsePlist(bytes);
  expect(problems).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of it is asserted there.
  return plain(root) as any;
};

/** The values below the first key of a `.reg` file. */
const regOf = (bytes: Buffer) => {
  const { keys, problems, encoding, hasMark } = parseReg(bytes);
  expect({ problems, encoding, hasMark }).toEqual({ problems: [], encoding: 'utf-16le', hasMark: true });
  const values = keys.flatMap((key) =>
    key.values.map((value) => [value.name, 'text' in value && value.text]),
  );
  return { path: keys[0]?.path, values: Object.fromEntries(values) };
};

const texts = (settings: object) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, encodeForMdm(name, value)]));

test('the example builds everything, by these names', () => {
  expect(build(EXAMPLE, INPUT).map(({ path }) => path)).toEqual([
    'claude-desktop/claude-desktop.mobileconfig',
    'claude-desktop/claude-desktop.plist',
    'claude-desktop/claude-desktop.intune.xml',
    'claude-desktop/claude-desktop.reg',
    'claude-desktop/claude-desktop.admx',
    'claude-desktop/claude-desktop.adml',
    'claude-desktop/managed-settings.json',
    'claude-code/claude-code.mobileconfig',
    'claude-code/claude-code.plist',
    'claude-code/claude-code.reg',
    'claude-code/managed-settings.json',
    'claude-code/managed-settings.d/50-bedrock.json',
    'aws-config',
    'iam/policy.json',
    'iam/permission-set.yaml',
    'iam/permission-set.tf.json',
    'iam/enable-models.md',
    'iam/enable-policy.json',
    'egress.txt',
    'egress.csv',
    'HANDOUT.md',
    'ADMIN.md',
  ]);
});

describe('whatever a company is called and rolls out', () => {
  test('every format says the same, and a second build is the same bytes', () => {
    fc.assert(
      fc.property(anyRollout, (rollout) => {
        const artifacts = build(rollout, INPUT);
        expect(build(structuredClone(rollout), INPUT)).toEqual(artifacts);
        for (const system of rollout.products.claudeDesktop?.systems ?? [])
          expectDesktop(rollout, artifacts, system);
        for (const system of rollout.products.claudeCode?.systems ?? [])
          expectClaudeCode(rollout, artifacts, system);
      }),
      { numRuns: 12 },
    );
  });

  function expectDesktop(
    rollout: Rollout,
    artifacts: readonly Artifact[],
    system: 'macos' | 'windows' | 'linux',
  ) {
    const settings = desktopSettings(rollout, system, INPUT.key);
    const at = (name: string) => file(artifacts, `claude-desktop/${name}`);
    if (system === 'linux') expect(JSON.parse(at('managed-settings.json').toString())).toEqual(settings);
    if (system === 'windows')
      expect(regOf(at('claude-desktop.reg'))).toEqual({
        path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude',
        values: texts(settings),
      });
    if (system !== 'macos') return;
    expect(plistOf(at('claude-desktop.plist'))).toEqual(texts(settings));
    const fragment = `<plist version="1.0"><dict>${at('claude-desktop.intune.xml')}</dict></plist>`;
    expect(plistOf(Buffer.from(fragment))).toEqual(texts(settings));
    const profile = plistOf(at('claude-desktop.mobileconfig'));
    expect(profile.PayloadOrganization).toBe(rollout.organization.name);
    expect(profile.PayloadContent[0]).toMatchObject(texts(settings));
  }

  function expectClaudeCode(
    rollout: Rollout,
    artifacts: readonly Artifact[],
    system: 'macos' | 'windows' | 'linux',
  ) {
    const settings = claudeCodeSettings(rollout, system, INPUT.key);
    const paths = artifacts.map(({ path }) => path);
    const folder = paths.includes('claude-code/managed-settings.json') ? '' : `${system}/`;
    const json = JSON.parse(file(artifacts, `claude-code/${folder}managed-settings.json`).toString());
    expect(json).toEqual(settings);
    if (system === 'windows')
      expect(
        JSON.parse(String(regOf(file(artifacts, 'claude-code/claude-code.reg')).values.Settings)),
      ).toEqual(settings);
    if (system !== 'macos') return;
    const [payload] = plistOf(file(artifacts, 'claude-code/claude-code.mobileconfig')).PayloadContent;
    const { mcx_preference_settings: forced } = payload.PayloadContent['com.anthropic.claudecode'].Forced[0];
    expect(forced).toEqual(settings);
  }
});

describe('a profile of macOS', () => {
  test('has what Apple requires, and identifiers that stay as the name of the company changes', () => {
    const profileOf = (name: string) =>
      plistOf(
        file(
          build(rolloutWith({ organization: { name, domain: 'example.com' } }), INPUT),
          'claude-desktop/claude-desktop.mobileconfig',
        ),
      );
    const [one, other] = [profileOf('One'), profileOf('Other')];
    for (const key of ['PayloadUUID', 'PayloadIdentifier']) {
      expect(other[key]).toBe(one[key]);
      expect(other.PayloadContent[0][key]).toBe(one.PayloadContent[0][key]);
    }
    expect(one).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1, PayloadScope: 'System' });
    expect(one.PayloadContent[0]).toMatchObject({
      PayloadType: 'com.anthropic.claudefordesktop',
      PayloadVersion: 1,
    });
    expect(one.PayloadIdentifier).toBe('com.example.claude-desktop');
  });

  test('of no two things or companies has the same UUID', () => {
    const all = ['a.com', 'b.com'].flatMap((domain) =>
      ['claude-desktop', 'claude-code'].map((thing) => payloadUuid(domain, thing)),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  test('has UUIDs of version 5: the example of RFC 9562', () => {
    expect(uuidOf('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});

describe('a template of Windows', () => {
  const of = (name: string) =>
    file(build(EXAMPLE, INPUT), `claude-desktop/claude-desktop.${name}`).toString();

  test('names each key once, directly below the policy key, and each text that it refers to is there', () => {
    const [admx, adml] = [of('admx'), of('adml')];
    const keys = [...admx.matchAll(/<policy name="(\w+)".* key="([^"]*)"/g)].map(([, name, key]) => [
      name,
      key,
    ]);
    const settings = Object.keys(desktopSettings(EXAMPLE, 'windows', undefined));
    expect(keys).toEqual(settings.map((name) => [name, 'SOFTWARE\\Policies\\Claude']));
    for (const [, id] of admx.matchAll(/\$\(string\.(\w+)\)/g)) expect(adml).toContain(`<string id="${id}">`);
    for (const [, id] of admx.matchAll(/\$\(presentation\.(\w+)\)/g))
      expect(adml).toContain(`<presentation id="${id}"`);
    for (const [, id] of admx.matchAll(/<text id="(\w+)"/g))
      expect(adml).toContain(`<textBox refId="${id}">`);
  });

  test('is XML: read with what the company is called', () => {
    // The reader of property lists takes the same XML, up to the elements.
    for (const name of ['admx', 'adml']) expect(of(name)).toContain('<?xml version="1.0" encoding="utf-8"?>');
    expect(of('adml')).toContain('Example &quot;Größe&quot; &amp; Söhne 🚀');
  });

  test('holds no key, which the registry file does', () => {
    const trial = build(rolloutWith({ signIn: { way: 'static-key', key: { environment: 'KEY' } } }), INPUT);
    const holding = trial.filter(
      ({ content }) => content.includes(INPUT.key) || content.includes(Buffer.from(INPUT.key, 'utf16le')),
    );
    expect(holding.map(({ path }) => path).sort()).toEqual(
      trial
        .filter(({ isSecret }) => isSecret)
        .map(({ path }) => path)
        .sort(),
    );
    expect(holding.map(({ path }) => path)).not.toContain('claude-desktop/claude-desktop.adml');
  });
});

describe('Claude Code', () => {
  test('asks for models of the list alone, whatever families it has', () => {
    const { env } = claudeCodeSettings(
      rolloutWith({ models: [{ id: 'eu.anthropic.claude-opus-4-8' }] }),
      'linux',
      undefined,
    );
    expect(env).toMatchObject({
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-opus-4-8',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-opus-4-8',
    });
  });

  test('leaves the restrictions of Claude Desktop in force', () => {
    expect(claudeCodeSettings(EXAMPLE, 'macos', undefined)).toMatchObject({
      parentSettingsBehavior: 'merge',
    });
  });

  test('under a lock of marketplaces still takes the plugin: both spell its source alike', () => {
    const rollout = rolloutWith({ restrictions: { level: 'locked-down' } });
    const settings = claudeCodeSettings(rollout, 'linux', undefined);
    const known = settings.extraKnownMarketplaces as Record<string, { source: object }>;
    expect(settings.strictKnownMarketplaces).toEqual([known['bedrock-setup']?.source]);
  });

  test('takes what the file says by its own name, and its variables beside ours', () => {
    const rollout = rolloutWith({ claudeCodeSettings: { env: { X: '1' }, cleanupPeriodDays: 20 } });
    expect(claudeCodeSettings(rollout, 'linux', undefined)).toMatchObject({
      env: { X: '1', AWS_REGION: 'eu-central-1' },
      cleanupPeriodDays: 20,
    });
  });
});

describe('Claude Desktop', () => {
  test('always says which credential it is, and all four keys of the sign-in or none', () => {
    fc.assert(
      fc.property(anyRollout, (rollout) => {
        const settings = desktopSettings(rollout, 'macos', INPUT.key);
        expect(settings.inferenceCredentialKind).toEqual(expect.any(String));
        const sso = Object.keys(settings).filter((name) => name.startsWith('inferenceBedrockSso'));
        expect([0, 4]).toContain(sso.length);
      }),
      { numRuns: 10 },
    );
  });

  test('is told nothing that its oldest version on the devices does not know', () => {
    const products = { claudeDesktop: { systems: ['macos'], oldestVersion: '1.10000.0' } };
    const settings = desktopSettings(
      rolloutWith({ products, restrictions: { level: 'locked-down' } }),
      'macos',
      undefined,
    );
    expect(settings).not.toHaveProperty('skipWebFetchPreflight');
    expect(JSON.stringify(settings.inferenceModels)).not.toContain('anthropicFamilyTier');
  });
});
