import { decidedByOrganization } from '../../../knowledge/organization-words.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** Since 2.1.330 an organisation can manage how Bedrock is reached; the person's own keys may then not count. */
export const organizationManaged: Check = {
  id: 'organization-managed',
  group: 'Settings',
  title: 'No organisation decides how Claude Code reaches its models',
  judge: ({ organization }) => {
    if (!organization) return FINE;
    const { provider, file, fetched } = organization;
    return warning({
      title: 'Your organisation may decide how Claude Code reaches its models',
      found: decidedByOrganization(provider, file, fetched),
      fix: {
        say: "See /status in Claude Code: it says whether your organisation's settings are in force. What they say, whoever manages Claude Code in your organisation changes in the admin console.",
      },
      url: 'https://code.claude.com/docs/en/server-managed-settings',
    });
  },
};
