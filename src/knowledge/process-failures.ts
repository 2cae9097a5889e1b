/**
 * Why the JavaScript SDK does not take what a `credential_process` does: it tells by text alone, which may repeat
 * what the program wrote. https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-process
 */
const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/did not return Version 1/, 'its answer lacks "Version": 1'],
  [/returned invalid credentials/, 'its answer lacks AccessKeyId or SecretAccessKey'],
  [/returned expired credentials/, 'the credentials that it hands over have expired'],
  [/returned invalid JSON/, 'its answer is not JSON'],
  [/ENOENT|not found|not recognized/, 'it could not be started'],
  [/TimeoutError|timed out|in time|deadline/, 'it did not end in time'],
  [/Command failed/, 'it ended with an error'],
];

/** What is wrong with a credential process, told from the text of the SDK's error; nothing of that text is in it. */
export function processFailure(message: string): string {
  return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'it gave no credentials that can be used';
}
