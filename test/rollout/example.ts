import type { Rollout } from '../../src/rollout/file/rollout.ts';

/** A company that rolls out both products everywhere, people signing in in the app. */
export const EXAMPLE: Rollout = {
  version: 1,
  organization: { name: 'Example "Größe" & Söhne 🚀', domain: 'example.com' },
  signIn: {
    way: 'in-app',
    startUrl: 'https://example.awsapps.com/start',
    identityCenterRegion: 'eu-west-1',
    accountId: '111122223333',
    permissionSet: 'BedrockUser',
  },
  aws: { region: 'eu-central-1' },
  models: [
    { id: 'eu.anthropic.claude-opus-4-8', label: 'Opus', longContext: true },
    { id: 'global.anthropic.claude-sonnet-4-6' },
    { id: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' },
  ],
  products: {
    claudeDesktop: { systems: ['macos', 'windows', 'linux'], oldestVersion: '1.52386.0' },
    claudeCode: { systems: ['macos', 'windows', 'linux'], minimumVersion: '2.1.242' },
  },
  restrictions: { level: 'restricted', egressHosts: ['*.example.com'] },
  updates: { enforceAfterHours: 24, claudeCode: 'stable' },
  plugin: { source: { github: 'claude-bedrock/claude-bedrock' } },
  contacts: [{ name: 'Help desk', email: 'help@example.com', url: 'https://help.example.com' }],
};

/** The same with other parts. */
export function rolloutWith(parts: object): Rollout {
  return { ...EXAMPLE, ...parts };
}
