import { describe, expect, test } from 'vitest';
import { egressCsv, egressHosts, egressText } from '../../src/rollout/egress/egress.ts';
import type { Rollout } from '../../src/rollout/file/rollout.ts';
import { EXAMPLE, rolloutWith } from './example.ts';

const PORTAL = { way: 'in-app', accountId: '111122223333', permissionSet: 'BedrockUser' } as const;
const inRegion = (region: string, startUrl: string, aws: object = {}) =>
  rolloutWith({
    aws: { region, ...aws },
    signIn: { ...PORTAL, startUrl, identityCenterRegion: region },
    models: [{ id: 'global.anthropic.claude-sonnet-4-6' }],
  });
const needed = (rollout: Rollout) =>
  egressHosts(rollout).flatMap(({ host, need }) => (need === 'needed' ? [host] : []));

describe('the hosts for the firewall', () => {
  test.each([
    ['eu-central-1', 'amazonaws.com'],
    ['us-gov-west-1', 'amazonaws.com'],
    ['eusc-de-east-1', 'amazonaws.eu'],
    ['cn-north-1', 'amazonaws.com.cn'],
  ])('of %s end with %s', (region, suffix) => {
    const hosts = needed(inRegion(region, 'https://example.awsapps.com/start'));
    for (const name of ['bedrock-runtime', 'bedrock', 'sts', 'oidc', 'portal.sso'])
      expect(hosts).toContain(`${name}.${region}.${suffix}`);
  });

  test('hold the names for IPv6 where they are wanted, and only there', () => {
    const start = 'https://example.awsapps.com/start';
    const dual = /\.api\.aws$/;
    expect(needed(inRegion('eu-west-1', start)).filter((host) => dual.test(host))).toEqual([]);
    const hosts = needed(inRegion('eu-west-1', start, { dualStack: true }));
    expect(hosts.filter((host) => dual.test(host))).toEqual(
      ['bedrock-runtime', 'bedrock', 'sts', 'oidc', 'portal.sso'].map((name) => `${name}.eu-west-1.api.aws`),
    );
  });

  test('of GovCloud have those of FIPS, which the app asks by itself, and its own sign-in', () => {
    const hosts = needed(
      inRegion('us-gov-west-1', 'https://start.us-gov-home.awsapps.com/directory/example'),
    );
    for (const host of [
      'bedrock-runtime-fips.us-gov-west-1.amazonaws.com',
      'start.us-gov-home.awsapps.com',
      'signin.amazonaws-us-gov.com',
    ])
      expect(hosts).toContain(host);
    expect(hosts).not.toContain('signin.aws.amazon.com');
  });

  test('each stands there once, with what it is for and where that is told', () => {
    const hosts = egressHosts(EXAMPLE);
    expect(new Set(hosts.map(({ host }) => host)).size).toBe(hosts.length);
    for (const { purpose, source } of hosts) {
      expect(purpose).not.toBe('');
      expect(source).toMatch(/^https:\/\/|^bedrock-rollout\.json$/);
    }
    const [head, ...rows] = egressCsv(EXAMPLE).trimEnd().split('\r\n');
    expect(head).toBe('host,port,purpose,product,need,source');
    expect(rows.length).toBe(hosts.length);
    expect(egressText(EXAMPLE).split('\n')).toEqual(expect.arrayContaining(hosts.map(({ host }) => host)));
  });
});
