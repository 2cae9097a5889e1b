/** Who decides where an organisation manages how Claude Code reaches its provider, and what that does to the person's own settings. */
export function decidedByOrganization(
  provider: string | undefined,
  file: string,
  fetched: Date | undefined,
): string {
  const since = fetched === undefined ? '' : `, fetched ${fetched.toISOString().slice(0, 10)}`;
  const leads =
    provider === undefined
      ? ''
      : ` It leads requests to ${/^[\w-]{1,40}$/.test(provider) ? provider : 'a provider of theirs'}.`;
  return `Your organisation manages Claude Code in Anthropic's admin console (${file}${since}).${leads} While you are signed in to it, its settings win over yours, and awsCredentialExport is not run; whether they are in force now cannot be told from here.`;
}
