// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholder of Claude Code.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startedByPowerShell } from '../support/powershell.ts';

const BASH = '"${CLAUDE_PLUGIN_ROOT}/bin/claude-bedrock"';
const POWERSHELL = '& "${CLAUDE_PLUGIN_ROOT}/bin/claude-bedrock.cmd"';
// Where Claude Code puts a plugin; the placeholder is replaced before anybody reads the text.
const ROOT = 'C:\\Users\\Zoë Müller\\.claude\\plugins\\cache\\claude-bedrock\\bedrock\\0.1.0';
const installed = (text: string) => text.replaceAll('${CLAUDE_PLUGIN_ROOT}', ROOT);

const NAMES = ['setup', 'doctor', 'reset', 'use', 'rollout'];

test('the commands play the program in the same words', () => {
  const played = NAMES.map((name) => {
    const text = readFileSync(new URL(`../../commands/${name}.md`, import.meta.url), 'utf8');
    expect(text.split('\n').length).toBeLessThan(50);
    return /^All words [\s\S]*^4\. .*$/m.exec(text)?.[0];
  });
  expect(new Set(played).size).toBe(1);
  expect(played[0]).toContain('`shell`');
});

describe.each(NAMES)('commands/%s.md', (name) => {
  const text = readFileSync(new URL(`../../commands/${name}.md`, import.meta.url), 'utf8');
  const [, head = '', body = ''] = text.split(/^---$/m);
  const rules = (tool: string) =>
    [...head.matchAll(RegExp(`^ {2}- ${tool}\\((.+)\\)$`, 'gm'))].map(([, rule = '']) => rule);

  test('allows in PowerShell, which is all there is on Windows without Git Bash, what it allows in Bash', () => {
    expect(rules('Bash')).not.toEqual([]);
    expect(rules('PowerShell')).toEqual(rules('Bash').map((rule) => rule.replace(BASH, POWERSHELL)));
  });

  test('says how a call begins in PowerShell', () => {
    expect(body).toContain(`\`${POWERSHELL}\``);
  });

  test('has calls that PowerShell reads as one command, begun so', async () => {
    const calls = [...body.matchAll(/^("\$\{.+)$|`("\$\{[^`]+)`/gm)].map(
      ([, block, spoken]) => block ?? spoken,
    );
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      const line = installed((call ?? '').replace(BASH, POWERSHELL));
      expect(await startedByPowerShell(line)).toEqual([installed(POWERSHELL).slice(2)]);
    }
  });

  test.each(rules('Bash'))('as it stands for Bash, %s is no command of PowerShell', async (rule) => {
    await expect(startedByPowerShell(installed(rule))).rejects.toThrow('cannot parse');
  });
});
