import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { patientLookup } from '../../../src/aws/http/patient-lookup.ts';
import type { World } from '../../../src/model/world.ts';
import { put, temporaryWorld } from '../../support/world.ts';

/** A name server that does this with every question: by default nothing. */
async function nameServer(answer: (question: Buffer) => Buffer | undefined = () => undefined) {
  const socket = createSocket('udp4');
  const asked = { times: 0 };
  socket.on('message', (question, from) => {
    asked.times += 1;
    const text = answer(question);
    if (text) socket.send(text, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void socket.close());
  return { servers: [`127.0.0.1:${(socket.address() as AddressInfo).port}`], asked };
}

/** The question sent back as an answer: there is no such name. */
function noSuchName(question: Buffer): Buffer {
  const answer = Buffer.from(question);
  answer.writeUInt16BE(0x8183, 2);
  return answer;
}

function look(world: World, name: string, servers: readonly string[], ms = 100) {
  return new Promise<string>((resolve) => {
    patientLookup(world, servers, ms)(name, { all: true }, (error, addresses) =>
      resolve(error ? (error.code ?? error.name) : JSON.stringify(addresses)),
    );
  });
}

test('gives up where no name server answers, without starting what cannot be stopped', async () => {
  const { servers } = await nameServer();
  expect(await look(await temporaryWorld(), 'sts.eu-central-1.amazonaws.com', servers)).toBe('EAI_AGAIN');
});

test('leaves the rest to the system where a name server answers, even that there is no such name', async () => {
  const { servers, asked } = await nameServer(noSuchName);
  const found = await look(await temporaryWorld(), 'nowhere.invalid', servers, 10_000);
  expect(found).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  expect(asked.times).toBe(2);
});

test.each(['localhost', 'localhost.example'])(
  'asks no server for %s, which the hosts file keeps',
  async (name) => {
    const { servers, asked } = await nameServer();
    const world = await temporaryWorld();
    await put(join(world.systemRoot, 'etc', 'hosts'), '# local\n127.0.0.1 localhost.example  other # more\n');
    const found = await look(world, name, servers);
    expect(found).toMatch(name === 'localhost' ? /127\.0\.0\.1|::1/ : /ENOTFOUND|EAI_AGAIN/);
    expect(asked.times).toBe(0);
  },
);

test('asks once for a name that several connections need', async () => {
  const { servers, asked } = await nameServer();
  const lookup = patientLookup(await temporaryWorld(), servers, 100);
  const look = () => new Promise((resolve) => lookup('aws.example', {}, resolve));
  await Promise.all([look(), look(), look()]);
  expect(asked.times).toBe(2);
});
