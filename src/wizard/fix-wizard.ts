import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyFix, draftFix } from '../flows/changes/draft-fix.ts';
import type { Fixable, Look } from '../flows/doctor/look-for-fixes.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { FixDraft } from '../plan/plan-fix.ts';
import { ASKED } from '../plan/setup/script.ts';
import { type Agreed, type Agreement, agree } from '../questions/agree.ts';
import { BACK, isTurn, type Questions, STOPPED, type Turn } from '../questions/questions.ts';
import { agreementText } from '../report/changes/agreement-text.ts';
import { fixReport } from '../report/doctor/fix-report.ts';
import { asRead } from '../report/place-text.ts';
import { remark } from '../text/marked.ts';
import { wrap } from '../text/text.ts';

/** What became of it. */
export interface FixEnd {
  readonly result: Agreed<Fix>['result'];
  /** Claude Code cannot work, and there was nothing that the program could do. */
  readonly isBroken: boolean;
}

interface Fix extends FixDraft {
  readonly fixable: Fixable;
}

const NEXT =
  'Restart Claude Code (quit, then start it again; claude --continue resumes), then check again: claude-bedrock doctor';
const OTHERS = 'To fix what else was found: claude-bedrock doctor --fix';
const UNDO = 'To undo: claude-bedrock reset';
const ALREADY = 'If Claude Code does not use what the files say, restart it.';

/** Looks for what is wrong, lets the person choose where several things can be repaired, shows the change and does it. */
export async function fixWizard(
  world: World,
  ask: Questions,
  { look, id }: { readonly look: Look; readonly id?: string },
): Promise<Outcome<FixEnd> | typeof STOPPED> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  ask.begin('Claude Code doctor for Amazon Bedrock');
  const seen = await ask.busy('Looking for what is wrong', (waiting) => look(waiting, id));
  if (seen === BACK) return ended(ask, 'declined');
  if (seen === STOPPED || !seen.ok) return seen;
  const { fixable, isBroken, text } = seen.value;
  if (fixable.length === 0) {
    ask.say(text(ask.style));
    ask.end('There is nothing here that claude-bedrock can fix for you.');
    return success({ result: 'nothing', isBroken });
  }
  const agreed = await chooseAndAgree(fixable, ask, (one) => fixAgreement(world, ask, config, look, one));
  if (agreed === BACK) return ended(ask, 'declined');
  if (agreed === STOPPED || !agreed.ok) return agreed;
  return ended(ask, agreed.value.result, fixable.length > 1);
}

/** Going back from the change leads to the choice, where there is one. */
async function chooseAndAgree(
  fixable: readonly Fixable[],
  ask: Questions,
  agreementOn: (one: Fixable) => Agreement<Fix>,
): Promise<Outcome<Agreed<Fix>> | Turn> {
  const [only] = fixable;
  if (only && fixable.length === 1) return agree(ask, { ...agreementOn(only), isFirst: true });
  for (let initial = ''; ; ) {
    const options = fixable.map((one) => ({ label: one.title, hint: one.id, value: one }));
    const chosen = await ask.select({ message: 'What should be fixed?', options, initial, isFirst: true });
    if (isTurn(chosen)) return chosen;
    const agreed = await agree(ask, agreementOn(chosen));
    if (agreed !== BACK) return agreed;
    initial = chosen.title;
  }
}

/** The repair of what was found; planned once more, it is looked for once more. */
function fixAgreement(
  world: World,
  ask: Questions,
  config: string,
  look: Look,
  found: Fixable,
): Agreement<Fix> {
  let known: Fixable | undefined = found;
  return {
    question: ASKED.change,
    yes: 'Yes, write it',
    no: 'No, change nothing',
    plan: async (waiting) => {
      const seen = known ? success([known]) : await lookAgain(look, waiting, found.id);
      known = undefined;
      if (!seen.ok) return seen;
      const [fixable = found] = seen.value;
      const draft = await draftFix(waiting, fixable.remedies);
      return draft.ok ? success({ ...draft.value, fixable }) : draft;
    },
    isNothing: ({ changes }) => changes.length === 0,
    show: (fix) =>
      [
        fix.fixable.text(ask.style),
        agreementText([asRead(fixReport(fix, {}, false, world.home), world.home)], [], ask.style),
      ].join('\n\n'),
    apply: ({ fixable, planId }) => applyFix(world, config, fixable.remedies, planId),
  };
}

async function lookAgain(look: Look, world: World, id: string): Promise<Outcome<readonly Fixable[]>> {
  const seen = await look(world, id);
  return seen.ok ? success(seen.value.fixable.filter((one) => one.id === id)) : seen;
}

function ended(ask: Questions, result: FixEnd['result'], hasOthers = false): Outcome<FixEnd> {
  const { width } = ask.style;
  if (result === 'done') {
    ask.say(remark(ask.style, 'ok', 'Written.'));
    ask.end([wrap(NEXT, width), ...(hasOthers ? [wrap(OTHERS, width)] : []), UNDO].join('\n'));
    return success({ result, isBroken: false });
  }
  ask.end(wrap(result === 'nothing' ? ALREADY : 'Nothing was written.', width));
  return success({ result, isBroken: false });
}
