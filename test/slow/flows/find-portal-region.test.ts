import { join } from 'node:path';
import { expect, test } from 'vitest';
import { regionInPage } from '../../../src/aws/identity-center/find-region.ts';
import { readProfiles } from '../../../src/facts/aws-files/profiles.ts';
import { findPortalRegion, regionsFor } from '../../../src/flows/sign-in/find-portal-region.ts';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { runData, runRefusal } from '../../support/run.ts';
import { asked, signInScene } from '../../support/sign-in.ts';
import { put } from '../../support/world.ts';

/** A person whose AWS files are empty. */
async function scene() {
  const { sandbox, world } = await signInScene();
  await put(join(world.home, '.aws', 'config'), '');
  return { sandbox, world, find: (typed: string) => findPortalRegion(world, typed, readProfiles(world)) };
}

test('the one region that knows the address is found, and every region of the partition was asked', async () => {
  const { sandbox, find } = await scene();
  expect(await find('example.awsapps.com')).toEqual({
    ok: true,
    value: { region: EXAMPLE.ssoRegion, candidates: [] },
  });
  const regions = sandbox.requests.flatMap(({ region }) => region ?? []);
  expect(new Set(regions)).toEqual(new Set(regionsFor(EXAMPLE.startUrl)));
});

test('where several know it, they are the ones to choose from', async () => {
  const { sandbox, find } = await scene();
  const [center] = sandbox.cloud.identityCenters;
  if (center) sandbox.cloud.identityCenters.push({ ...center, region: 'us-west-2' });
  expect(await find(EXAMPLE.startUrl)).toMatchObject({
    value: { candidates: ['us-west-2', 'eu-central-1'] },
  });
});

test('an address that no region knows is refused, with what is odd about it', async () => {
  const { find } = await scene();
  expect(await find('exmaple.awsapps.com')).toMatchObject({
    problem: {
      code: 'sso-portal-unknown',
      message: 'No region of IAM Identity Center knows https://exmaple.awsapps.com/start.',
    },
  });
  expect(await find('example.awsaps.com')).toMatchObject({
    problem: { message: expect.stringContaining('example.awsaps.com is no host of AWS') },
  });
});

test('one region that fails does not spoil the others', async () => {
  const { sandbox, find } = await scene();
  sandbox.fail({ region: 'us-east-1' }, { kind: 'reset' });
  sandbox.fail(
    { region: 'eu-west-1' },
    { kind: 'error', status: 500, code: 'InternalServerException', message: '' },
  );
  expect(await find(EXAMPLE.startUrl)).toMatchObject({ value: { region: EXAMPLE.ssoRegion } });
});

test('where no region answers, it is to be asked', async () => {
  const { sandbox, world, find } = await scene();
  sandbox.fail({ service: 'sso-oidc' }, { kind: 'reset' });
  expect(await find(EXAMPLE.startUrl)).toEqual({ ok: true, value: { candidates: [] } });
  expect(await runRefusal(world, 'login', '--start', '--start-url', 'example')).toMatchObject({
    code: 'option-missing',
    message: 'The region of IAM Identity Center could not be found. No region answered.',
  });
});

test.each([
  ['the address', 'ssoins-1234567890abcdef.portal.us-west-2.app.aws', ''],
  [
    'a session of the AWS config file',
    'corp.awsapps.com',
    '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-west-2\n',
  ],
  [
    'a profile of the older form',
    'corp.awsapps.com',
    '[profile old]\nsso_start_url = https://corp.awsapps.com/start/#/\nsso_region = us-west-2\n',
  ],
])('nobody is asked where it stands in %s', async (_, typed, config) => {
  const { sandbox, world } = await scene();
  await put(join(world.home, '.aws', 'config'), config);
  expect(await findPortalRegion(world, typed, readProfiles(world))).toMatchObject({
    value: { region: 'us-west-2' },
  });
  expect(asked(sandbox, 'StartDeviceAuthorization')).toBe(0);
});

test('login needs no region', async () => {
  const { world } = await scene();
  const { portal, finishOptions } = await runData(world, 'login', '--start', '--start-url', 'example');
  expect(portal).toMatchObject({ startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion });
  expect(finishOptions).toContain(`--sso-region ${EXAMPLE.ssoRegion}`);
});

test.each([
  ['', '<html><head><meta name="region" content="us-west-2"/></head>', 'us-west-2'],
  ['', '<META content="eu-central-1" name="region">', 'eu-central-1'],
  ['', '<meta name="viewport" content="width"><meta name="region" content="eu-west-1">', 'eu-west-1'],
  ['https://us-east-2.signin.aws/platform/login', '', 'us-east-2'],
  ['https://ssoins-1.us-gov-west-1.portal.amazonaws.com/', '', 'us-gov-west-1'],
  ['https://ssoins-1.portal.eu-central-1.app.aws/', '', 'eu-central-1'],
  ['https://sso.example.com/eu-central-1', '<meta name="regional" content="us-west-2">', undefined],
])('a page that leads to %j and says %s is of %s', (location, html, region) => {
  expect(regionInPage(location, html)).toBe(region);
});

test.each([
  ['https://start.us-gov-home.awsapps.com/directory/example', ['us-gov-east-1', 'us-gov-west-1']],
  ['https://start.home.awsapps.cn/directory/example', ['cn-north-1', 'cn-northwest-1']],
])('of %s only the regions of its partition are asked', (startUrl, regions) => {
  expect(regionsFor(startUrl)).toEqual(regions);
});
