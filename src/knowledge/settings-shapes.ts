type Json = unknown;
type Fits = (value: Json) => boolean;

/** A key of the settings that has to be of one kind, or Claude Code reads nothing of the file. */
export interface SettingsShape {
  readonly key: string;
  /** As the end of a sentence: `expects text`. */
  readonly expects: string;
  readonly fits: Fits;
}

const isText: Fits = (value) => typeof value === 'string';
const isSwitch: Fits = (value) => typeof value === 'boolean';
const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOfTexts: Fits = (value) => Array.isArray(value) && value.every(isText);
const orNull =
  (fits: Fits): Fits =>
  (value) =>
    value === null || fits(value);
const isNumber =
  (min: number, max = Number.POSITIVE_INFINITY): Fits =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max;
const isObjectOf =
  (fits: Fits): Fits =>
  (value) =>
    isObject(value) && Object.values(value).every(fits);

const TEXTS =
  '$schema advisorModel agent apiKeyHelper attributionProject autoMemoryDirectory awsAuthRefresh ' +
  'awsCredentialExport claudeMd downloadsMirrorUrl gcpAuthRefresh language minimumVersion model ' +
  'modelCatalogPublicKey modelCatalogUrl otelHeadersHelper outputStyle plansDirectory ' +
  'pluginTrustMessage prUrlTemplate processWrapper proxyAuthHelper requiredMaximumVersion ' +
  'requiredMinimumVersion timeZone';

const SWITCHES =
  'agentPushNotifEnabled allowAllClaudeAiMcps allowClaudeInChromeWithManagedMcp ' +
  'allowNestedModelAccessUnderForceLogin alwaysThinkingEnabled autoCompactEnabled autoDreamEnabled ' +
  'autoMemoryEnabled autoScrollEnabled awaySummaryEnabled bashEditDiffEnabled clawdFileProgressEnabled ' +
  'disableAllHooks disableReplyCheck doneMeansMerged emojiCompletionEnabled fastMode ' +
  'forceRemoteSettingsRefresh idleCompaction includeCoAuthoredBy includeGitInstructions ' +
  'inputNeededNotifEnabled precomputeCompactionEnabled prefersReducedMotion promptSuggestionEnabled ' +
  'respectGitignore respondToBashCommands showClearContextOnPlanAccept showMessageTimestamps ' +
  'showThinkingSummaries showTurnDuration spinnerTipsEnabled switchModelsOnFlag ' +
  'syntaxHighlightingDisabled terminalProgressBarEnabled terminalTitleFromRename todoFeatureEnabled ' +
  'totalTokensReminderAfterUserTurn verbose wheelScrollAccelerationEnabled ' +
  'workflowKeywordTriggerEnabled wslInheritsWindowsSettings';

const SWITCHES_OR_NULL =
  'allowManagedHooksOnly allowManagedMcpServersOnly allowManagedPermissionRulesOnly ' +
  'autoContinueAtUsageLimit autoUploadSessions channelsEnabled disableAgentView disableArtifact ' +
  'disableBundledSkills disableClaudeAiConnectors disableCommandPluginSources disableDirectMcpSkills ' +
  'disableRemoteControl disableSideloadFlags disableSkillShellExecution disableWindowsBashCommandSplit ' +
  'disableWorkflows enableAllProjectMcpServers enableArtifact enableWorkflows enforceAvailableModels ' +
  'fastModePerSessionOptIn fileCheckpointingEnabled isolatePeerMachines remoteControlAtStartup ' +
  'responseComparisonEnabled skipDangerousModePermissionPrompt skipWebFetchPreflight ' +
  'skipWorkflowUsageWarning syncClaudeAiPlugins syncClaudeAiSkills';

const LISTS =
  'allowedHttpHookUrls availableModels claudeMdExcludes companyAnnouncements fallbackModel ' +
  'httpHookAllowedEnvVars pluginSuggestionMarketplaces';

const OBJECTS =
  'breakReminder quietHours remote remoteTools sandbox voice worktree fileSuggestion spinnerVerbs ' +
  'statusLine enabledPlugins pluginConfigs skillOverrides';

/** Of these only one of a few words. */
const CHOICES: Readonly<Record<string, string>> = {
  autoUpdatesChannel: 'latest stable rc',
  daemonColdStart: 'transient ask',
  defaultShell: 'bash powershell',
  managedSourcesBehavior: 'first-wins merge',
  parentSettingsBehavior: 'first-wins merge',
  totalTokensReminder: 'off infinite fixed countdown padded-countdown',
  tui: 'default fullscreen',
  workflowSizeGuideline: 'unrestricted small medium large',
  disableAutoMode: 'disable',
  feedbackDrafts: 'notify quiet off',
};

const MODES = ['acceptEdits', 'auto', 'bypassPermissions', 'default', 'dontAsk', 'plan'];

const of = (keys: string, expects: string, fits: Fits): readonly SettingsShape[] =>
  keys.split(' ').map((key) => ({ key, expects, fits }));

/** The events whose hooks guard what is done: one that cannot be read voids the file, those of others are skipped. */
const GUARDS = ['PreToolUse', 'PermissionRequest'];

function fitsEvent([event, matchers]: readonly [string, Json]): boolean {
  const isSkipped = !GUARDS.includes(event) || matchers === null;
  return isSkipped || (Array.isArray(matchers) && matchers.every(fitsMatcher));
}

function fitsMatcher(matcher: Json): boolean {
  if (!isObject(matcher) || !Array.isArray(matcher.hooks)) return false;
  return (matcher.matcher === undefined || isText(matcher.matcher)) && matcher.hooks.every(fitsHook);
}

function fitsHook(hook: Json): boolean {
  if (!isObject(hook) || !isText(hook.type)) return false;
  const isTold = !['command', 'prompt'].includes(String(hook.type)) || isText(hook[String(hook.type)]);
  return isTold && (hook.timeout === undefined || typeof hook.timeout === 'number');
}

/**
 * The keys whose wrong kind voids the whole file, each tried with runs of 2.1.332: numbers, texts, lists, objects,
 * true and null in all 200 keys of its declaration, beside a variable that then had no effect. Others (`theme`,
 * `effortLevel`, an event of `hooks` that it does not know, names that nobody knows) are skipped by themselves.
 */
export const SETTINGS_SHAPES: readonly SettingsShape[] = [
  ...of(TEXTS, 'a text in quotes', isText),
  ...of(SWITCHES, 'true or false without quotes', isSwitch),
  ...of(SWITCHES_OR_NULL, 'true or false without quotes', orNull(isSwitch)),
  ...of(LISTS, 'a list of texts', isListOfTexts),
  ...of(
    'enabledMcpjsonServers disabledMcpjsonServers',
    'a list of texts',
    (value) => isText(value) || isListOfTexts(value),
  ),
  ...of(OBJECTS, 'an object like {"name": …}', isObject),
  ...Object.entries(CHOICES).map(([key, words]) => ({
    key,
    expects: `one of ${words.split(' ').join(', ')}`,
    fits: (value: Json) => isText(value) && words.split(' ').includes(value as string),
  })),
  ...of(
    'cleanupPeriodDays',
    'a whole number above 0 without quotes',
    (value) => Number.isInteger(value) && Number(value) > 0,
  ),
  ...of(
    'desktopSessionCleanupPeriodDays skillListingMaxDescChars totalTokensReminderBudget',
    'a number without quotes',
    isNumber(0),
  ),
  ...of('feedbackSurveyRate skillListingBudgetFraction', 'a number from 0 to 1', isNumber(0, 1)),
  ...of('modelOverrides', 'an object of texts', isObjectOf(isText)),
  ...of('attribution', 'true, false or an object', (value) => isSwitch(value) || isObject(value)),
  {
    key: 'permissions',
    expects: 'an object with lists in "allow", "ask" and "deny", and a mode that there is',
    fits: (value) =>
      isObject(value) &&
      ['allow', 'ask', 'deny', 'additionalDirectories'].every(
        (name) => value[name] === undefined || Array.isArray(value[name]),
      ) &&
      (value.defaultMode === undefined || MODES.includes(String(value.defaultMode))),
  },
  {
    key: 'hooks',
    expects:
      'for PreToolUse and PermissionRequest a list of matchers, whose "hooks" say "type" and what is to be run',
    fits: (value) => !isObject(value) || Object.entries(value).every(fitsEvent),
  },
];
