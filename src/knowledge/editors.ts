/**
 * The editors in which Claude Code's extension for VS Code runs, and where they keep their settings.
 * Sources: https://code.visualstudio.com/docs/configure/settings (user settings), …/docs/remote/ssh (a server's);
 * https://code.claude.com/docs/en/vs-code (the extension's settings).
 */

/** A settings file of an editor. `remote` is that of the server part, on the machine that somebody works on from afar. */
export interface EditorPlace {
  /** What names the editor on our command line. */
  readonly id: string;
  readonly name: string;
  readonly scope: 'user' | 'remote';
  /** Below the folder for configuration of the system, or for a server below the home directory. */
  readonly folder: string;
}

const editor = (id: string, name: string, folder: string, server: string): readonly EditorPlace[] => [
  { id, name, scope: 'user', folder },
  { id, name: `${name} (remote)`, scope: 'remote', folder: server },
];

export const EDITOR_PLACES: readonly EditorPlace[] = [
  ...editor('vscode', 'VS Code', 'Code', '.vscode-server'),
  ...editor('insiders', 'VS Code Insiders', 'Code - Insiders', '.vscode-server-insiders'),
  ...editor('vscodium', 'VSCodium', 'VSCodium', '.vscodium-server'),
  ...editor('cursor', 'Cursor', 'Cursor', '.cursor-server'),
  ...editor('windsurf', 'Windsurf', 'Windsurf', '.windsurf-server'),
];

/** What the extension sets in the environment of each Claude Code that it starts: a list of `{"name", "value"}`. */
export const EDITOR_VARIABLES = 'claudeCode.environmentVariables';

/** How the extension called it in its first versions. */
export const FORMER_EDITOR_VARIABLES = 'claude-code.environmentVariables';

/** On: the extension does not ask for a sign-in to Anthropic, which a session on AWS has no use for. */
export const NO_LOGIN_PROMPT = 'claudeCode.disableLoginPrompt';

/** Since this version the extension passes over `EDITOR_VARIABLES` in the settings of a folder (anthropics/claude-code#71620). */
export const NO_FOLDER_VARIABLES_SINCE = '2.1.193';
