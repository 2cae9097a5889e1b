import type { Check } from '../../check.ts';
import { baseUrl } from './base-url.ts';
import { caFile } from './ca-file.ts';
import { endpointUnreachable } from './endpoint-unreachable.ts';
import { proxy } from './proxy.ts';
import { regionMalformed } from './region-malformed.ts';
import { regionMissing } from './region-missing.ts';
import { regionNoBedrock } from './region-no-bedrock.ts';
import { regionNotEnabled } from './region-not-enabled.ts';
import { serviceUnavailable } from './service-unavailable.ts';
import { tls } from './tls.ts';

/** The rules of the group Region and network, in the order in which what they look at can stop a request. */
export const NETWORK_RULES: readonly Check[] = [
  regionMalformed,
  regionMissing,
  baseUrl,
  caFile,
  tls,
  endpointUnreachable,
  proxy,
  regionNoBedrock,
  regionNotEnabled,
  serviceUnavailable,
];
