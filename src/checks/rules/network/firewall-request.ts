import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { brokenRoutes, hostsNeeded } from './hosts-needed.ts';

/** A text for whoever runs the network: the wish, the hosts, what was seen. */
export function firewallRequest(facts: DoctorFacts, ask: string): string {
  const seen = brokenRoutes(facts.live?.routes);
  return [ask, '', ...hostsNeeded(facts), ...(seen ? ['', `What was seen: ${seen}`] : [])].join('\n');
}
