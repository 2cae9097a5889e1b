import type { EditableFile, FileScope } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { readAwsConfig } from '../aws-files/aws-config-file.ts';
import { readEditorSettings } from '../homes/editor-settings.ts';
import { readSettingsFile } from './settings-file.ts';

/** Reads a file of any scope for editing, or says why it cannot be edited. */
export async function readEditable(scope: FileScope, file: string): Promise<Outcome<EditableFile>> {
  if (scope === 'aws') return readAwsConfig(file);
  if (scope === 'editor') return readEditorSettings(file);
  const settings = await readSettingsFile(scope, file);
  if (settings.state === 'unreadable' || settings.state === 'invalid')
    return { ok: false, problem: settings.problem };
  return success({ ...settings, scope });
}
