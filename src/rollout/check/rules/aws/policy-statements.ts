import { documentsOf, type RolloutFinding, type Rule } from '../../document.ts';

/** Statements that say what they mean by what they leave out, and two of one name. */
export const policyStatements: Rule = {
  id: 'policy-statement',
  judge: (checked) =>
    documentsOf(checked, 'policy').flatMap(({ file, statements }) => {
      const seen = new Map<string, number | undefined>();
      return statements.flatMap((statement) => {
        const { sid, line, effect, actions, notActions, resources, notResources } = statement;
        const found: Omit<RolloutFinding, 'id'>[] = [];
        const place = { file, line, ...(sid !== undefined && { key: sid }) };
        const say = (severity: 'fail' | 'warn', cause: string, fix: string) =>
          found.push({ severity, place, cause, fix });
        if (effect !== 'Allow' && effect !== 'Deny')
          say(
            'fail',
            `Effect is "${effect.slice(0, 40)}", and has to be Allow or Deny; IAM refuses the policy.`,
            'Write Allow or Deny; capitals count.',
          );
        if (actions.length === 0 && notActions.length === 0)
          say('fail', 'The statement names no action; IAM refuses the policy.', 'Add "Action".');
        if (notActions.length > 0 && effect === 'Allow')
          say(
            'warn',
            'Allow with NotAction grants everything else, also of other services.',
            'Name what is allowed in "Action".',
          );
        if (
          notActions.length > 0 &&
          (actions.length > 0 || (resources.length > 0 && notResources.length > 0))
        )
          say(
            'fail',
            'A statement holds a key and its opposite (Action with NotAction, Resource with NotResource); IAM refuses that.',
            'Keep one of the two.',
          );
        if (sid !== undefined && seen.has(sid))
          say(
            'fail',
            `The Sid "${sid}" stands twice, first in line ${seen.get(sid)}; IAM refuses the policy.`,
            'Give each statement a Sid of its own.',
          );
        if (sid !== undefined) seen.set(sid, line);
        return found;
      });
    }),
};
