import type { KeyReference } from '../../model/preset.ts';
import { headline, marked } from '../../text/marked.ts';
import { paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { warningLines } from '../changes/change-text.ts';
import { nextStepLines } from '../next-step.ts';
import type { PresetsReport, ShownPreset } from './presets.ts';

const HEADS: Readonly<Record<PresetsReport['action'], string>> = {
  list: 'Presets:',
  save: 'Saved:',
  show: 'Preset:',
  rename: 'Renamed:',
  remove: 'Removed.',
  export: 'Exported:',
  import: 'Imported:',
};

/** The presets as a person reads them: a line each, or all of one. */
export function presetsText(report: PresetsReport, style: TextStyle): string {
  const { action, presets, warnings, nextStep } = report;
  const head =
    report.planId !== undefined
      ? 'To be imported:'
      : presets.length === 0 && action === 'list'
        ? 'No presets.'
        : HEADS[action];
  const isWhole = action === 'show' || action === 'save' || action === 'import';
  return [
    headline(style, action === 'list' || action === 'show' || report.planId ? 'info' : 'ok', head),
    ...presets.flatMap((one) => [line(one, style), ...(isWhole ? details(one, style) : [])]),
    ...warnings.flatMap((warning) => ['', warningLines(warning, style)]),
    '',
    ...nextStepLines(nextStep, style),
    '',
  ].join('\n');
}

function line({ name, preset, problem, isInForce }: ShownPreset, style: TextStyle): string {
  const what =
    problem ?? [signedBy(preset), preset?.region, isInForce && 'in force'].filter(Boolean).join(', ');
  const state = problem === undefined ? (isInForce ? 'ok' : 'info') : 'warn';
  return marked(style, state, `${printable(name)}  ${printable(what)}`);
}

function signedBy(preset: ShownPreset['preset']): string {
  if (preset?.auth === 'api-key') return `API key${keyPlace(preset.apiKey)}`;
  if (preset?.auth === 'environment') return 'what the environment holds';
  return `profile ${preset?.profile ?? '?'}${preset?.auth === 'isolated' ? ' for Claude Code alone' : ''}`;
}

function keyPlace(key: KeyReference | undefined): string {
  if (!key || 'environment' in key) return ' of the shell';
  if ('file' in key) return ` in ${key.file}`;
  return ' that the settings held';
}

function details({ preset }: ShownPreset, style: TextStyle): readonly string[] {
  const { scope, model, pins = {}, overrides = {}, refresh, settings = {}, commands = {} } = preset ?? {};
  const { way, workspace, baseUrl, guardrail } = preset ?? {};
  const rows = [
    ...(scope ? [['scope', scope]] : []),
    ...(way === undefined ? [] : [['way', way]]),
    ...(workspace === undefined ? [] : [['workspace', workspace]]),
    ...(baseUrl === undefined ? [] : [['gateway', baseUrl]]),
    ...(guardrail === undefined ? [] : [['guardrail', guardrail]]),
    ...(model === undefined ? [] : [['model', model]]),
    ...Object.entries(pins),
    ...Object.entries(overrides),
    ...(refresh ? [['refresh', refresh]] : []),
    ...Object.entries(settings),
    ...Object.entries(commands).map(([name, value]) => [name, String(value)]),
  ];
  return rows.map(([name = '', value = '']) =>
    wrap(`${paint(style, 'dim', printable(name))}  ${printable(value)}`, style.width, '      '),
  );
}
