import type { Model, RegionAnswer } from '../../model/models.ts';
import { isRefused, reasonKey } from '../../plan/models/refusal-reasons.ts';
import type { Models } from './models.ts';

/**
 * The answer as it is told in JSON. Of many regions, the models that were tried or are recommended: a listing of all
 * of them is 70 KB. Where none of them can be invoked, one for each reason: Claude is shown 30,000 characters.
 */
export function briefModels(data: Models): Models {
  if (data.regions.length < 2) return data;
  const told = data.models.filter(({ recommended, probe }) => recommended || probe !== undefined);
  const isHopeless = told.some(isRefused) && !told.some(({ probe }) => probe === 'usable');
  if (!isHopeless) return { ...data, models: told };
  return { ...data, regions: data.regions.map(withMessageOnce), models: firstOfEachReason(told) };
}

function firstOfEachReason(models: readonly Model[]): Model[] {
  const refused = models.filter(isRefused);
  return refused.filter(
    (model, i) => i === refused.findIndex((other) => reasonKey(other) === reasonKey(model)),
  );
}

/** What a region said in the words of one before it is told by its finding. */
function withMessageOnce(answer: RegionAnswer, at: number, all: readonly RegionAnswer[]): RegionAnswer {
  const { message, ...rest } = answer;
  return at === all.findIndex(({ finding }) => finding === answer.finding) ? answer : rest;
}
