/** Who uses what is made with the models, as the form has it. */
const USERS = { internal: '0', external: '1', both: '2' } as const;

/** What somebody says of their company, once for an account. */
export interface UseCase {
  readonly company: string;
  readonly website: string;
  readonly users: keyof typeof USERS;
  readonly industry: string;
  /** Which, where `industry` is Other. */
  readonly otherIndustry?: string | undefined;
  readonly useCases: string;
}

/**
 * The form for Anthropic's models as the console sends it.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutUseCaseForModelAccess.html
 */
export function useCaseForm(given: UseCase): Readonly<Record<string, string>> {
  return {
    companyName: given.company,
    companyWebsite: given.website,
    intendedUsers: USERS[given.users],
    industryOption: given.industry,
    otherIndustryOption: given.otherIndustry ?? '',
    useCases: given.useCases,
  };
}
