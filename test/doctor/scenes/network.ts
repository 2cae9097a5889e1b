import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { selfSigned, serve } from '../../support/servers.ts';
import { put } from '../../support/world.ts';
import { CONFIG, ENV, type Person, PINS } from '../person.ts';
import type { Scene } from '../scene.ts';

const NO_REGION = CONFIG.replace('region = eu-central-1\n\n[sso', '\n[sso');
const withoutRegion = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' };
const GLOBAL_PINS = {
  ANTHROPIC_DEFAULT_OPUS_MODEL: 'global.anthropic.claude-opus-5-5',
  ANTHROPIC_DEFAULT_HAIKU_MODEL: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
};

/** No name can be as long as its first part: it is looked up nowhere, and found nowhere. */
const NOWHERE = `http://${'no-such-host-'.repeat(5)}.invalid`;

/** Settings with another value for one of the healthy person's variables. */
function env(person: Person, changed: Readonly<Record<string, string>>) {
  return person.settings({ env: { ...ENV, ...changed } });
}

export const NETWORK_SCENES: readonly Scene[] = [
  {
    row: 'region-missing',
    when: 'nothing names a region, and the models are those of Europe',
    arrange: async (person) => {
      await person.config(NO_REGION);
      await person.settings({ env: { ...withoutRegion, ...PINS } });
    },
    status: 'fail',
    found: /asks us-east-1; but eu\.anthropic\.claude-opus-5-5 cannot be called from us-east-1/,
    fix: /Set AWS_REGION to eu-central-1.* doctor --fix region-missing --plan/,
    origin: 'default',
  },
  {
    row: 'region-missing',
    when: 'nothing names a region, the models go anywhere, and the sign-in is in Frankfurt',
    arrange: async (person) => {
      await person.config(NO_REGION);
      await person.settings({ env: { ...withoutRegion, ...GLOBAL_PINS } });
    },
    status: 'warn',
    found: /asks us-east-1; but the profile signs in in eu-central-1/,
    fix: /^Set AWS_REGION: to us-east-1, where it works now, or to eu-central-1, if you work there/,
  },
  {
    row: 'region-malformed',
    when: 'AWS_REGION is an availability zone, and the profile names another region',
    arrange: async (person) => {
      await person.config(CONFIG.replace('region = eu-central-1\n', 'region = us-west-2\n'));
      await env(person, { AWS_REGION: 'eu-central-1a' });
    },
    status: 'fail',
    found: /env\.AWS_REGION in .* says 'eu-central-1a', and Claude Code asks that region/,
    fix: /Set the region to eu-central-1\b.* --fix region-malformed/,
    origin: '.claude/settings.json',
  },
  {
    row: 'region-malformed',
    when: 'AWS_REGION stands in quotes, and the profile names the same region',
    arrange: (person) => env(person, { AWS_REGION: '"eu-central-1"' }),
    status: 'warn',
    found: /counts as unset: Claude Code asks eu-central-1/,
    fix: /Set the region to eu-central-1/,
  },
  {
    row: 'region-malformed',
    when: 'the shell exports a region that is none',
    arrange: async (person) => {
      person.env.AWS_REGION = 'Frankfurt';
      await person.config(NO_REGION);
      await person.settings({ env: { ...withoutRegion, ...PINS } });
    },
    status: 'fail',
    found: /AWS_REGION in the environment says 'Frankfurt', and Claude Code asks that region/,
    fix: /Put a region such as eu-central-1 there/,
    origin: 'environment',
  },
  {
    row: 'region-no-bedrock',
    when: 'the region lists no Claude model',
    arrange: (person) => env(person, { AWS_REGION: 'eu-north-1' }),
    status: 'fail',
    found: /eu-north-1 \(env\.AWS_REGION in .*\) lists no Claude model/,
    fix: /models --region all/,
    origin: '.claude/settings.json',
  },
  {
    row: 'region-no-bedrock',
    when: 'the region is in a partition without Claude',
    arrange: (person) => env(person, { AWS_REGION: 'cn-north-1' }),
    status: 'fail',
    found: /cn-north-1 /,
    fix: /^This partition of AWS has no Claude/,
  },
  {
    row: 'region-no-bedrock',
    when: 'the name of the region is misspelt',
    arrange: (person) => env(person, { AWS_REGION: 'eu-centrl-1' }),
    status: 'fail',
    found: /eu-centrl-1/,
    fix: /Set AWS_REGION to eu-central-1.* --fix region-no-bedrock/,
  },
  {
    row: 'region-no-bedrock',
    when: 'the name of its endpoint leads nowhere, and nobody knows the region',
    arrange: (person) => env(person, { AWS_REGION: 'mars-base-1', ANTHROPIC_BEDROCK_BASE_URL: NOWHERE }),
    status: 'fail',
    found: /^mars-base-1 \(env\.AWS_REGION in .*\) has no endpoint of Amazon Bedrock\.$/,
    fix: /Choose a region with Claude: \/bedrock:setup\. claude-bedrock models --region all/,
    origin: '.claude/settings.json',
  },
  {
    row: 'region-not-enabled',
    when: 'the account has not enabled the region, which refuses good credentials',
    arrange: async (person) => {
      person.sandbox.fail(
        { service: 'bedrock', region: 'eu-south-1' },
        {
          kind: 'error',
          status: 403,
          code: 'UnrecognizedClientException',
          message: 'The security token included in the request is invalid.',
        },
      );
      person.sandbox.fail(
        { service: 'bedrock-runtime', region: 'eu-south-1' },
        {
          kind: 'error',
          status: 403,
          code: 'UnrecognizedClientException',
          message: 'The security token included in the request is invalid.',
        },
      );
      await env(person, { AWS_REGION: 'eu-south-1' });
    },
    status: 'fail',
    found: /has to be enabled first/,
    fix: /enable this one in the account settings/,
    origin: '.claude/settings.json',
  },
  {
    row: 'endpoint-unreachable',
    when: 'nobody listens where Bedrock should be',
    arrange: async (person) => {
      await person.sandbox.close();
    },
    status: 'fail',
    found:
      /^AWS_ENDPOINT_URL_SSO in the environment leads to .* 127\.0\.0\.1:\d+: no connection \(ECONNREFUSED\)\.$/,
    fix: /^Take AWS_ENDPOINT_URL_SSO out/,
  },
  {
    row: 'endpoint-unreachable',
    when: 'connections are reset on the way',
    arrange: ({ sandbox }) => sandbox.fail({}, { kind: 'reset' }),
    status: 'fail',
    found: /127\.0\.0\.1:\d+: connected, but .* \(ECONNRESET\)\.$/,
    fix: /^Take AWS_ENDPOINT_URL_SSO out/,
  },
  {
    row: 'endpoint-unreachable',
    when: 'no name server knows the host',
    arrange: (person) => env(person, { ANTHROPIC_BEDROCK_BASE_URL: NOWHERE }),
    status: 'fail',
    found: /no-such-host-\.invalid:80: its name leads to no address \(ENOTFOUND\)\./,
    fix: /^Take ANTHROPIC_BEDROCK_BASE_URL out/,
  },
  {
    row: 'proxy',
    when: 'a captive portal answers with its page',
    arrange: ({ sandbox }) => {
      sandbox.fail({ service: 'sts' }, { kind: 'html', status: 200 });
      sandbox.fail({ service: 'bedrock' }, { kind: 'html', status: 200 });
      sandbox.fail({ service: 'bedrock-runtime' }, { kind: 'html', status: 200 });
    },
    status: 'fail',
    found: /\(HTTP 200, not an answer of AWS\)/,
    fix: /^Check ANTHROPIC_BEDROCK_BASE_URL in the environment\./,
  },
  {
    row: 'proxy',
    when: 'the proxy that the settings name wants a password',
    arrange: async (person) => {
      const url = await serve(createServer((_request, response) => response.writeHead(407).end()));
      await env(person, { HTTP_PROXY: url });
    },
    status: 'fail',
    found: /through the proxy http:\/\/127\.0\.0\.1:\d+: an answer, but not of AWS \(HTTP 407\)\.$/,
    fix: /^Check env\.HTTP_PROXY in .*settings\.json\. .*NO_PROXY/,
    origin: '.claude/settings.json',
  },
  {
    row: 'tls',
    when: 'TLS inspection shows a certificate that nobody trusts',
    arrange: async (person) => {
      const url = await serve(createTlsServer(await selfSigned(person.world.home)), 'https');
      await env(person, { ANTHROPIC_BEDROCK_BASE_URL: url });
    },
    status: 'fail',
    found:
      /^127\.0\.0\.1:\d+, with a certificate issued by Example TLS Inspection: connected, but no TLS \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.$/,
    fix: /"NODE_EXTRA_CA_CERTS": "\/path\/to\/company-ca\.pem" into "env" of .*settings\.json/,
  },
  {
    row: 'tls',
    when: 'the company is inspected, and the file with its CA is a DER file',
    arrange: async (person) => {
      const url = await serve(createTlsServer(await selfSigned(person.world.home)), 'https');
      const file = await put(join(person.world.home, 'company.cer'), Buffer.from([0x30, 0x82, 1, 2]));
      await env(person, { ANTHROPIC_BEDROCK_BASE_URL: url, NODE_EXTRA_CA_CERTS: file });
    },
    status: 'fail',
    found: /^NODE_EXTRA_CA_CERTS names .*company\.cer, which holds no certificate in PEM form\. /,
    fix: /openssl x509 -inform der -in .*company\.cer/,
    origin: '.claude/settings.json',
  },
  {
    row: 'tls',
    when: 'the file with the CA is named for the AWS CLI alone',
    arrange: async (person) => {
      const url = await serve(createTlsServer(await selfSigned(person.world.home)), 'https');
      person.env.AWS_CA_BUNDLE = join(person.world.home, 'cert.pem');
      await env(person, { ANTHROPIC_BEDROCK_BASE_URL: url });
    },
    status: 'fail',
    found: /DEPTH_ZERO_SELF_SIGNED_CERT/,
    fix: /^Put "NODE_EXTRA_CA_CERTS": ".*cert\.pem" into .* does not read AWS_CA_BUNDLE/,
  },
  ...(
    [
      ['NODE_EXTRA_CA_CERTS', '~/company.pem', /is written with ~/, /^Write the whole path in NODE_EXTRA/],
      ['NODE_EXTRA_CA_CERTS', '/nowhere/company.pem', /is not there.*passes it over/, /^Correct the path/],
      ['SSL_CERT_FILE', '/nowhere/company.pem', /^SSL_CERT_FILE names .* not there/, /^Correct the path/],
      [
        'AWS_CA_BUNDLE',
        '/nowhere/company.pem',
        /The AWS CLI stops there/,
        /^Correct the path in AWS_CA_BUNDLE/,
      ],
      ['NODE_TLS_REJECT_UNAUTHORIZED', '0', /can read along/, /^Take NODE_TLS_REJECT_UNAUTHORIZED out/],
    ] as const
  ).map(
    ([name, value, found, fix]): Scene => ({
      row: 'ca-file',
      when: `all is well, and ${name} is ${value}`,
      arrange: (person) => env(person, { [name]: value }),
      status: 'warn',
      found,
      fix,
      origin: '.claude/settings.json',
    }),
  ),
  {
    row: 'ca-file',
    when: 'all is well, and ca_bundle of the profile names a file that is not there',
    arrange: (person) =>
      person.config(
        CONFIG.replace('region = eu-central-1\n\n', 'region = eu-central-1\nca_bundle = /nowhere/ca.pem\n\n'),
      ),
    status: 'warn',
    found: /^ca_bundle names \/nowhere\/ca\.pem/,
    fix: /work\.ca_bundle in .*\.aws\/config/,
    origin: '.aws/config',
  },
  {
    row: 'base-url',
    when: 'ANTHROPIC_BEDROCK_BASE_URL has a path',
    arrange: (person) => env(person, { ANTHROPIC_BEDROCK_BASE_URL: `${person.sandbox.url}/v1` }),
    status: 'fail',
    found: /env\.ANTHROPIC_BEDROCK_BASE_URL in .* leads to http:\/\/127\.0\.0\.1:\d+\/v1/,
    fix: /Take ANTHROPIC_BEDROCK_BASE_URL out/,
    origin: '.claude/settings.json',
  },
  {
    row: 'base-url',
    when: 'ANTHROPIC_BEDROCK_BASE_URL is no address',
    arrange: (person) => env(person, { ANTHROPIC_BEDROCK_BASE_URL: 'bedrock' }),
    status: 'fail',
    found: /That is no http or https address/,
    origin: '.claude/settings.json',
    options: ['--offline'],
  },
  {
    row: 'base-url',
    when: 'ANTHROPIC_BEDROCK_BASE_URL is the endpoint of another region',
    arrange: (person) =>
      env(person, { ANTHROPIC_BEDROCK_BASE_URL: 'https://bedrock-runtime.us-east-1.amazonaws.com' }),
    status: 'fail',
    found: /the endpoint of us-east-1, and requests are signed for eu-central-1/,
    options: ['--offline'],
  },
  {
    row: 'service-unavailable',
    when: 'Amazon Bedrock answers 503',
    arrange: ({ sandbox }) =>
      sandbox.fail(
        { service: 'bedrock-runtime' },
        { kind: 'error', status: 503, code: 'ServiceUnavailableException', message: 'Try again later.' },
      ),
    status: 'fail',
    found: /cannot serve the request now/,
    fix: /Try again in a minute/,
  },
];
