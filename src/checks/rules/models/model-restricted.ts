import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';

/** A list of models leaves out what the settings name: Claude Code takes another one, which nobody chose. */
export const modelRestricted: Check = {
  id: 'model-restricted',
  group: 'Models',
  title: 'The lists of models have the model that is chosen',
  after: ['bedrock-off', 'policy-forbids'],
  live: 'used',
  judge: ({ client }) => {
    const { value, origin } = client.models.main;
    const { restricted, id } = value;
    if (!restricted) return FINE;
    const { asked, by } = restricted;
    const isTheirs = by.from === 'managed';
    return warning({
      title: `Claude Code uses ${id}, and not ${asked}`,
      found: `${placeOf(by)} leaves ${asked} out, so that Claude Code takes what it chooses by itself: ${id}${origin.from === 'default' ? '' : ` (${placeOf(origin)})`}.`,
      origin: by,
      fix: {
        say: `Choose a model of that list (ANTHROPIC_MODEL or "model"), or ${isTheirs ? `ask your administrator to add ${asked} to it` : `add ${asked} to it`}.`,
      },
    });
  },
};
