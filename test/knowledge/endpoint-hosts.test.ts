import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { endpointHosts, regionOfBedrockHost } from '../../src/knowledge/endpoint-hosts.ts';

const PLAIN = { region: 'eu-central-1', isDualStack: false, isFips: false };

test('names the hosts that a firewall has to let through', () => {
  expect(endpointHosts({ ...PLAIN, ssoRegion: 'eu-west-1' })).toEqual([
    'bedrock.eu-central-1.amazonaws.com',
    'bedrock-runtime.eu-central-1.amazonaws.com',
    'sts.eu-central-1.amazonaws.com',
    'portal.sso.eu-west-1.amazonaws.com',
    'oidc.eu-west-1.amazonaws.com',
  ]);
});

test('names other hosts for IPv6 and for FIPS', () => {
  expect(endpointHosts({ ...PLAIN, isDualStack: true })[1]).toBe('bedrock-runtime.eu-central-1.api.aws');
  expect(endpointHosts({ ...PLAIN, isFips: true })[0]).toBe('bedrock-fips.eu-central-1.amazonaws.com');
});

test('the manifest declares each of them', async () => {
  const manifest = await readFile(new URL('../../.claude-plugin/plugin.json', import.meta.url), 'utf8');
  const declared: readonly string[] = JSON.parse(manifest).network.hosts;
  for (const [isDualStack, isFips] of [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    for (const host of endpointHosts({
      region: 'eu-central-1',
      ssoRegion: 'eu-west-1',
      isDualStack,
      isFips,
    })) {
      const isDeclared = declared.some((pattern) => host.endsWith(pattern.replace(/^\*/, '')));
      expect({ host, isDeclared }).toEqual({ host, isDeclared: true });
    }
  }
});

test.each([
  ['bedrock-runtime.us-east-1.amazonaws.com', 'us-east-1'],
  ['bedrock.eu-central-1.api.aws', 'eu-central-1'],
  ['vpce-0a1b-c2d3.bedrock-runtime.eu-west-1.vpce.amazonaws.com', 'eu-west-1'],
  ['bedrock-runtime.us-east-1.amazonaws.com.example.org', undefined],
  ['litellm.example.com', undefined],
])('%s is of the region %s', (host, region) => {
  expect(regionOfBedrockHost(host)).toBe(region);
});
