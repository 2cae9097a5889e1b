import { PROVIDERS } from '../../knowledge/client-providers.ts';
import { FAMILIES } from '../../knowledge/model-families.ts';
import type { Origin } from '../../model/configuration.ts';
import { printable, type TextStyle, wrap } from '../../text/text.ts';
import { originText } from '../place-text.ts';
import type { ClientReport } from './client.ts';

type Models = ClientReport['models'];

const RUNS: Readonly<Record<NonNullable<ClientReport['refresh']>['runs'], string>> = {
  'when-refused': 'when AWS refuses the credentials',
  'every-start': 'at every start',
  never: 'never, as it is set up here',
};

const WHY: Readonly<Record<ClientReport['ignored'][number]['why'], string>> = {
  'misplaced-file': 'it does not read that file',
  'misplaced-key': 'it stands in the wrong place',
  'unknown-name': 'it knows no such name',
  'unknown-model': 'it knows no model of that name',
  'not-expanded': 'it is taken as it stands, and not expanded',
  'not-managed': "only an administrator's settings may say so",
  'other-provider': 'it is another provider that is asked',
  'unusable-value': 'its value cannot be used',
};

/** What Claude Code will do, for a person: whom it asks for which models, what it runs, and what it does not read. */
export function clientLines(client: ClientReport, style: TextStyle, home: string | undefined): string[] {
  const { provider, endpoint, models, refresh, ignored, forbiddenBy } = client;
  const from = (origin: Origin) => (origin.from === 'default' ? '' : `, from ${originText(origin, home)}`);
  const name = PROVIDERS.find(({ id }) => id === provider.value)?.name ?? provider.value;
  const rows = [
    `Provider: ${name}${endpoint ? ` at ${endpoint.value}` : ''}${from(provider.origin)}`,
    ...(['main', 'background', 'subagent'] as const).flatMap((role) => modelRow(role, client, home)),
    ...aliasRow(models),
    ...(refresh ? [`awsAuthRefresh: ${refresh.command}, run ${RUNS[refresh.runs]}`] : []),
    ...ignored.map(({ what, why, nearest, origin }) => {
      const meant = nearest === undefined ? '' : `; the nearest is ${nearest}`;
      return `Not read: ${what}, as ${WHY[why]}${meant}${from(origin)}`;
    }),
    ...forbiddenBy.map(({ rule, origin }) => `Forbidden by ${rule}${from(origin)}`),
  ];
  return rows.map((row) => `  ${wrap(printable(row), style.width, '    ').slice(4)}`);
}

const LABELS = { main: 'Model', background: 'Background', subagent: 'Subagents' } as const;

function modelRow(
  role: keyof typeof LABELS,
  { models }: ClientReport,
  home: string | undefined,
): readonly string[] {
  const { [role]: model, main } = models;
  if (role !== 'main' && model.value === main.value) return [];
  const { asked, insteadOf, origin } = model;
  const meant = asked === undefined ? '' : ` for ${asked}`;
  const instead = insteadOf === undefined ? '' : `, instead of ${insteadOf}`;
  return [`${LABELS[role]}: ${model.value}${meant}${instead}, from ${originText(origin, home)}`];
}

function aliasRow(models: Models): readonly string[] {
  const known = FAMILIES.map((alias) => `${alias} = ${models[alias].value}`);
  return [`Aliases: ${known.join(', ')}`];
}
