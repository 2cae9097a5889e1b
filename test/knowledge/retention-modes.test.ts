import { expect, test } from 'vitest';
import { wantedMode } from '../../src/knowledge/retention-modes.ts';

test.each([
  ["data retention mode 'default' is not available for this model", 'provider_data_share'],
  [
    "AWS says: data retention mode 'none' is not available for this model.",
    expect.stringMatching(/^default/),
  ],
])('%s: the mode that the model wants', (message, wants) => {
  expect(wantedMode(message)).toMatchObject({ wants });
});

test('a mode that nobody knows, and other words, name none', () => {
  expect(wantedMode("data retention mode 'constructor' is not available for this model")).toBeUndefined();
  expect(wantedMode('the data retention mode is wrong')).toBeUndefined();
});
