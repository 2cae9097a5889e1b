import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Tool } from '../../model/configuration.ts';
import { VERSION } from '../../model/version.ts';
import { localTime } from '../../text/times.ts';
import { modelFacts } from '../models/model-facts.ts';
import { shortPath, valueText } from '../place-text.ts';
import { signerText } from '../status/status-overview.ts';
import type { DoctorReport } from './doctor.ts';

type Fact = DoctorReport['facts'][number];

/** What whoever helps asks first: programs, what signs and whom AWS takes it for, region, models, every value in effect. */
export function helperFacts(facts: DoctorFacts): DoctorReport['facts'] {
  const { home, effective } = facts;
  const value = (key: string) => {
    const entry = effective.find((candidate) => candidate.key === key);
    return entry && valueText(entry, home);
  };
  const fact = (name: string, text: string | undefined): Fact[] => (text ? [{ name, value: text }] : []);
  const settings = effective.filter(({ key }) => key !== 'region');
  return [
    ...fact('Claude Code', toolText(facts.claudeCode, home)),
    ...fact('Bedrock', facts.isBedrockOn ? 'on' : 'off'),
    ...fact('Signed by', signerText({ signedBy: facts.signedBy, profiles: [...facts.profiles] }, value)),
    ...fact('Identity', identityText(facts)),
    ...fact('Credentials', credentialsText(facts)),
    ...fact('Sign-in', signInText(facts)),
    ...fact('Region', value('region')),
    ...modelFacts(facts),
    ...fact('AWS CLI', toolText(facts.awsCli, home)),
    ...fact('This program', `claude-bedrock ${VERSION} on ${facts.platform}`),
    ...fact('Time', localTime(facts.now)),
    ...settings.flatMap(({ key }) => fact(key, value(key))),
  ];
}

function toolText(tool: Tool | undefined, home: string | undefined): string {
  return tool ? `${tool.version ?? '(version unknown)'}, ${shortPath(tool.path, home)}` : 'not found';
}

function identityText({ live }: DoctorFacts): string | undefined {
  if (!live?.identity) return undefined;
  if (!live.identity.ok) return `unknown: ${live.identity.finding.title}`;
  const { accountId, arn } = live.identity.value;
  return `account ${accountId}, ${arn}`;
}

/** Of what was resolved its masked key and its end; of an API key its end, which it tells itself. */
function credentialsText({ live, apiKey }: DoctorFacts): string | undefined {
  const credentials = live?.credentials;
  if (!credentials) return apiKey?.kind === 'short-term' ? `until ${localTime(apiKey.expiresAt)}` : undefined;
  if (!credentials.ok) return `none: ${credentials.finding.title}`;
  const { kind, key, hasSessionToken, expiresAt } = credentials.value;
  const sort = kind === 'api-key' ? 'API key' : hasSessionToken ? 'temporary key' : 'long-term key';
  return `${sort} ${key}${expiresAt ? `, until ${localTime(expiresAt)}` : ''}`;
}

/** What the AWS files said stands with the profile; this is what became of it. */
function signInText({ live }: DoctorFacts): string | undefined {
  return live?.signInUntil && `renewed just now, until ${localTime(live.signInUntil)}`;
}
