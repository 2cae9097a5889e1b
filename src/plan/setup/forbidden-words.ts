import type { ClientView, Forbidden } from '../../facts/claude-code/client-view.ts';
import { PROVIDERS } from '../../knowledge/client-providers.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';

/** What an administrator's setting forbids, as a sentence, with the file that says so. */
export function forbiddenInWords(one: Forbidden, client: ClientView, version: string | undefined): string {
  const { key = one.rule, file } = one.origin;
  const place = file === undefined ? key : `${key} in ${file}`;
  switch (one.rule) {
    case 'allowedProviders': {
      if (one.unpinned !== undefined)
        return `${one.unpinned} leads to an address of its own, which ${place} allows only where the administrator's settings name it themselves.`;
      const name = PROVIDERS.find(({ id }) => id === client.provider.value)?.name ?? client.provider.value;
      const own = client.isOwnAddress ? ' by an address of its own' : '';
      return `Claude Code would ask ${name}${own}, and ${place} allows ${one.allowed.join(', ') || 'none'} alone.`;
    }
    case 'requiredMinimumVersion':
      return `${place} demands Claude Code ${one.version} or newer; this is ${version}.`;
    case 'requiredMaximumVersion':
      return `${place} allows Claude Code up to ${one.version}; this is ${version}.`;
    case 'forceLoginOrgUUID':
    case 'forceLoginMethod': {
      const { key: beside, origin } = one.beside;
      const where = origin.from === 'environment' ? 'the environment' : (origin.file ?? origin.from);
      return `${place} is about the sign-in to Anthropic: with ${beside} (${where}) beside it Claude Code does not start, on Amazon Bedrock either.`;
    }
    case 'deniedModels':
      return `${place} denies ${client.models.main.value.id}, and no model is left that Claude Code could ask instead.`;
    case 'availableModels':
      return `${place} allows the models that it lists alone, and none of them can be asked.`;
  }
}

/** What helps against it. */
export function helpAgainst(one: Forbidden): string {
  switch (one.rule) {
    case 'forceLoginOrgUUID':
    case 'forceLoginMethod':
      return one.beside.origin.from === 'managed'
        ? `Ask your administrator to take ${one.beside.key} or ${one.rule} out: the two exclude each other.`
        : `Take ${one.beside.key} out, if nothing else needs it; a gateway takes its token as AWS_BEARER_TOKEN_BEDROCK as well. Or ask your administrator to take ${one.rule} out.`;
    case 'allowedProviders':
      return 'Ask your administrator whether this way to Claude may be allowed, or use one of those that are.';
    case 'requiredMinimumVersion':
      return 'Update Claude Code (claude update), then start it again.';
    case 'requiredMaximumVersion':
      return 'Install a version that is allowed, or ask your administrator.';
    case 'deniedModels':
    case 'availableModels':
      return 'Ask your administrator to allow a model that this account may use.';
  }
}

/** A plan after which Claude Code would not start is none. */
export function refuseForbidden(client: ClientView, version: string | undefined): Outcome<never> | undefined {
  const [first] = client.forbidden;
  if (!first) return undefined;
  return refusal('policy-forbids', forbiddenInWords(first, client, version), helpAgainst(first));
}
