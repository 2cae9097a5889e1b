import { join } from 'node:path';
import { listDirectory } from '../../facts/machine/quiet-reads.ts';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { readRegistry } from '../../facts/machine/registry.ts';
import { userOf } from '../../facts/settings/desktop-configuration.ts';
import { managedDirectory, managedPreferences, POLICY_KEYS } from '../../knowledge/claude-locations.ts';
import {
  DESKTOP_ON_LINUX,
  DESKTOP_POLICY_KEYS,
  desktopLocalFolder,
  desktopPreferences,
} from '../../knowledge/desktop-locations.ts';
import type { World } from '../../model/world.ts';
import type { Document } from '../check/document.ts';
import { desktopDocument } from '../check/read/desktop-document.ts';
import { documentsOfBytes, MOST_OF_CONFIGURATION } from '../check/read/read-documents.ts';
import { registryDocuments } from '../check/read/registry-documents.ts';
import { parseJson } from '../formats/json.ts';
import { parseReg, type RegKey } from '../formats/reg.ts';
import { entryOf } from '../formats/tree.ts';
import type { DeviceSource } from './device.ts';
import { whyRejected } from './linux-owner.ts';
import { parseRegQuery } from './reg-query.ts';

type Product = DeviceSource['product'];

/** Every source of managed configuration that is there, for each product in the order in which it looks. */
export async function deviceSources(world: World): Promise<readonly DeviceSource[]> {
  const managed =
    world.platform === 'darwin'
      ? preferences(world)
      : world.platform === 'win32'
        ? await policies(world)
        : [];
  const machine = managed.filter(({ kind }) => kind !== 'HKCU');
  const user = managed.filter(({ kind }) => kind === 'HKCU');
  return [...machine, ...linux(world), ...claudeCodeFiles(world), ...user, ...local(world)];
}

/** The user's before the device's; of Claude Desktop they are merged, of Claude Code the first counts. */
function preferences(world: World): readonly DeviceSource[] {
  const user = userOf(world);
  const of = (product: Product, files: readonly string[]) =>
    files.flatMap((file) => ofFile(join(world.systemRoot, file), product, 'mdm'));
  return [...of('desktop', desktopPreferences(user)), ...of('claude-code', managedPreferences(user))];
}

async function policies(world: World): Promise<readonly DeviceSource[]> {
  const all = (['machine', 'user'] as const).flatMap((whose) => [
    { product: 'desktop' as const, whose, key: DESKTOP_POLICY_KEYS[whose] },
    { product: 'claude-code' as const, whose, key: POLICY_KEYS[whose] },
  ]);
  const asked = all.map(async ({ product, whose, key }): Promise<DeviceSource[]> => {
    const found = await readRegistry(world, key, ['/s']);
    const keys = found?.exported ? exportedKeys(found.exported) : parseRegQuery(found?.printed ?? '');
    if (keys.every(({ values }) => values.length === 0)) return [];
    const { documents, problems } = registryDocuments(key, keys);
    const findings = problems.map(({ line: _, key: at, ...one }) => ({
      ...one,
      place: { file: key, ...(at && { key: at }) },
    }));
    return [{ product, file: key, kind: whose === 'machine' ? 'HKLM' : 'HKCU', documents, findings }];
  });
  return (await Promise.all(asked)).flat();
}

/** Without the lines of a file that nobody has. */
function exportedKeys(exported: Buffer): readonly RegKey[] {
  return parseReg(exported).keys.map(({ line: _, ...key }) => ({
    ...key,
    values: key.values.map((value) => ({ ...value, line: undefined })),
  }));
}

function linux(world: World): readonly DeviceSource[] {
  if (world.platform !== 'linux') return [];
  const file = join(world.systemRoot, DESKTOP_ON_LINUX);
  return ofFile(file, 'desktop', 'linux').map((source) => {
    const rejected = whyRejected(file, world.systemRoot);
    return rejected === undefined ? source : { ...source, rejected };
  });
}

function claudeCodeFiles(world: World): readonly DeviceSource[] {
  const folder = join(world.systemRoot, managedDirectory(world.platform));
  const dropIns = join(folder, 'managed-settings.d');
  const names = listDirectory(dropIns).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  return [
    ...ofFile(join(folder, 'managed-settings.json'), 'claude-code', 'file'),
    ...names.sort().flatMap((name) => ofFile(join(dropIns, name), 'claude-code', 'drop-in')),
  ];
}

/** What the person set in the app itself. */
function local(world: World): readonly DeviceSource[] {
  const folder = desktopLocalFolder(world);
  if (folder === undefined) return [];
  const library = join(folder, 'configLibrary');
  const meta = readFileSafely(join(library, '_meta.json'), MOST_OF_CONFIGURATION);
  const root = meta.state === 'read' ? parseJson(meta.bytes).root : undefined;
  const applied = entryOf(root, 'appliedId')?.value;
  const id = applied?.kind === 'string' ? applied.value : '';
  // It becomes part of a path.
  if (/^[\w-]{1,100}$/.test(id)) return ofFile(join(library, `${id}.json`), 'desktop', 'local');
  return ofFile(join(folder, 'claude_desktop_config.json'), 'desktop', 'local').filter(
    ({ documents }) => documents.length > 0,
  );
}

function ofFile(file: string, product: Product, kind: DeviceSource['kind']): DeviceSource[] {
  const read = readFileSafely(file, MOST_OF_CONFIGURATION);
  if (read.state === 'absent') return [];
  const nothing = { product, file, kind, documents: [], findings: [] };
  if (read.state !== 'read') {
    const why =
      read.state === 'unreadable' ? `It cannot be read here (${read.code}).` : `It is unfit (${read.state}).`;
    return [{ ...nothing, rejected: why }];
  }
  const understood = documentsOfBytes(file, read.bytes);
  // Its place says whose it is, whatever stands in it.
  const own = understood.documents.filter((one) => one.product === product).map((one) => placed(one, kind));
  if (own.length > 0) return [{ ...nothing, documents: own, findings: understood.findings }];
  const { root } = kind === 'mdm' ? { root: undefined } : parseJson(read.bytes);
  if (root?.kind !== 'dict') {
    const isBroken = understood.findings.some(({ severity }) => severity === 'fail');
    return [
      {
        ...nothing,
        findings: understood.findings,
        ...(isBroken && { rejected: 'It cannot be understood.' }),
      },
    ];
  }
  const document: Document =
    product === 'desktop'
      ? desktopDocument(file, root, { carrier: 'json', source: kind === 'linux' ? 'linux' : 'local' })
      : { product, file, source: kind === 'drop-in' ? 'drop-in' : 'file', settings: root, line: root.line };
  return [{ ...nothing, documents: kind === 'local' && !isConfiguration(document) ? [] : [document] }];
}

function isConfiguration(document: Document): boolean {
  return document.product === 'desktop' && document.entries.some(({ key }) => /^inference/.test(key));
}

function placed(document: Document, kind: DeviceSource['kind']): Document {
  const isFile = kind === 'linux' || kind === 'local';
  if (document.product === 'desktop' && isFile) return { ...document, source: kind };
  const isSettings = kind === 'file' || kind === 'drop-in';
  return document.product === 'claude-code' && isSettings ? { ...document, source: kind } : document;
}
