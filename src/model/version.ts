import { version } from '../../package.json';

/** The version of this program and of the plugin. */
export const VERSION: string = version;
