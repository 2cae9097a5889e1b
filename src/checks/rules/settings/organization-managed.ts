import { decidedByOrganization } from '../../../knowledge/organization-words.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** Since 2.1.330 an organisation can manage how models are reached; the person's own settings may then not count. */
export const organizationManaged: Check = {
  id: 'organization-managed',
  group: 'Settings',
  title: 'No organisation decides how Claude Code reaches its models',
  judge: ({ organization }) => {
    if (!organization) return FINE;
    return warning({
      title: 'Your organisation may decide how Claude Code reaches its models',
      found: decidedByOrganization(organization),
      fix: {
        say: 'See /status in Claude Code: it names the provider that is in force. Whoever manages Claude Code in your organisation changes it in the admin console; claude auth logout, which signs out of all accounts, puts your own settings in force.',
      },
      url: 'https://code.claude.com/docs/en/server-managed-settings',
    });
  },
};
