/** The commands that write settings. They share most of their code, so they share a file of the bundle. */
export { fixFinding } from './fix-finding.ts';
export { reset } from './reset.ts';
export { setup } from './setup.ts';
