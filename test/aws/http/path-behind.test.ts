import { expect, test } from 'vitest';
import { pathBehind } from '../../../src/aws/http/path-behind.ts';

// As requests of the real client 2.1.332 arrived.
test.each([
  ['https://gateway.example', '/model/x/invoke'],
  ['https://gateway.example/', '/model/x/invoke'],
  ['https://gateway.example/team', '/team/model/x/invoke'],
  ['https://gateway.example/team/', '/team/model/x/invoke'],
  ['https://gateway.example/team?', '/team'],
  ['https://gateway.example/team?a=b', '/team'],
  ['https://gateway.example/team/?a=b', '/team/'],
  ['https://gateway.example/team#a', '/team'],
])('behind %s is asked for %s', (address, path) => {
  expect(pathBehind(address, '/model/x/invoke')).toBe(path);
});
