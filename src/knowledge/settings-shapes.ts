type Json = unknown;

/** A key of the settings that has to be of one kind, or Claude Code reads nothing of the file. */
export interface SettingsShape {
  readonly key: string;
  /** As the end of a sentence: `expects text`. */
  readonly expects: string;
  readonly fits: (value: Json) => boolean;
}

const isText = (value: Json) => typeof value === 'string';
const isObject = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOfTexts = (value: Json) => Array.isArray(value) && value.every(isText);

const TEXTS = ['awsAuthRefresh', 'awsCredentialExport', 'apiKeyHelper', 'model', 'outputStyle', '$schema'];
const SWITCHES = [
  'includeCoAuthoredBy',
  'enableAllProjectMcpServers',
  'alwaysThinkingEnabled',
  'spinnerTipsEnabled',
];

/**
 * The keys whose wrong kind, null included, voids the whole file, each tried with a run of 2.1.332 beside a variable
 * that then had no effect. Others (`hooks` as a whole, `theme`, names that nobody knows) are skipped by themselves.
 */
export const SETTINGS_SHAPES: readonly SettingsShape[] = [
  ...TEXTS.map((key) => ({ key, expects: 'a text in quotes', fits: isText })),
  ...SWITCHES.map((key) => ({
    key,
    expects: 'true or false without quotes',
    fits: (value: Json) => typeof value === 'boolean',
  })),
  {
    key: 'cleanupPeriodDays',
    expects: 'a number without quotes',
    fits: (value) => typeof value === 'number',
  },
  { key: 'availableModels', expects: 'a list of texts', fits: isListOfTexts },
  {
    key: 'modelOverrides',
    expects: 'an object of texts',
    fits: (value) => isObject(value) && Object.values(value as object).every(isText),
  },
  ...['statusLine', 'enabledPlugins', 'sandbox'].map((key) => ({
    key,
    expects: 'an object like {"name": …}',
    fits: isObject,
  })),
  {
    key: 'permissions',
    expects: 'an object with lists in "allow", "ask" and "deny"',
    fits: (value) =>
      isObject(value) &&
      ['allow', 'ask', 'deny'].every((name) => {
        const list = (value as Readonly<Record<string, unknown>>)[name];
        return list === undefined || Array.isArray(list);
      }),
  },
];
