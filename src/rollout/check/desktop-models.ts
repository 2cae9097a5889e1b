import { type DesktopDocument, desktopEntry, type Place } from './document.ts';

/** A model in a list of Claude Desktop. */
export interface ListedModel {
  readonly id: string;
  readonly label?: string | undefined;
  readonly place: Place;
}

/** The models that a configuration lists, texts and objects alike. */
export function modelsOf(document: DesktopDocument): readonly ListedModel[] {
  const entry = desktopEntry(document, 'inferenceModels');
  if (!Array.isArray(entry?.value) || entry.trouble) return [];
  return entry.value.flatMap((one: unknown, index): ListedModel[] => {
    const place = { file: document.file, line: entry.line, key: `inferenceModels[${index}]` };
    if (typeof one === 'string') return [{ id: one, place }];
    const { name, labelOverride } = (one ?? {}) as { name?: unknown; labelOverride?: unknown };
    if (typeof name !== 'string') return [];
    const label = typeof labelOverride === 'string' && labelOverride !== '' ? labelOverride : undefined;
    return [{ id: name, label, place }];
  });
}
