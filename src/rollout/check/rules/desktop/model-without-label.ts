import { parseModelId } from '../../../../knowledge/model-id.ts';
import { modelsOf } from '../../desktop-models.ts';
import { documentsOf, type Rule } from '../../document.ts';

/** The ARN of an application profile says nothing to people, and nothing of the family to the app. */
export const modelWithoutLabel: Rule = {
  id: 'desktop-model-without-label',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      modelsOf(document)
        .filter(({ id, label }) => label === undefined && /-arn$/.test(parseModelId(id).kind))
        .map(({ place }) => ({
          severity: 'warn' as const,
          place,
          cause: 'An ARN stands in the list without labelOverride, so people read the ARN in the menu.',
          fix: 'Write {"name": "arn:…", "labelOverride": "Opus"}.',
        })),
    ),
};
