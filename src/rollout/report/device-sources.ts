import { basename, join } from 'node:path';
import { listDirectory } from '../../facts/machine/quiet-reads.ts';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { readRegistry } from '../../facts/machine/registry.ts';
import { managedDirectory } from '../../knowledge/claude-locations.ts';
import type { World } from '../../model/world.ts';
import type { Document } from '../check/document.ts';
import { desktopDocument } from '../check/read/desktop-document.ts';
import { DOMAINS } from '../check/read/plist-documents.ts';
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
  const user = world.env.USER || world.env.LOGNAME || (world.home && basename(world.home));
  const folder = '/Library/Managed Preferences';
  return (['desktop', 'code'] as const).flatMap((one) => {
    const product: Product = one === 'desktop' ? 'desktop' : 'claude-code';
    const places = [...(user ? [join(folder, user)] : []), folder];
    return places.flatMap((place) =>
      ofFile(join(world.systemRoot, place, `${DOMAINS[one]}.plist`), product, 'mdm'),
    );
  });
}

async function policies(world: World): Promise<readonly DeviceSource[]> {
  const all = ['HKLM', 'HKCU'].flatMap((hive) => ['Claude', 'ClaudeCode'].map((name) => ({ hive, name })));
  const asked = all.map(async ({ hive, name }): Promise<DeviceSource[]> => {
    const key = `${hive}\\SOFTWARE\\Policies\\${name}`;
    const found = await readRegistry(world, key, ['/s']);
    const keys = found?.exported ? exportedKeys(found.exported) : parseRegQuery(found?.printed ?? '');
    if (keys.every(({ values }) => values.length === 0)) return [];
    const { documents, problems } = registryDocuments(key, keys);
    const findings = problems.map(({ line: _, key: at, ...one }) => ({
      ...one,
      place: { file: key, ...(at && { key: at }) },
    }));
    const product: Product = name === 'Claude' ? 'desktop' : 'claude-code';
    return [{ product, file: key, kind: hive === 'HKLM' ? 'HKLM' : 'HKCU', documents, findings }];
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
  const file = join(world.systemRoot, '/etc/claude-desktop/managed-settings.json');
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
  const folder = localFolder(world);
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

function localFolder({ platform, env, home }: World): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Claude-3p');
  if (home === undefined) return undefined;
  return platform === 'darwin'
    ? join(home, 'Library/Application Support/Claude-3p')
    : join(env.XDG_CONFIG_HOME || join(home, '.config'), 'Claude-3p');
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
