import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { Edit, JsonValue, Warning } from '../../model/change.ts';
import { valueAt } from '../edit/key-values.ts';
import type { SetupPlan } from './plan-setup.ts';
import type { Auth } from './setup-answers.ts';
import type { WarningFacts } from './setup-warnings.ts';

/** A settings file whose `awsCredentialExport` the plan leaves in effect. */
export function otherExporter(
  { settings, target }: WarningFacts,
  { edits }: SetupPlan,
): SettingsFile | undefined {
  const edit = edits.find(({ path }) => path[0] === 'awsCredentialExport');
  // What is written wins over the scopes below; those above are told of as such.
  if (edit?.value !== undefined) return undefined;
  const others = edit ? settings.filter(({ file }) => file !== target.file) : settings;
  return others.find((file) => valueIn(file, ['awsCredentialExport']));
}

/** What the settings name, Claude Code hands to every program it starts: then nothing is apart. */
export function profileForAll({ settings, target }: WarningFacts, auth: Auth): readonly Warning[] {
  if (auth !== 'isolated') return [];
  const others = settings.filter(({ file }) => file !== target.file);
  const file = others.find((other) => valueIn(other, ['env', 'AWS_PROFILE']));
  if (!file) return [];
  return [
    {
      code: 'profile-for-all',
      message: `AWS_PROFILE is set in ${file.file}: Claude Code hands it to every program it starts, so their AWS calls use that profile. Remove it there.`,
    },
  ];
}

function valueIn(file: SettingsFile, path: Edit['path']): JsonValue | undefined {
  return file.state === 'parsed' ? valueAt(file, path) : undefined;
}
