import { brokenSettings } from '../../helpers/broken-settings.ts';

/** A variable whose value is an object, an array or null. */
export const envValueType = brokenSettings('env-value-type', {
  codes: ['settings-env-value-type'],
  title: 'The variables in the settings files are texts',
  problem: 'has a variable that is no text',
});
