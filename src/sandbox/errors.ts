/** A refusal by an AWS service. */
export interface ServiceError {
  status: number;
  code: string;
  message: string;
  /** The gateway in front of Amazon Bedrock writes `Message`, the service itself `message`. */
  messageField?: 'Message';
}

/** Whether a step ended in a refusal. */
export function isServiceError(value: object): value is ServiceError {
  return 'status' in value && 'code' in value && 'message' in value;
}

/** The operation exists in no service that the sandbox plays. */
export const UNKNOWN_OPERATION: ServiceError = {
  status: 404,
  code: 'UnknownOperationException',
  message: 'Unknown operation',
};

/** A bug in the sandbox or in the script of its model: loud, so that a test shows it. */
export function internalError(error: unknown): ServiceError {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, code: 'InternalServerException', message };
}
