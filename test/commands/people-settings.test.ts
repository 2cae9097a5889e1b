import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

/** Settings as people have them, after the examples of https://code.claude.com/docs/en/settings, …/hooks, …/mcp. */
const PEOPLE: Readonly<Record<string, string>> = {
  permissions: `{
  "$schema": "https://json.schemastore.org/claude-code-settings.json",
  "permissions": {
    "allow": ["Bash(npm run lint)", "Bash(npm run test:*)", "Read(~/.zshrc)"],
    "deny": [
      "Bash(curl:*)", "Read(./.env)",
      "Read(./secrets/**)"
    ],
    "additionalDirectories": [ "../docs/" ],
    "defaultMode": "acceptEdits"
  },
  "env": {
    "CLAUDE_CODE_ENABLE_TELEMETRY": "1",
    "OTEL_METRICS_EXPORTER": "otlp"
  },
  "companyAnnouncements": ["Welcome — “quotes”, emoji 🪨, and \\u00e9scapes"]
}
`,
  hooks: `{
    "hooks": {
        "PreToolUse": [
            {
                "matcher": "Bash",
                "hooks": [{ "type": "command", "command": "jq -r '.tool_input.command' >> ~/log.txt", "timeout": 10 }]
            }
        ],
        "Stop": []
    },
    "cleanupPeriodDays": 20
}`,
  'a status line and plugins': `{
	"statusLine": {"type": "command", "command": "~/.claude/statusline.sh", "padding": 0},
	"enabledPlugins": {"bedrock@bedrock-setup": true, "x@y": false},
	"extraKnownMarketplaces": {"claude-bedrock": {"source": {"source": "github", "repo": "a/b"}}},
	"model": "opus",
	"alwaysThinkingEnabled": true
}
`,
  'MCP servers with secrets': `{"enableAllProjectMcpServers":true,"mcpServers":{"gh":{"command":"npx","args":["-y","srv"],"env":{"TOKEN":"ghp_not_for_anyones_eyes"}}}}`,
  'an editor of Windows':
    '\uFEFF{\r\n  "theme": "dark",\r\n  "env": {\r\n    "HTTPS_PROXY": "http://proxy:8080"\r\n  },\r\n  "verbose": true\r\n}\r\n',
};
const ANSWERS = [
  '--profile',
  'work',
  '--region',
  'eu-central-1',
  '--offline',
  '--pin',
  'opus=eu.anthropic.claude-opus-4-8',
];

test.each(Object.entries(PEOPLE))(
  '%s: set up and taken back, the bytes are the same',
  async (_name, before) => {
    const world = await temporaryWorld({ now: () => new Date() });
    await putAwsFiles(world.home);
    const file = await put(join(world.home, '.claude', 'settings.json'), before);
    const plan = await runData(world, 'setup', '--plan', ...ANSWERS);
    expect(JSON.stringify(plan)).not.toContain('ghp_not_for_anyones_eyes');
    await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...ANSWERS);
    const { env, ...rest } = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
    const { env: formerEnv, ...former } = JSON.parse(before.replace(/^\uFEFF/, ''));
    expect(env).toMatchObject({ ...formerEnv, AWS_PROFILE: 'work' });
    expect(rest).toMatchObject(former);
    const undo = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', undo.planId);
    expect(await readFile(file, 'utf8')).toBe(before);
  },
);

test('comments are refused, with their place', async () => {
  const world = await temporaryWorld();
  await putAwsFiles(world.home);
  const text = '{\n  "env": {\n    "A": "1" // mine\n  }\n}\n';
  const file = await put(join(world.home, '.claude', 'settings.json'), text);
  const refusal = await runRefusal(world, 'setup', '--plan', ...ANSWERS);
  expect(refusal).toMatchObject({
    code: 'settings-invalid-json',
    message: expect.stringContaining('line 3, column 14'),
  });
  expect(await readFile(file, 'utf8')).toBe(text);
});
