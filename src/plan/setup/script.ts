import type { Account } from '../../model/accounts.ts';
import type { WritableScope } from '../../model/change.ts';

/** The questions of setup. Its two faces, the terminal and the conversation in Claude Code, ask in these words. */
export const ASKED = {
  signIn: 'Which AWS sign-in should Claude Code use?',
  repair: 'Let the sign-in of this profile renew itself for up to 90 days?',
  portal: 'What is the address of your AWS access portal?',
  portalRegion: 'Which region is IAM Identity Center in?',
  accountAndRole: 'Which account and role should Claude Code use?',
  region: 'Which AWS region should Claude Code use?',
  models: 'Which models, and where may AWS answer requests?',
  scope: 'Where should this apply?',
  workspace: 'Which workspace of Claude Platform on AWS?',
  gateway: 'What is the address of the gateway?',
  refresh: 'Who signs in again when the sign-in has ended?',
  key: 'Paste the API key. It is not shown.',
  gatewayKey: 'Paste the key of the gateway, or press Enter if it needs none. It is not shown.',
  change: 'Write this change?',
} as const;

/** The question among many accounts. */
export function askedAccount(count: number, total: number): string {
  if (count === total) return `Which of your ${total} accounts should Claude Code use?`;
  return `${count} of your ${total} accounts match. Which one should Claude Code use?`;
}

/** What letting a sign-in renew itself means, and not. */
export const REPAIR_CHOICES = {
  yes: {
    label: 'Yes (Recommended)',
    description: 'Changes the profile, for AWS CLI 2.9 or newer; you see how before it is written',
  },
  no: { label: 'No', description: 'You sign in again every 8 hours' },
} as const;

/** Which account it is, beside its name. */
export function aboutAccount({ accountId, email }: Account): string {
  return [`account ${accountId}`, email].filter(Boolean).join(', ');
}

/** Why a region is offered; nothing where it is just one of many. */
export function aboutRegion(
  region: string,
  { near, own }: { readonly near?: string | undefined; readonly own?: string | undefined },
): string | undefined {
  if (region === own) return 'Region of the profile';
  return region === near ? 'Region of your access portal' : undefined;
}

interface ScopeChoice {
  readonly scope: WritableScope;
  readonly label: string;
  readonly description: string;
}

/** What the settings of a project are of: a repository, a folder within one, or a folder without git. */
export type ProjectKind = 'repository' | 'subfolder' | 'folder';

const TEAM_NEEDS = 'Everyone needs an AWS profile of the same name';
const PROJECT_WORDS: Readonly<Record<ProjectKind, { readonly place: string; readonly shared: string }>> = {
  repository: { place: 'This repository', shared: 'Shared through git' },
  subfolder: {
    place: 'This folder',
    shared: 'Shared through git; read where Claude Code is started in this folder, not at the top',
  },
  folder: { place: 'This folder', shared: 'For whoever gets this folder; it is in no git repository' },
};

/** Where it can apply. A key is never offered to be shared; in the home directory there is no repository. */
export function scopeChoices({
  project,
  isKey,
  signsIn,
}: {
  readonly project: ProjectKind | undefined;
  readonly isKey: boolean;
  /** Whether a sign-in ends and has to be made again. */
  readonly signsIn: boolean;
}): readonly ScopeChoice[] {
  const { place, shared } = PROJECT_WORDS[project ?? 'folder'];
  const all: readonly ScopeChoice[] = [
    { scope: 'user', label: 'Everywhere (Recommended)', description: 'All your projects on this computer' },
    {
      scope: 'project',
      label: `${place}, for the team`,
      description: `${shared}. ${TEAM_NEEDS}${signsIn ? ', and the AWS CLI to sign in again' : ''}`,
    },
    { scope: 'local', label: `${place}, for me`, description: 'Only you, not shared' },
  ];
  return all.filter(({ scope }) => scope !== 'project' || (project && !isKey));
}
