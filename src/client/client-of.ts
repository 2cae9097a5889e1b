import type { ClientView } from '../facts/claude-code/client-view.ts';
import type { ReadFacts } from '../facts/doctor-facts.ts';
import { type ClientFacts, predictClient } from './predict-client.ts';
import { settingsInEffect } from './settings-in-effect.ts';
import { startEnvironment } from './start-environment.ts';

/** What was read of a home, as far as it decides what Claude Code does. */
export type KnownHome = Pick<
  ReadFacts,
  'trusted' | 'files' | 'profiles' | 'atStart' | 'env' | 'claudeCode' | 'remembered' | 'folderKeys' | 'agent'
>;

/** What AWS has said about models. */
export type ModelAnswers = Pick<ClientFacts, 'listed' | 'behind'> & { readonly refused?: readonly string[] };

/** What Claude Code will do with a home, by what it remembers and, where AWS was asked, by what AWS said. */
export function clientOf(home: KnownHome, { listed, behind, refused = [] }: ModelAnswers = {}): ClientView {
  const { trusted: settings, files, profiles, env, claudeCode, remembered } = home;
  const asStarted = startEnvironment(env);
  const isForgetful = settingsInEffect(settings, asStarted).switched('CLAUDE_CODE_SKIP_MODEL_ACCESS_MEMORY');
  const isRefused = (id: string) =>
    refused.includes(id) || (!isForgetful && remembered.some((one) => one.id === id));
  const facts = {
    settings,
    files,
    profiles,
    atStart: home.atStart,
    isRefused,
    isFirstRefused: home.folderKeys === 'in-turn',
    agent: home.agent,
    ...(listed && { listed }),
    ...(behind && { behind }),
  };
  return predictClient(facts, asStarted, claudeCode?.version);
}
