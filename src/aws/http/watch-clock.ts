import type { World } from '../../model/world.ts';
import type { RequestHandler } from './request-handler.ts';

/** A handler that notes how the clock of whoever answers differs from ours. */
export interface ClockWatch {
  readonly handler: RequestHandler;
  /** How far our clock is ahead, in milliseconds; `undefined` where no answer told its time. */
  aheadMs(): number | undefined;
}

/** Notes the `Date` of every answer, of refusals too. Of several the nearest counts: an answer may come from a cache. */
export function watchClock(handler: RequestHandler, now: World['now']): ClockWatch {
  let nearest: number | undefined;
  return {
    handler: {
      metadata: handler.metadata,
      handle: async (request, options) => {
        const answer = await handler.handle(request, options);
        const { date } = answer.response.headers;
        const ahead = now().getTime() - (date === undefined ? Number.NaN : Date.parse(date));
        if (Math.abs(ahead) < Math.abs(nearest ?? Number.POSITIVE_INFINITY)) nearest = ahead;
        return answer;
      },
      destroy: () => handler.destroy(),
    },
    aheadMs: () => nearest,
  };
}
