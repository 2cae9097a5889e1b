import { FAILURES, type Failure, type FailureId } from '../failures.ts';

/** A text that somebody prints, and what it stands for. */
export interface KnownMessage extends Failure {
  /** A row of the doctor's catalogue where it has one; else a name of its own. */
  readonly id: string;
  readonly text: RegExp;
  /** Who writes that text. */
  readonly source: string;
}

/** The program of Claude Code; checked against 2.1.332. */
export const CLIENT = 'the program of Claude Code 2.1.332';
/** https://code.claude.com/docs/en/errors */
export const ERRORS = 'https://code.claude.com/docs/en/errors';
export const ISSUES = 'https://github.com/anthropics/claude-code/issues/';
export const BOTOCORE = 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py';
export const BEDROCK =
  'https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html';
/** The Messages API, whose refusals Amazon Bedrock hands through as ValidationException. */
export const MESSAGES = 'https://platform.claude.com/docs/en/api/errors';
/** The AWS SDK for JavaScript: https://github.com/aws/aws-sdk-js-v3 */
export const SDK = 'the AWS SDK for JavaScript';

/** A text that says one of AWS's failures in words of somebody else. */
export function saying(
  id: FailureId,
  text: RegExp,
  source: string,
  words: Partial<Failure> = {},
): KnownMessage {
  return { id, ...FAILURES[id], ...words, text, source };
}
