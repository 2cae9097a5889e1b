/**
 * Where Claude Code keeps and looks for its settings.
 * Source: https://code.claude.com/docs/en/settings and …/managed-settings.
 */

/** The directory of the administrator's `managed-settings.json` and `managed-settings.d/`. */
export function managedDirectory(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return '/Library/Application Support/ClaudeCode';
  if (platform === 'win32') return 'C:\\Program Files\\ClaudeCode';
  return '/etc/claude-code';
}

/** Where macOS puts the policy of the preferences domain `com.anthropic.claudecode`, highest first. */
export function managedPreferences(user: string | undefined): readonly string[] {
  const file = 'com.anthropic.claudecode.plist';
  const perDevice = `/Library/Managed Preferences/${file}`;
  return user ? [`/Library/Managed Preferences/${user}/${file}`, perDevice] : [perDevice];
}

/** The registry keys of a Windows policy; each holds the settings as JSON in its value `Settings`. */
export const POLICY_KEYS = {
  machine: 'HKLM\\SOFTWARE\\Policies\\ClaudeCode',
  user: 'HKCU\\SOFTWARE\\Policies\\ClaudeCode',
} as const;
