import type { ClientSigner, Placed, RefreshRuns } from '../facts/claude-code/client-view.ts';
import type { Profile } from '../model/configuration.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/**
 * When `awsAuthRefresh` runs: after a call to STS with the default chain was refused, whatever it is that signs. So it
 * runs at every start where the chain yields nothing and something else signs [run 2.1.200, 2.1.332: 3 of 3 with an
 * export command or an API key and no other credentials, 0 of 3 beside a profile or keys that work]. Where AWS does not
 * take the requests, or nothing is to be signed, it never runs [run 2.1.332].
 */
export function chooseRefresh(
  settings: SettingsInEffect,
  isSigned: boolean,
  signer: ClientSigner,
  chain: ClientSigner,
  profiles: readonly Profile[],
): Placed<{ readonly command: string; readonly runs: RefreshRuns }> | undefined {
  const command = settings.text('awsAuthRefresh');
  if (!command) return undefined;
  return {
    origin: command.origin,
    value: { command: command.value, runs: when(isSigned, signer, chain, profiles) },
  };
}

function when(
  isSigned: boolean,
  signer: ClientSigner,
  chain: ClientSigner,
  profiles: readonly Profile[],
): RefreshRuns {
  if (!isSigned) return 'never';
  return isEmpty(chain, profiles) && signer !== chain ? 'every-start' : 'when-refused';
}

/** A profile that is not there, or names no credentials, yields nothing either. */
function isEmpty(chain: ClientSigner, profiles: readonly Profile[]): boolean {
  if (chain.kind !== 'profile') return chain.kind === 'nothing' || chain.kind === 'instance';
  const profile = profiles.find(({ name }) => name === chain.name);
  return !profile || profile.kind === 'incomplete';
}
