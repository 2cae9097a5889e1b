/** The commands that talk to IAM Identity Center. They share most of their code, so they share a file of the bundle. */
export { accounts } from './accounts.ts';
export { exportCredentials } from './export-credentials.ts';
export { login } from './login.ts';
