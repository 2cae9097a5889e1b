import { unpinnedRoles } from '../../../facts/claude-code/unpinned-roles.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import { bestOf } from '../../../plan/models/replacement-model.ts';
import type { Check } from '../../check.ts';
import { listedModels, modelsToTake } from '../../helpers/models-to-judge.ts';
import { pinFix } from '../../helpers/pin-models.ts';

/** Without a pin Claude Code takes the newest model that it knows of, which the account may not have yet. */
export const modelUnpinned: Check = {
  id: 'model-unpinned',
  group: 'Models',
  title: 'The models are pinned',
  after: [
    'settings-unreadable',
    'settings-too-large',
    'settings-invalid-json',
    'settings-not-object',
    'settings-value-type',
    'env-not-object',
    'bedrock-off',
    'region-malformed',
    'region-missing',
    'region-no-bedrock',
  ],
  live: 'used',
  judge: (facts) => {
    const roles = [...unpinnedRoles(facts)];
    const isNothingToPin =
      listedModels(facts) !== undefined &&
      roles.every(([family]) => bestOf(family, modelsToTake(facts)) === undefined);
    if (roles.length === 0 || isNothingToPin) return FINE;
    const families = roles.map(
      ([family, role]) => `${family[0]?.toUpperCase()}${family.slice(1)} for ${role}`,
    );
    return warning({
      title: 'Claude Code chooses models by itself',
      found: `No setting names a model: ${families.join(', ')}. A new version of Claude Code may then ask for a model, at a price, that you did not choose or may not use.`,
      fix: pinFix(facts),
      url: 'https://code.claude.com/docs/en/amazon-bedrock#4-pin-model-versions',
    });
  },
};
