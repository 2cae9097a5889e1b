import { isObject, kindOf } from '../../../facts/settings/settings-file.ts';
import type { Problem } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { mayWork } from '../../helpers/broken-settings.ts';

/**
 * A variable whose value is an object, an array or null: Claude Code makes a text of it, such as "null" [run 2.1.332:
 * `"AWS_PROFILE": null` takes the profile of that name].
 */
export const envValueType: Check = {
  id: 'env-value-type',
  group: 'Settings',
  title: 'The variables in the settings files are texts',
  live: 'used',
  judge: (facts) =>
    facts.trusted.flatMap((settings): Problem | [] => {
      if (settings.state !== 'parsed' || !isObject(settings.json.env)) return [];
      const variables = Object.entries(settings.json.env);
      const [name, value] = variables.find(([, one]) => one === null || typeof one === 'object') ?? [];
      if (name === undefined) return [];
      const { scope, file } = settings;
      return {
        status: mayWork(facts) ? 'warn' : 'fail',
        title: `${file} has a variable that is no text`,
        found: `"env.${name}" in ${file} is ${kindOf(value)} where Claude Code expects text: it makes a text of it${value === null ? ', "null"' : ''}, which hides what is set elsewhere.`,
        origin: { from: scope, file, key: `env.${name}` },
        fix: { say: `Put the value of "${name}" in quotes, or remove it.` },
      };
    }),
};
