/** What is known of an organisation that decides. */
interface Decides {
  readonly file: string;
  readonly signIn: 'here' | 'unknown';
  readonly isLeading: boolean;
  readonly fetched: Date | undefined;
}

/** Who decides where an organisation manages how Claude Code reaches its provider, and what that does to the person's own settings. */
export function decidedByOrganization({ file, signIn, isLeading, fetched }: Decides): string {
  const who =
    signIn === 'here'
      ? `You are signed in to an organisation that manages Claude Code in Anthropic's admin console (${file}).`
      : `Claude Code keeps what an organisation entered in Anthropic's admin console (${file}); whether you are signed in to it, your keychain alone tells.`;
  const when = fetched === undefined ? '' : ` What it fetched on ${fetched.toISOString().slice(0, 10)}`;
  const leads = !when
    ? ''
    : isLeading
      ? `${when} sets variables, which lead the requests or belong to them.`
      : `${when} leads requests nowhere, so your own settings hold.`;
  return `${who} While you are, each start asks there: a provider that is entered wins with its region and address over your settings, and nothing starts where the console cannot be asked.${leads} Which provider it is, Claude Code keeps in no file.`;
}
