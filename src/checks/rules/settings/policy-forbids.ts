import type { Forbidden } from '../../../facts/claude-code/client-view.ts';
import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { PROVIDERS } from '../../../knowledge/client-providers.ts';
import { failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';

/** The administrator's settings let Claude Code start with other providers or versions alone: nothing is sent. */
export const policyForbids: Check = {
  id: 'policy-forbids',
  group: 'Settings',
  title: "The administrator's settings allow what is set up",
  judge: (facts) =>
    facts.client.forbidden.map((one) =>
      failing({
        title: "The administrator's settings forbid it",
        found: inWords(one, facts),
        origin: one.origin,
        fix: { say: helpAgainst(one) },
      }),
    ),
};

function inWords(one: Forbidden, { client, claudeCode }: HomeFacts): string {
  const place = placeOf(one.origin);
  switch (one.rule) {
    case 'allowedProviders': {
      const name = PROVIDERS.find(({ id }) => id === client.provider.value)?.name ?? client.provider.value;
      const own = client.isOwnAddress ? ' by an address of its own' : '';
      return `Claude Code would ask ${name}${own}, and ${place} allows ${one.allowed.join(', ') || 'none'} alone.`;
    }
    case 'requiredMinimumVersion':
      return `${place} demands Claude Code ${one.version} or newer; this is ${claudeCode?.version}.`;
    case 'requiredMaximumVersion':
      return `${place} allows Claude Code up to ${one.version}; this is ${claudeCode?.version}.`;
    case 'deniedModels':
      return `${place} denies every model that Claude Code would ask.`;
  }
}

function helpAgainst({ rule }: Forbidden): string {
  switch (rule) {
    case 'allowedProviders':
      return 'Ask your administrator whether this way to Claude may be allowed, or use one of those that are.';
    case 'requiredMinimumVersion':
      return 'Update Claude Code (claude update), then start it again.';
    case 'requiredMaximumVersion':
      return 'Install a version that is allowed, or ask your administrator.';
    case 'deniedModels':
      return 'Ask your administrator for a model that is allowed.';
  }
}
