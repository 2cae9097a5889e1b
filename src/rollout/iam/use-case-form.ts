import type { Rollout } from '../file/rollout.ts';

const USERS = { internal: '0', external: '1', both: '2' } as const;

/** The form for Anthropic's models as the console sends it; `undefined` where the file does not hold what it asks for. */
export function useCaseForm({
  useCase,
  organization,
}: Rollout): Readonly<Record<string, string>> | undefined {
  if (!useCase) return undefined;
  return {
    companyName: organization.name,
    companyWebsite: useCase.website,
    intendedUsers: USERS[useCase.users],
    industryOption: useCase.industry,
    otherIndustryOption: useCase.otherIndustry ?? '',
    useCases: useCase.useCases,
  };
}
