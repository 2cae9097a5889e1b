import type { ClientSigner, RefreshRuns } from '../facts/claude-code/client-view.ts';
import type { Placed, SettingsInEffect } from './settings-in-effect.ts';

/**
 * When `awsAuthRefresh` runs: after a call to STS with the default chain was refused, whatever it is that signs. So it
 * runs at every start where the chain yields nothing and something else signs [run 2.1.200, 2.1.332: 3 of 3 with an
 * export command or an API key and no other credentials, 0 of 3 beside a profile or keys that work].
 */
export function chooseRefresh(
  settings: SettingsInEffect,
  isAws: boolean,
  signer: ClientSigner,
  chain: ClientSigner,
): Placed<{ readonly command: string; readonly runs: RefreshRuns }> | undefined {
  const command = settings.text('awsAuthRefresh');
  if (!command) return undefined;
  return { origin: command.origin, value: { command: command.value, runs: when(isAws, signer, chain) } };
}

function when(isAws: boolean, signer: ClientSigner, chain: ClientSigner): RefreshRuns {
  const isUnsigned = signer.kind === 'token' || signer.kind === 'helper' || signer.kind === 'nothing';
  if (!isAws || (isUnsigned && signer !== chain)) return 'never';
  const isChainEmpty = chain.kind === 'nothing' || chain.kind === 'instance';
  return isChainEmpty && signer !== chain ? 'every-start' : 'when-refused';
}
