/** A name of a key that the app no longer takes. */
export interface RefusedName {
  readonly name: string;
  /** What to write instead; absent where nothing took its place. */
  readonly use?: string;
}

/**
 * From this day on the app refuses what it had only warned of.
 * https://claude.com/docs/third-party/claude-desktop/configuration-changelog
 */
export const REFUSED_SINCE = '2026-10-07';

/** The names refused since. */
export const REFUSED_NAMES: readonly RefusedName[] = [
  { name: 'inferenceGatewayHeaders', use: 'inferenceCustomHeaders' },
  { name: 'isDxtEnabled', use: 'isDesktopExtensionEnabled' },
  { name: 'isDxtSignatureRequired', use: 'isDesktopExtensionSignatureRequired' },
  { name: 'trustBootstrapLocalExec', use: 'trustBootstrapDelivery' },
  { name: 'enduserAttribution', use: 'endUserAttribution' },
];
