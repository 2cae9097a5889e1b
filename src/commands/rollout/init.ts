import type { RunCommand } from '../../cli/command.ts';
import { answersFromHere, applyInit, draftInit, withPrices } from '../../flows/rollout/draft-init.ts';
import type { Options } from '../../model/options.ts';
import { success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { RolloutAnswers } from '../../plan/talk/rollout-answers.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../../questions/conversation.ts';
import { initReport, initText } from '../../report/rollout/init.ts';
import type { InitAnswers } from '../../rollout/file/init-rollout.ts';
import { ROLLOUT_FILE } from '../../rollout/file/rollout-schema.ts';
import { WAY_FACTS } from '../../rollout/handout/ways.ts';
import type { TextStyle } from '../../text/text.ts';
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
  'prices',
] as const;

/** `rollout init FILE --plan` shows a new file; `--apply` writes it where there is none; with neither, `wizard` asks. */
export function init(wizard: Conversation<Options, string>): RunCommand<RolloutOptions> {
  return async (world, options, style) => {
    const named = oneFile(options, ['plan', 'apply', 'plan-id', ...ANSWERS]);
    if (!named.ok) return named;
    // What the conversation does not know has to be planned: another file, another level, prices.
    const isKnown = named.value === ROLLOUT_FILE && options.level === undefined && !options.prices;
    if (isKnown && mayAsk(world, options)) {
      const how = { command: 'rollout init' };
      const end = await converse(world, style, how, async (ask) =>
        (await wizard())(world, ask, talkAnswersOf(options)),
      );
      return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
    }
    return planOrApply(world, options, named.value);
  };
}

async function planOrApply(world: World, options: RolloutOptions, file: string) {
  const misuse = misuseOfPlan('rollout', options, whyNoQuestions(world, options));
  if (misuse) return misuse;
  const given = answersOf(options);
  const known = options['from-here'] ? await answersFromHere(world, given) : given;
  const priced = options.prices ? await withPrices(world, known) : success(known);
  if (!priced.ok) return priced;
  const answers = priced.value;
  const isApplied = options.apply === true;
  const draft = isApplied
    ? await applyInit(world, file, answers, options['plan-id'] ?? '')
    : draftInit(world, file, answers);
  if (!draft.ok) return draft;
  const said = Object.fromEntries(ANSWERS.map((name) => [name, options[name]]));
  const typed = { named: file, options: said };
  const report = initReport(draft.value, WAY_FACTS[answers.way ?? 'in-app'], typed, isApplied);
  return success({ data: report, text: (style: TextStyle) => initText(report, style) });
}

/** The same in the words of `talk`. */
function talkAnswersOf({ way, model = [], ...options }: RolloutOptions): RolloutAnswers {
  const { organization, domain, profile, account, role, region } = options;
  return {
    ...{ 'sign-in': way, organization, domain, profile, account, role, region },
    'start-url': options['start-url'],
    'sso-region': options['sso-region'],
    ...(model.length > 0 && { pin: model.map((id, i) => `${i + 1}=${id}`) }),
  };
}

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
