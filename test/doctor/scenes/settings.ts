import type { Scene } from '../scene.ts';

export const SETTINGS_SCENES: readonly Scene[] = [
  {
    row: 'settings-invalid-json',
    when: 'there is a trailing comma in the user settings',
    arrange: (person) => person.settings('{\n  "env": { "CLAUDE_CODE_USE_BEDROCK": "1", }\n}\n'),
    status: 'fail',
    found: /line 2, column 4\d: .*/,
    fix: /Correct line 2/,
    origin: '.claude/settings.json',
  },
];
