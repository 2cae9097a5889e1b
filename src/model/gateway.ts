/** What came back from a gateway, as it is. */
export interface GatewayAnswer {
  readonly status: number;
  /** The kind of content, as the gateway names it. */
  readonly type: string;
  /** The name of AWS's error, where it hands one through. */
  readonly awsError: string | undefined;
  readonly text: string;
}
