import { join } from 'node:path';
import { bytesOf } from '../../facts/machine/read-file.ts';
import type { World } from '../../model/world.ts';
import { parsePlist } from '../formats/plist.ts';
import { entryOf } from '../formats/tree.ts';

/** The version of Claude Desktop on this Mac; elsewhere no source says where it stands, so it is not told. */
export function desktopVersionHere({ platform, systemRoot }: World): string | undefined {
  if (platform !== 'darwin') return undefined;
  const bytes = bytesOf(join(systemRoot, '/Applications/Claude.app/Contents/Info.plist'));
  const version = bytes && entryOf(parsePlist(bytes).root, 'CFBundleShortVersionString')?.value;
  return version?.kind === 'string' && /^\d+(\.\d+){1,3}$/.test(version.value) ? version.value : undefined;
}
