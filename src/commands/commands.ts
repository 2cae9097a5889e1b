/**
 * The commands that load more than `status` may. They share most of their code, so they share a file of the bundle;
 * what only one of them needs, such as zod, is evaluated for that one.
 */
export const accounts = async () => (await import('./accounts.ts')).accounts;
export const exportCredentials = async () => (await import('./export-credentials.ts')).exportCredentials;
export const fixWizard = async () => (await import('../wizard/fix-wizard.ts')).fixWizard;
export const fixScreens = async () => (await import('../wizard/screens.ts')).fixScreens;
export const fixFinding = async () => (await import('../flows/changes/fix-finding.ts')).fixFinding;
export const keepFailure = async () => (await import('../hooks/stop-failure.ts')).keepFailure;
export const login = async () => (await import('./login.ts')).login;
export const profile = async () => (await import('./profile.ts')).profile;
export const renewProfile = async () => (await import('../flows/sign-in/standing-sign-in.ts')).renewProfile;
export const reset = async () => (await import('./reset.ts')).reset;
export const setupScreens = async () => (await import('../wizard/screens.ts')).setupScreens;
export const setup = async () => (await import('./setup.ts')).setup;
export const renewalOf = async () => (await import('../flows/sign-in/renewal.ts')).renewalOf;
