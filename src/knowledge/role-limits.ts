/**
 * What AWS STS demands of how a role is asked for.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const ROLE_LIMITS = {
  arn: /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  sessionName: /^[\w+=,.@-]{2,64}$/,
  externalId: /^[\w+=,.@:/-]{2,1224}$/,
  leastSeconds: 900,
  mostSeconds: 43_200,
  /** For a role that is taken with another role's credentials, whatever its own maximum. */
  mostChainedSeconds: 3_600,
} as const;
