import { geographiesOfRegion, isForeignGeography } from '../../../../knowledge/geographies.ts';
import { parseModelId } from '../../../../knowledge/model-id.ts';
import { modelsOf } from '../../desktop-models.ts';
import { desktopText, documentsOf, type Place, type RolloutFinding, type Rule } from '../../document.ts';

/** A model that cannot be called from the region: another geography's id, another region's ARN, or no id at all. */
export const modelWrongPlace: Rule = {
  id: 'desktop-model-wrong-place',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) => {
      const region = desktopText(document, 'inferenceBedrockRegion');
      const provider = desktopText(document, 'inferenceProvider');
      if (provider !== 'bedrock' && provider !== 'mantle') return [];
      return modelsOf(document).flatMap(({ id, place }): Omit<RolloutFinding, 'id'>[] => {
        if (parseModelId(id).kind === 'alias') return [aliasAt(id, place)];
        const wrong = modelFault(id, region, provider === 'mantle');
        return wrong ? [{ severity: 'fail' as const, place, ...wrong }] : [];
      });
    }),
};

/** Tools of others write them; the documentation wants ids where the app does not discover models itself. */
function aliasAt(id: string, place: Place) {
  return {
    severity: 'warn' as const,
    place,
    cause: `"${id}" is an alias. Whether the app knows what it stands for on Amazon Bedrock depends on its version and on whether it may list models.`,
    fix: 'Write the id of an inference profile: claude-bedrock models shows them.',
  };
}

/** What is wrong with a model id as it would be called from a region. */
export function modelFault(id: string, region: string | undefined, isMantle = false) {
  const parsed = parseModelId(id);
  const shown = id.length > 80 ? `${id.slice(0, 80)}…` : id;
  if (parsed.kind === 'unknown' || parsed.kind === 'alias')
    return {
      cause: `"${shown}" is not how Amazon Bedrock names a Claude model.`,
      fix: 'Write the id of an inference profile: claude-bedrock models shows them.',
    };
  if (region === undefined) return undefined;
  if ('region' in parsed && parsed.region !== '' && parsed.region !== region)
    return {
      cause: `"${shown}" belongs to ${parsed.region}, and requests go to ${region}.`,
      fix: `Write the ARN of ${region}, or change the region.`,
    };
  if ('geography' in parsed && isForeignGeography(parsed.geography, region)) {
    const fitting = [...geographiesOfRegion(region), ...(region.startsWith('us-gov-') ? [] : ['global'])];
    return {
      cause: `"${shown}" is for another geography: from ${region} only ${fitting.join('. and ')}. can be called.`,
      fix: `Write the id with ${fitting[0]}. in front, or change the region.`,
    };
  }
  if (
    !isMantle &&
    parsed.kind === 'foundation-model' &&
    !/^claude-(3|instant|v2)/.test(id.replace(/^anthropic\./, ''))
  )
    return {
      cause: `"${shown}" is the id of a model, and newer models are called through an inference profile alone.`,
      fix: `Write ${geographiesOfRegion(region)[0] ?? 'global'}.${id} or global.${id}.`,
    };
  return undefined;
}
