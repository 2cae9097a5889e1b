import { join } from 'node:path';
import { bytesOf, readFileSafely } from '../../facts/machine/read-file.ts';
import type { World } from '../../model/world.ts';
import { judgeDocuments } from '../check/check-files.ts';
import { type DesktopDocument, type Document, desktopText, type RolloutFinding } from '../check/document.ts';
import { documentsOfBytes } from '../check/read/read-documents.ts';
import { parsePlist } from '../formats/plist.ts';
import { entryOf } from '../formats/tree.ts';
import type { JudgedSource } from './device.ts';
import { deviceSources } from './device-sources.ts';
import { desktopInForce, judgeSources } from './in-force.ts';
import { deviceNeeds, type Need } from './needs.ts';

/** What a device has. */
export interface DeviceLook {
  readonly desktop: readonly JudgedSource[];
  readonly claudeCode: readonly JudgedSource[];
  readonly desktopVersion?: string | undefined;
  /** What of Claude Desktop counts in the end. */
  readonly configuration?: DesktopDocument | undefined;
  readonly findings: readonly RolloutFinding[];
  readonly needs: readonly Need[];
}

/** Said by what becomes of each source. */
const TOLD_ELSEWHERE = ['desktop-source-ignored', 'claude-code-source-ignored'];

/** Reads every source of managed configuration of this device and judges what is in force. No network. `version` is that of Claude Desktop, where it was told. */
export async function lookAtDevice(world: World, version?: string): Promise<DeviceLook> {
  const sources = await deviceSources(world);
  const desktop = judgeSources('desktop', sources);
  const claudeCode = judgeSources('claude-code', sources);
  const configuration = desktopInForce(desktop);
  const desktopVersion = version ?? desktopVersionHere(world);
  const code = claudeCode
    .filter(({ state }) => state === 'in-force')
    .flatMap(({ source }) => source.documents);
  const registries = sources
    .flatMap(({ documents }) => documents)
    .filter(({ product }) => product === 'registry');
  const documents: Document[] = [
    ...(configuration ? [configuration] : []),
    ...code,
    ...registries,
    ...helperScript(configuration),
  ];
  const judged = judgeDocuments({ documents, desktopVersion });
  const settings = code.flatMap((one) => (one.product === 'claude-code' ? [one.settings] : []));
  return {
    desktop,
    claudeCode,
    desktopVersion,
    configuration,
    findings: [
      ...sources.flatMap(({ findings }) => findings),
      ...judged.filter(({ id }) => !TOLD_ELSEWHERE.includes(id)),
    ],
    needs: await deviceNeeds(world, configuration, settings),
  };
}

const MOST_OF_SCRIPT = 256 * 1024;

/** The program that prints the key, where it is a text. It is read, never started. */
function helperScript(configuration: DesktopDocument | undefined): readonly Document[] {
  const helper = configuration && desktopText(configuration, 'inferenceCredentialHelper');
  // What lies on another computer would be asked for there.
  if (helper === undefined || /^[\\/]{2}/.test(helper)) return [];
  const read = readFileSafely(helper, MOST_OF_SCRIPT);
  if (read.state !== 'read') return [];
  return documentsOfBytes(helper, read.bytes).documents.filter(({ product }) => product === 'script');
}

/** The version of Claude Desktop on this Mac; elsewhere no source says where it stands, so it is not told. */
function desktopVersionHere({ platform, systemRoot }: World): string | undefined {
  if (platform !== 'darwin') return undefined;
  const bytes = bytesOf(join(systemRoot, '/Applications/Claude.app/Contents/Info.plist'));
  const version = bytes && entryOf(parsePlist(bytes).root, 'CFBundleShortVersionString')?.value;
  return version?.kind === 'string' && /^\d+(\.\d+){1,3}$/.test(version.value) ? version.value : undefined;
}
