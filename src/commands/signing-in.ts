/** What signs people in, and renews it. All of it shares most of its code, so it shares a file of the bundle. */
export { accounts } from './accounts.ts';
export { exportCredentials } from './export-credentials.ts';
export { login } from './login.ts';
export { signInRenewal } from './sign-in-renewal.ts';
