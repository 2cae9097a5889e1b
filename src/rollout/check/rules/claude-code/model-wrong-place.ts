import { parseModelId } from '../../../../knowledge/model-id.ts';
import { entryOf, type Tree, type TreeEntry } from '../../../formats/tree.ts';
import { documentsOf, type Rule } from '../../document.ts';
import { modelFault } from '../desktop/model-wrong-place.ts';

const PINS =
  /^(ANTHROPIC_MODEL|ANTHROPIC_DEFAULT_\w+_MODEL|ANTHROPIC_SMALL_FAST_MODEL|ANTHROPIC_CUSTOM_MODEL_OPTION)$/;

/** A pinned model that cannot be called from the region of the same settings. */
export const claudeCodeModelWrongPlace: Rule = {
  id: 'claude-code-model-wrong-place',
  judge: (checked) =>
    documentsOf(checked, 'claude-code').flatMap(({ file, settings }) => {
      const env = entryOf(settings, 'env')?.value;
      const isOnBedrock = textOf(env, 'CLAUDE_CODE_USE_BEDROCK') !== undefined;
      const region = textOf(env, 'AWS_REGION');
      const pins = env?.kind === 'dict' ? env.entries.filter(({ key }) => PINS.test(key)) : [];
      // A gateway may have names of its own.
      if (!isOnBedrock || textOf(env, 'ANTHROPIC_BEDROCK_BASE_URL') !== undefined) return [];
      return pins.flatMap((pin: TreeEntry) => {
        const id = textOf(env, pin.key);
        if (id === undefined || id === '' || parseModelId(id).kind === 'alias') return [];
        const wrong = modelFault(parseModelId(id).id, region);
        return wrong
          ? [{ severity: 'fail' as const, place: { file, line: pin.line, key: `env.${pin.key}` }, ...wrong }]
          : [];
      });
    }),
};

function textOf(tree: Tree | undefined, key: string): string | undefined {
  const value = entryOf(tree, key)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}
