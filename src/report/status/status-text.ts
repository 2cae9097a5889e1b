import type { Tool } from '../../model/configuration.ts';
import { marked } from '../../text/marked.ts';
import { paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { profileLines } from '../changes/profile-lines.ts';
import { clientLines } from '../client/client-text.ts';
import { nextStepLines } from '../next-step.ts';
import { shortPath } from '../place-text.ts';
import { homeLines } from './shown-home.ts';
import type { Status } from './status.ts';
import { otherSettings, overview, summary } from './status-overview.ts';

/** `status` for a person: the configuration in effect, then problems, profiles, programs and the next step. */
export function statusText(data: Status, style: TextStyle, home: string | undefined): string {
  const blocks = [
    overview(data, style, home),
    titled(WILL_DO, isOnItsOwn(data) ? [] : clientLines(data.client, style, home), style),
    titled('Also set', otherSettings(data, style, home), style),
    titled('Once you trust this folder', untrustedLines(data, style, home), style),
    titled('Elsewhere', homeLines(data, style, home), style),
    titled('Problems', problems(data, style, home), style),
    titled(
      `AWS profiles (${data.profiles.length + (data.profilesLeftOut ?? 0)})`,
      profileLines(data, style),
      style,
    ),
    titled('Programs', programs(data, style, home), style),
    [...nextStepLines(`Next: ${data.nextStep}`, style)],
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** `status --brief`, and what stands there where no subcommand was typed: on or off, what signs, where, the model. */
export function briefStatusText(data: Status, style: TextStyle, home: string | undefined): string {
  const lines = [...summary(data, style, home), '', ...nextStepLines(`Next: ${data.nextStep}`, style)];
  return `${lines.join('\n')}\n${wrap('Details: claude-bedrock status. All commands: claude-bedrock --help', style.width)}\n`;
}

const WILL_DO = 'What Claude Code will do';

/** Nothing is switched on: what Anthropic's own service is asked for is not this program's to tell. */
function isOnItsOwn({ client }: Status): boolean {
  return client.provider.value === 'anthropic';
}

function titled(title: string, lines: readonly string[], style: TextStyle): string[] {
  return lines.length > 0 ? [paint(style, 'bold', title), ...lines] : [];
}

/** What the settings of a stranger's folder say, and neither Claude Code nor this program does yet. */
function untrustedLines({ untrusted = [] }: Status, style: TextStyle, home: string | undefined): string[] {
  return untrusted.map(({ key, value, origin }) => {
    const place = origin.file === undefined ? '' : `, from ${shortPath(origin.file, home)}`;
    return `  ${wrap(`${key} = ${printable(value)}${place}`, style.width, '    ').trimStart()}`;
  });
}

/** Settings that Claude Code ignores, and AWS files that are not read as they look. */
function problems(data: Status, style: TextStyle, home: string | undefined): string[] {
  const inSettings = data.settings.flatMap(({ file, message, fix }) => {
    if (message === undefined) return [];
    const text = `${message} ${fix ?? ''}`.replaceAll(file, () => shortPath(file, home));
    return [marked(style, 'fail', printable(text))];
  });
  const inAwsFiles = data.awsFiles.flatMap(({ file, notes }) =>
    notes.map((note) => marked(style, 'warn', `${shortPath(file, home)}: ${printable(note)}`)),
  );
  return [...inSettings, ...inAwsFiles];
}

function programs({ claudeCode, awsCli }: Status, style: TextStyle, home: string | undefined): string[] {
  const line = (name: string, tool: Tool | undefined) => {
    if (!tool) return `  ${name}: not found`;
    const text = `${name} ${printable(tool.version ?? '(version unknown)')}, ${shortPath(tool.path, home)}`;
    return `  ${wrap(text, style.width, '    ').trimStart()}`;
  };
  const missing = (claudeCode?.missing ?? []).map((what) => wrap(`- ${what}`, style.width, '      '));
  const tooOld = ['    It is too old for some of what this plugin does (claude update):', ...missing];
  return [line('Claude Code', claudeCode), ...(missing.length > 0 ? tooOld : []), line('AWS CLI', awsCli)];
}
