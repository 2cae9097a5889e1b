import { words } from '../../text/words.ts';

/** Keys that count in managed settings alone. https://code.claude.com/docs/en/settings-reference#settings-index */
const MANAGED_ONLY_KEYS: readonly string[] = words(`
  allowAllClaudeAiMcps allowClaudeInChromeWithManagedMcp allowedChannelPlugins allowedProviders
  allowManagedHooksOnly allowManagedMcpServersOnly allowManagedPermissionRulesOnly availableModelsMatch
  blockedMarketplaces browserExternalPageTools channelsEnabled claudeMd deniedModels
  disableBrowserExternalNavigation disableCommandPluginSources disableDesktopLocalSessions
  disableMobileSimulatorTools disableSideloadFlags forceLoginGatewayUrl forceRemoteSettingsRefresh
  gatewayInternalNetworks managedMcpServers managedSourcesBehavior modelPricing parentSettingsBehavior
  pluginSuggestionMarketplaces pluginTrustMessage policyHelper requiredMaximumVersion requiredMinimumVersion
  sshHostAllowlist strictKnownMarketplaces allowedMarketplaces strictPluginOnlyCustomization
  wslInheritsWindowsSettings
`);

/** All keys of settings, as the index of the reference has them of 2.1.295; newer clients know more. */
export const CLAUDE_CODE_KEYS: readonly string[] = [
  ...MANAGED_ONLY_KEYS,
  ...words(`
    advisorModel agent agentPushNotifEnabled allowedHttpHookUrls allowedMcpServers alwaysThinkingEnabled
    apiKeyHelper appendPlugins askUserQuestionTimeout attribution autoCompactEnabled autoCompactWindow
    autoConnectIde autoContinueAtUsageLimit autoInstallIdeExtension autoMemoryDirectory autoMemoryEnabled
    autoMode autoScrollEnabled autoUpdatesChannel availableModels awaySummaryEnabled awsAuthRefresh
    awsCredentialExport axScreenReader bashEditDiffEnabled bashOutputMaxChars claudeMdExcludes
    cleanupPeriodDays companyAnnouncements copyFullResponse copyOnSelect crossSessionInbound defaultShell
    deniedMcpServers desktopSessionCleanupPeriodDays dialogExpiry diffTool disableAgentView
    disableAllHooks disableArtifact disableAutoMode disableBundledSkills disableClaudeAiConnectors
    disableDeepLinkRegistration disabledMcpjsonServers disableRemoteControl disableSkillShellExecution
    disableWorkflows editorMode effortLevel emojiCompletionEnabled enableAllProjectMcpServers
    enableArtifact enabledMcpjsonServers enabledPlugins enableWorkflows enforceAvailableModels env
    externalEditorContext additionalMarketplaces extraKnownMarketplaces fallbackModel fastMode
    fastModePerSessionOptIn feedbackDrafts feedbackSurveyRate fileCheckpointingEnabled fileSuggestion
    footerLinksRegexes forceLoginMethod forceLoginOrgUUID gcpAuthRefresh hooks httpHookAllowedEnvVars
    includeCoAuthoredBy includeGitInstructions inputNeededNotifEnabled isolatePeerMachines
    keybindingFlavor language maxEffortLevel maxProseWidth minimumVersion model modelOverrides modelPicker
    modelSettings otelHeadersHelper outputStyle permissionExplainerEnabled permissions plansDirectory
    pluginConfigs preferredNotifChannel prefersReducedMotion prependPlugins processWrapper promptCacheTtl
    promptSuggestionEnabled prUrlTemplate remote remoteControlAtStartup respectGitignore
    respondToBashCommands sandbox showClearContextOnPlanAccept showThinkingSummaries showTurnDuration
    skillListingBudgetFraction skillListingMaxDescChars skillOverrides skipAutoPermissionPrompt
    skipDangerousModePermissionPrompt skipWebFetchPreflight spellcheck spinnerTipsEnabled
    spinnerTipsOverride spinnerVerbs sshConfigs statusLine subagentPromptCacheTtl subagentStatusLine
    switchModelsOnFlag syncClaudeAiPlugins syncClaudeAiSkills syntaxHighlightingDisabled
    taskOutputMaxChars teammateDefaultModel teammateMode terminalProgressBarEnabled
    terminalTitleFromRename theme timeFormat timeZone tui ultracode useAutoModeDuringPlan verbose viewMode
    vimInsertModeRemaps voice voiceEnabled wheelScrollAccelerationEnabled workflowKeywordTriggerEnabled
    workflowSizeGuideline worktree
  `),
];
