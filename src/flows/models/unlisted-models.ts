import type { Signer } from '../../aws/index.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Warning } from '../../model/change.ts';
import type { Model } from '../../model/models.ts';
import type { World } from '../../model/world.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import { type SetupAnswers, takesProfile } from '../../plan/setup/setup-answers.ts';
import { printable } from '../../text/text.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';

const DEADLINE_MS = 8_000;

/**
 * Asks Amazon Bedrock whether the models of a plan are listed in its region. What is not listed is a warning, and so
 * is an answer that does not come: the person may be offline, or may not be allowed to list what may be invoked.
 */
export async function unlistedModels(
  world: World,
  answers: SetupAnswers,
  { plan, apiKey, seen, aws }: SetupDraft,
): Promise<readonly Warning[]> {
  const ids = plan.models.map(parseModelId).filter(({ kind }) => kind !== 'alias');
  if (ids.length === 0) return [];
  world.progress('Asking Amazon Bedrock whether the models are listed…');
  const signer = signerOf(answers, apiKey?.key);
  const renewed = await renewSignIn(seen, signer, aws);
  if (!renewed.ok) return [notAsked(renewed.problem.message)];
  const { listModels, withHeldToken, withSession } = await import('../../aws/index.ts');
  const listed = await withHeldToken(renewed.value, () =>
    withSession(seen, signer, plan.region, (session) => listModels(session, plan.region, DEADLINE_MS)),
  );
  const models = listed.ok ? listed.value : listed;
  if (!models.ok) return [notAsked(models.finding.message)];
  const known = new Set(models.value.map(({ id }) => id));
  const isKnown = (id: string) => known.has(id) || known.has(id.split('/').at(-1) ?? '');
  const unlisted = ids
    .filter(({ id }) => !isKnown(id))
    .map(({ id, kind }) => notListed(id, kind, plan.region));
  return [...unlisted, ...nameless(answers, models.value)];
}

function signerOf({ auth, profile }: SetupAnswers, key: string | undefined): Signer {
  if (auth === 'api-key' && key !== undefined) return { kind: 'api-key', key };
  if (takesProfile(auth) && profile !== undefined) return { kind: 'profile', name: profile };
  return { kind: 'environment' };
}

/** Behind an ARN Claude Code knows no model, and loses effort and thinking silently. */
function nameless({ pins, knobs }: SetupAnswers, models: readonly Model[]): readonly Warning[] {
  return [...pins].flatMap(([family, arn]) => {
    const behind = models.find(({ id }) => id === arn);
    if (behind?.routing !== 'application' || knobs.pinned.has(family)) return [];
    const own = `claude-${behind.family}-${behind.version.replace('.', '-')}`;
    const message = `${arn} stands for ${own}, which Claude Code cannot see: without its name and capabilities effort and thinking are lost. Add --behind ${family}=${own}.`;
    return [{ code: 'arn-nameless', message }];
  });
}

function notListed(id: string, kind: string, region: string): Warning {
  if (kind === 'foundation-model') {
    return {
      code: 'model-bare-id',
      message: `${id} is a bare model id, and ${region} does not offer it without an inference profile: put a prefix such as global. before it.`,
    };
  }
  return {
    code: 'model-not-listed',
    message: `${id} is not listed in ${region} for this account: requests will probably be refused.`,
  };
}

function notAsked(reason: string): Warning {
  return {
    code: 'models-not-checked',
    message: `Whether the models are listed could not be checked: ${printable(reason)}`,
  };
}
