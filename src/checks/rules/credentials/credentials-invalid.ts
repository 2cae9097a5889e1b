import { keyDoubt } from '../../helpers/key-doubt.ts';
import { keysInUse } from '../../helpers/keys-in-use.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Keys that were deleted, switched off or mistyped; or a session token that belongs to other keys. */
export const credentialsInvalid = refusedByAws('credentials-invalid', {
  group: 'Credentials',
  title: 'AWS accepts the credentials',
  after: ['clock-skew', 'static-shadows-sso', 'export-command'],
  about: (facts, { message }) => {
    const { words, origin } = keysInUse(facts);
    const doubt = keyDoubt(facts);
    return {
      ...(doubt && { title: 'The access keys are not written as AWS gave them' }),
      found: `${words} is not accepted. ${doubt?.why ?? message}`,
      ...(origin && { origin }),
    };
  },
  fix: (facts) => {
    const { renew } = keysInUse(facts);
    const doubt = keyDoubt(facts);
    if (doubt) return { say: doubt.fix };
    const isLeftOver = facts.signedBy.kind === 'environment' && facts.profiles.length > 0;
    const other = isLeftOver ? ' Or remove them from the environment and use a profile.' : '';
    return { say: renew + other };
  },
});
