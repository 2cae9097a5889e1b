import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Invocation } from '../../facts/live-facts.ts';
import { FAMILIES, isFamily } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { DoctorReport } from '../doctor/doctor.ts';

type Models = Pick<DoctorFacts, 'models' | 'live'>;

/** The models by family: every one that a setting names or that was tried, with what it is for and whether it answers. */
export function modelFacts(facts: Models): DoctorReport['facts'] {
  const ids = [...new Set([...facts.models.named, ...triedModels(facts)].map(({ id }) => id))];
  const rows = ids.map((id) => ({ name: familyOf(facts, id), value: modelText(facts, id) }));
  if (rows.length === 0) return [{ name: 'Models', value: 'none is pinned: Claude Code chooses' }];
  const known = FAMILIES.flatMap((family) => rows.filter(({ name }) => name.toLowerCase() === family));
  return [...known, ...rows.filter(({ name }) => !isFamily(name.toLowerCase()))];
}

function triedModels({ live }: Pick<Models, 'live'>): readonly Invocation[] {
  return live ? [...live.invocations, ...live.pinnable] : [];
}

/** The family as a label, told by the id or, where that is opaque, by the alias that it stands for. */
function familyOf({ models }: Models, id: string): string {
  const parsed = parseModelId(id);
  const roles = models.named.find((one) => one.id === id)?.roles ?? [];
  const family = 'family' in parsed ? parsed.family : FAMILIES.find((one) => roles.includes(one));
  return family ? `${family.charAt(0).toUpperCase()}${family.slice(1)}` : 'Model';
}

function modelText({ models, live }: Models, id: string): string {
  const roles = models.named.find((one) => one.id === id)?.roles ?? [];
  const uses = roles.filter((role) => !isFamily(role));
  const use = uses.length > 0 ? ` (${uses.join(', ')})` : '';
  return `${id}${use}, ${stateOf(triedModels({ live }).find((invocation) => invocation.id === id))}`;
}

function stateOf(invocation: Invocation | undefined): string {
  if (!invocation) return 'not tried';
  const { answer } = invocation;
  return answer.ok ? 'usable' : `not usable: ${answer.finding.title} (${answer.finding.id})`;
}
