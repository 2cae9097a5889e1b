import { refusedByAws } from './refused-by-aws.ts';

/** AWS refuses signatures that are more than five minutes off. */
export const clockSkew = refusedByAws('clock-skew', {
  group: 'Credentials',
  title: "This computer's clock is right",
  about: ({ live }) => {
    const minutes = Math.round((live?.clockAheadMs ?? 0) / 60_000);
    if (minutes === 0) return {};
    return {
      found: `The clock is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} AWS's.`,
    };
  },
});
