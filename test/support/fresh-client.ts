import { predictClient } from '../../src/client/predict-client.ts';
import type { ClientReport } from '../../src/report/client/client.ts';
import { clientReport } from '../../src/report/client/client-report.ts';

/** What Claude Code will do where nothing is set up. */
export function freshClient(): ClientReport {
  const files = {
    files: [],
    profiles: new Map(),
    credentials: new Map(),
    ssoSessions: new Map(),
    services: new Map(),
    droppedProfiles: [],
    droppedSessions: [],
    misnamed: [],
  };
  return clientReport(predictClient({ settings: [], files, profiles: [] }, {}, '2.1.332'));
}
