import { createServer } from 'node:http';
import { serve } from '../../support/servers.ts';
import { CONFIG, ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';

/** Nobody listens there: the port of nothing. */
const DEAD = 'http://localhost:9';
const inConfig = (line: string) =>
  CONFIG.replace('region = eu-central-1\n\n', `region = eu-central-1\n${line}\n\n`);

/** Takes away what leads the healthy person to the sandbox, so that a setting of their own decides. */
function free(person: Person, ...names: readonly string[]): void {
  for (const name of names) delete person.env[name];
}

const OF_SSO = ['AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC'];
const OF_ALL = [...OF_SSO, 'AWS_ENDPOINT_URL'];

/** Settings that send requests elsewhere: they are named, and no firewall. */
export const REDIRECT_SCENES: readonly Scene[] = [
  {
    row: 'endpoint-unreachable',
    when: 'AWS_ENDPOINT_URL of a stopped LocalStack stands in the shell',
    arrange: (person) => {
      free(person, ...OF_SSO);
      person.env.AWS_ENDPOINT_URL = DEAD;
    },
    status: 'fail',
    found: /^AWS_ENDPOINT_URL in the environment leads to http:\/\/localhost:9\./,
    fix: /^Take AWS_ENDPOINT_URL out \(AWS_ENDPOINT_URL in the environment\)/,
    origin: 'environment',
  },
  {
    row: 'endpoint-unreachable',
    when: 'AWS_ENDPOINT_URL_SSO in the settings leads to nobody',
    arrange: (person) => person.settings({ env: { ...ENV, AWS_ENDPOINT_URL_SSO: DEAD } }),
    status: 'fail',
    found: /^AWS_ENDPOINT_URL_SSO \(env\.AWS_ENDPOINT_URL_SSO in .*settings/,
    fix: /^Take AWS_ENDPOINT_URL_SSO out/,
    origin: '.claude/settings.json',
  },
  {
    row: 'endpoint-unreachable',
    when: 'the profile has an endpoint_url of somebody',
    arrange: async (person) => {
      free(person, ...OF_ALL);
      await person.config(inConfig(`endpoint_url = ${DEAD}`));
    },
    status: 'fail',
    found: /^endpoint_url \(work\.endpoint_url in .*\.aws\/config\) leads to http:\/\/localhost:9/,
    fix: /^Take endpoint_url out/,
    origin: '.aws/config',
  },
  {
    row: 'endpoint-unreachable',
    when: 'a services section of the AWS config leads the sign-in to nobody',
    arrange: async (person) => {
      free(person, ...OF_ALL);
      await person.config(
        `${inConfig('services = local')}\n[services local]\nsso =\n  endpoint_url = ${DEAD}\nsso_oidc =\n  endpoint_url = ${DEAD}\n`,
      );
    },
    status: 'fail',
    found: /^sso\.endpoint_url of \[services local\] .* leads to http:\/\/localhost:9/,
    fix: /^Take sso\.endpoint_url of \[services local\] out/,
    origin: '.aws/config',
  },
  {
    row: 'endpoint-unreachable',
    when: 'ANTHROPIC_BEDROCK_BASE_URL leads to a gateway that was stopped',
    arrange: (person) => person.settings({ env: { ...ENV, ANTHROPIC_BEDROCK_BASE_URL: DEAD } }),
    status: 'fail',
    found: /^ANTHROPIC_BEDROCK_BASE_URL \(env\..*\) leads to http:\/\/localhost:9\./,
    fix: /^Take ANTHROPIC_BEDROCK_BASE_URL out/,
    origin: '.claude/settings.json',
  },
  {
    row: 'endpoint-unreachable',
    when: 'the proxy for https is dead, and what is asked is asked by http',
    arrange: (person) => {
      Object.assign(person.env, { HTTPS_PROXY: DEAD, NO_PROXY: '' });
    },
    status: 'fail',
    found: /^HTTPS_PROXY in the environment leads to http:\/\/localhost:9/,
    fix: /^Correct HTTPS_PROXY.*reached directly belong in NO_PROXY/,
    origin: 'environment',
  },
  ...(['AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'] as const).map(
    (name): Scene => ({
      row: 'endpoint-unreachable',
      when: `${name} asks for a portal that does not exist`,
      arrange: async (person) => {
        free(person, ...OF_ALL);
        if (name === 'use_fips_endpoint') await person.config(inConfig('use_fips_endpoint = true'));
        else person.env[name] = 'true';
      },
      status: 'fail',
      found: new RegExp(`^${name} .* is on\\..*portal\\.sso-fips\\.eu-central-1\\.amazonaws\\.com`),
      fix: new RegExp(`^Take ${name} out .* no such FIPS endpoint`),
    }),
  ),
  ...(
    [
      ['AWS_USE_FIPS_ENDPOINT', 'FIPS'],
      ['AWS_USE_DUALSTACK_ENDPOINT', 'dual-stack'],
    ] as const
  ).map(
    ([name, kind]): Scene => ({
      row: 'credentials-unavailable',
      when: `${name} stands beside an address of somebody's own`,
      arrange: (person) => {
        person.env[name] = 'true';
      },
      status: 'fail',
      found: new RegExp(
        `^${name} in the environment is on\\. AWS_ENDPOINT_URL.* leads to .*beside ${kind} endpoints`,
      ),
      fix: new RegExp(`^Take one of them out: ${name}, or AWS_ENDPOINT_URL`),
      origin: 'environment',
    }),
  ),
  ...(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'ALL_PROXY'] as const).map(
    (name): Scene => ({
      row: 'endpoint-unreachable',
      when: `${name} names a proxy that was stopped`,
      arrange: async (person) => {
        free(person, ...OF_ALL);
        await person.settings({ env: { ...ENV, [name]: 'http://ada:secretofada@127.0.0.1:9/' } });
      },
      status: 'fail',
      found: new RegExp(`^${name} \\(env\\.${name} in .*\\) leads to http://127\\.0\\.0\\.1:9\\.`),
      fix: new RegExp(`^Correct ${name} \\(env\\.${name} in`),
      origin: '.claude/settings.json',
    }),
  ),
  {
    row: 'endpoint-unreachable',
    when: 'no name server knows the proxy',
    arrange: (person) => {
      free(person, ...OF_ALL);
      person.env.HTTPS_PROXY = `http://${'no-such-host-'.repeat(5)}.invalid:3128`;
    },
    status: 'fail',
    found: /^HTTPS_PROXY in the environment leads to http:\/\/no-such-host/,
    fix: /^Correct HTTPS_PROXY/,
    origin: 'environment',
  },
  {
    row: 'proxy',
    when: 'the proxy is a socks proxy, which Claude Code does not take',
    arrange: (person) => {
      free(person, ...OF_ALL);
      person.env.HTTPS_PROXY = 'socks5://127.0.0.1:1080';
    },
    status: 'fail',
    found: /socks5:\/\/127\.0\.0\.1:1080/,
    fix: /^Correct HTTPS_PROXY .* no socks/,
    origin: 'environment',
  },
  {
    row: 'proxy',
    when: 'the proxy refuses to lead to AWS',
    arrange: async (person) => {
      free(person, ...OF_ALL);
      const server = createServer();
      server.on('connect', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
      person.env.HTTPS_PROXY = await serve(server);
    },
    status: 'fail',
    found: /through the proxy http:\/\/127\.0\.0\.1:\d+: .*\(HTTP 403\)/,
    fix: /^Check HTTPS_PROXY in the environment/,
    origin: 'environment',
  },
];
