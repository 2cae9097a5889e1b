import { brokenSettings } from '../../helpers/broken-settings.ts';

/** `"env": null`, an array or a text: no variable of the file is set. */
export const envNotObject = brokenSettings('env-not-object', {
  codes: ['settings-env-not-object'],
  title: '"env" in the settings files is an object',
  problem: 'has an "env" that is no object, so none of its variables are set',
});
