import type { Answer } from '../../facts/answer.ts';
import type { PriceList } from '../../facts/prices.ts';
import type { World } from '../../model/world.ts';

/** Reads AWS's price list of a region, which everybody may. `world` is the world as Claude Code sees it. */
export async function askPrices(world: World, region: string): Promise<Answer<PriceList>> {
  world.progress(`Reading AWS's price list of ${region}…`);
  const aws = await import('../../aws/index.ts');
  const { listPrices } = await aws.priceList();
  const answer = await aws.withSession(world, { kind: 'nothing' }, region, (session) =>
    listPrices(session, region),
  );
  return answer.ok ? answer.value : answer;
}
