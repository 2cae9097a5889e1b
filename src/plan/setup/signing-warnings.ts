import type { ApiKey } from '../../facts/api-key.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { Edit, JsonValue, Warning, WritableFile } from '../../model/change.ts';
import { clockTime, durationText } from '../../text/times.ts';
import { valueAt } from '../edit/key-values.ts';
import type { RefreshPlan } from './plan-refresh.ts';
import type { SetupPlan } from './plan-setup.ts';
import type { Auth } from './setup-answers.ts';
import type { WarningFacts } from './setup-facts.ts';

/** What a person has to know of an Amazon Bedrock API key before it is written into the settings. */
export function apiKeyWarnings({
  apiKey,
  now,
}: {
  apiKey: ApiKey | undefined;
  now: Date;
}): readonly Warning[] {
  return apiKey === undefined ? [] : [...endOf(apiKey, now), ...openFileOf(apiKey)];
}

/** Nothing in Claude Code makes a new short-term key: each one is made by hand. */
function endOf({ expiresAt }: ApiKey, now: Date): readonly Warning[] {
  if (!expiresAt) return [];
  const rest = durationText(expiresAt.getTime() - now.getTime());
  const message = `This key ends at ${clockTime(expiresAt.toISOString())} (in ${rest}); then Claude Code stops until a new one is set. A profile renews itself.`;
  return [{ code: 'api-key-ends', message }];
}

function openFileOf({ openFile }: ApiKey): readonly Warning[] {
  if (openFile === undefined) return [];
  const message = `${openFile} holds an API key, and others on this computer may read or change it. Make it yours alone (chmod 600), or delete it once the key is written.`;
  return [{ code: 'api-key-file-open', message }];
}

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

const REASONS: Partial<Record<RefreshPlan['state'], string>> = {
  'not-for-the-team':
    'in the settings of a team only version 2 of the AWS CLI can do it: the command of this plugin stands in a file that only this computer has',
  'not-quotable': 'the profile name cannot be written safely on a command line of this system',
};

/** Seen with Claude Code 2.1.329: it looks for credentials in the shell's environment alone. */
const BROWSER_AT_EVERY_START: Warning = {
  code: 'refresh-at-every-start',
  message:
    'Where your shell has no AWS credentials of its own, Claude Code runs aws sso login at every start, which opens a browser each time. With --refresh own it finds the sign-in that stands.',
};

/** What a person has to know of `awsAuthRefresh`: that there will be none, or what it takes of others. */
export function refreshWarnings(
  { scope }: WritableFile,
  { state }: RefreshPlan,
  auth: Auth,
): readonly Warning[] {
  const reason = REASONS[state];
  if (reason !== undefined) {
    const message = `Claude Code will not renew an expired sign-in by itself: ${reason}.`;
    return [{ code: 'refresh-unavailable', message }];
  }
  if (state !== 'aws-cli') return [];
  if (auth === 'isolated') return [BROWSER_AT_EVERY_START];
  if (scope !== 'project') return [];
  return [
    {
      code: 'shared-refresh',
      message:
        'To renew an expired sign-in, everyone who works in this project needs version 2 of the AWS CLI: the command of this plugin stands in a file that only this computer has.',
    },
  ];
}
