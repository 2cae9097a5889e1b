import type { Cloud } from './cloud/cloud.ts';
import { exampleCloud } from './cloud/example.ts';
import { receive } from './exchange.ts';
import { type Fault, type FaultTarget, faultList } from './faults.ts';
import { listen } from './listen.ts';
import { agreeableModel, type ScriptedModel } from './model/scripted-model.ts';
import type { RecordedRequest } from './record.ts';
import { answerExchange } from './serve.ts';

/** What a sandbox starts with; the example cloud, the real clock and any free port unless told otherwise. */
export interface SandboxOptions {
  cloud?: Cloud;
  now?: () => Date;
  port?: number;
}

/** AWS on 127.0.0.1, in memory. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:4711`. */
  readonly url: string;
  /** The same below `/region/<region>`, so that unsigned services know which region was called. */
  urlIn(region: string): string;
  readonly cloud: Cloud;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  fail(where: FaultTarget, fault: Fault): void;
  clearFaults(): void;
  play(model: ScriptedModel): void;
  /** Variables that point the AWS SDK and Claude Code here. They hold no credentials. */
  environment(): Record<string, string>;
  /** Ends every connection, also those that hang. */
  close(): Promise<void>;
}

/** Starts AWS on the loopback interface. It plays STS, the SSO portal, SSO OIDC, Bedrock and its runtime. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { cloud = exampleCloud(), now = () => new Date(), port = 0 } = options;
  const requests: RecordedRequest[] = [];
  const faults = faultList();
  let model: ScriptedModel = agreeableModel;

  const listener = await listen(async (incoming, outgoing) => {
    try {
      const exchange = await receive(incoming, outgoing);
      await answerExchange(exchange, { cloud, requests, faults, now: now(), model, origin: url });
    } catch {
      // The other side went away in the middle: there is nobody left to tell.
      outgoing.destroy();
    }
  }, port);
  const url = `http://127.0.0.1:${listener.port}`;

  return {
    url,
    urlIn: (region) => `${url}/region/${region}`,
    cloud,
    requests,
    fail: faults.add,
    clearFaults: faults.clear,
    play: (next) => {
      model = next;
    },
    environment: () => ({
      AWS_ENDPOINT_URL: url,
      ANTHROPIC_BEDROCK_BASE_URL: url,
      AWS_EC2_METADATA_DISABLED: 'true',
    }),
    close: listener.close,
  };
}
