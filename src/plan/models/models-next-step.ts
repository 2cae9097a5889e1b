import { FAILURES, isFailureId } from '../../knowledge/failures.ts';
import type { ModelChoice } from '../../model/choices.ts';
import type { Model } from '../../model/models.ts';
import type { Options } from '../../model/options.ts';
import { commandLine } from '../../shell/command-line.ts';

/** What was asked, as far as the next command depends on it. */
export interface Asked {
  readonly regions: readonly string[];
  readonly isProbed: boolean;
  /** Every region was asked already. */
  readonly isEverywhere: boolean;
  /** The options by which `models` and `setup` sign as it was done here. */
  readonly signIn: { readonly options: Options };
}

/** One sentence that names the next command, or what has to happen before there is one. */
export function modelsNextStep(
  { models, choices }: { readonly models: readonly Model[]; readonly choices: readonly ModelChoice[] },
  asked: Asked,
): string {
  const { regions, isProbed, signIn } = asked;
  const asHere = signIn.options;
  const ask = (options: Options) => `claude-bedrock models ${commandLine({ ...asHere, ...options })}`;
  const elsewhere = asked.isEverywhere
    ? ''
    : ` To look in other regions: ${ask({ region: 'all', probe: true })}`;
  if (models.length === 0) return `No Claude model is available here.${elsewhere}`;
  const choice = isProbed ? choices.find(({ recommended }) => recommended) : choices[0];
  if (choice && isProbed) {
    const options = [commandLine(asHere), choice.options].filter((part) => part !== '').join(' ');
    return `See what setup would write: claude-bedrock setup --plan ${options}`;
  }
  if (choice) return `Find out which can be invoked: ${ask({ region: regions, probe: true })}`;
  const refusal = models.find(({ probe }) => probe !== undefined && probe !== 'usable')?.probe;
  if (refusal === undefined) return `No active Claude model is available here.${elsewhere}`;
  const fix = isFailureId(refusal) ? ` ${FAILURES[refusal].fix}` : '';
  return `No model could be invoked.${fix}${elsewhere}`;
}
