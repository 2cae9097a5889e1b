import { useCaseForm as formOf } from '../../plan/access/use-case-form.ts';
import type { Rollout } from '../file/rollout.ts';

/** The form for Anthropic's models; `undefined` where the file does not hold what it asks for. */
export function useCaseForm({
  useCase,
  organization,
}: Rollout): Readonly<Record<string, string>> | undefined {
  return useCase && formOf({ ...useCase, company: organization.name });
}
