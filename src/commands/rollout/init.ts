import type { RunCommand } from '../../cli/command.ts';
import { answersFromHere, applyInit, draftInit } from '../../flows/rollout/draft-init.ts';
import { success } from '../../model/outcome.ts';
import { initReport, initText } from '../../report/rollout/init.ts';
import type { InitAnswers } from '../../rollout/file/init-rollout.ts';
import { WAY_FACTS } from '../../rollout/handout/ways.ts';
import { misuseOfPlan } from '../plan-options.ts';
import { oneFile } from './one-file.ts';
import type { RolloutOptions } from './options.ts';

const ANSWERS = [
  'way',
  'organization',
  'domain',
  'from-here',
  'profile',
  'start-url',
  'sso-region',
  'account',
  'role',
  'region',
  'model',
  'level',
] as const;

/** `rollout init FILE --plan` shows a new file; `--apply` writes it where there is none. */
export const init: RunCommand<RolloutOptions> = async (world, options) => {
  const named = oneFile(options, ['plan', 'apply', 'plan-id', ...ANSWERS]);
  if (!named.ok) return named;
  const misuse = misuseOfPlan('rollout', options);
  if (misuse) return misuse;
  const given = answersOf(options);
  const answers = options['from-here'] ? await answersFromHere(world, given) : given;
  const isApplied = options.apply === true;
  const draft = isApplied
    ? await applyInit(world, named.value, answers, options['plan-id'] ?? '')
    : draftInit(world, named.value, answers);
  if (!draft.ok) return draft;
  const said = Object.fromEntries(ANSWERS.map((name) => [name, options[name]]));
  const typed = { named: named.value, options: said };
  const report = initReport(draft.value, WAY_FACTS[answers.way ?? 'in-app'], typed, isApplied);
  return success({ data: report, text: (style) => initText(report, style) });
};

function answersOf(options: RolloutOptions): InitAnswers {
  return {
    way: options.way,
    organization: options.organization,
    domain: options.domain,
    profile: options.profile,
    startUrl: options['start-url'],
    identityCenterRegion: options['sso-region'],
    accountId: options.account,
    permissionSet: options.role,
    region: options.region,
    models: options.model ?? [],
    level: options.level,
  };
}
