import type { Ignored } from '../../../facts/claude-code/client-view.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';
import { misplaced } from '../../helpers/misplaced-command.ts';

const REASONS: Partial<Record<Ignored['why'], (ignored: Ignored) => readonly [found: string, fix: string]>> =
  {
    'unknown-name': ({ what, nearest }) => [
      `Claude Code knows no variable ${what}, so it does nothing.`,
      nearest === undefined
        ? `Take ${what} out, if nothing else reads it.`
        : `Write ${nearest}, if that is meant.`,
    ],
    'unknown-model': ({ what, nearest }) => [
      `modelOverrides goes by Anthropic's own names of models, and ${what} is none: it overrides nothing.`,
      nearest === undefined
        ? 'Write the name that Anthropic gives the model, such as claude-sonnet-4-6; what an alias means, ANTHROPIC_DEFAULT_SONNET_MODEL and its like say.'
        : `Write ${nearest}, if that is meant.`,
    ],
    'misplaced-key': ({ what }) => [
      `Claude Code does not look for ${what} there.`,
      `Move ${what} to where Claude Code reads it: variables below env, other keys at the top of the file.`,
    ],
    'misplaced-file': ({ what }) => [
      `Claude Code does not read ${what}.`,
      'Move what it says to settings.json in the same directory.',
    ],
    'not-expanded': ({ what }) => [
      `Claude Code takes '${what}' as it stands: it expands neither variables nor ~.`,
      'Write the value out.',
    ],
  };

/** The settings say something that Claude Code does not read: whoever wrote it expects an effect. */
export const settingUnknown: Check = {
  id: 'setting-unknown',
  group: 'Settings',
  title: 'Claude Code reads what the settings say',
  after: [
    'settings-unreadable',
    'settings-too-large',
    'settings-invalid-json',
    'settings-not-object',
    'env-not-object',
  ],
  judge: (facts) => {
    const unread = facts.client.ignored.flatMap((ignored) => {
      // The rules of these commands tell it, and have a remedy.
      const { what } = ignored;
      if ((what === 'awsAuthRefresh' || what === 'awsCredentialExport') && misplaced(facts, what)) return [];
      const words = REASONS[ignored.why]?.(ignored);
      return words ? [{ ignored, found: words[0], say: words[1] }] : [];
    });
    if (unread.length === 0) return FINE;
    return unread.map(({ ignored, found, say }) =>
      warning({
        title: `The settings say what Claude Code does not read: ${ignored.origin.key ?? ignored.what}`,
        found: `${found} It is set in ${placeOf(ignored.origin)}.`,
        origin: ignored.origin,
        fix: { say },
      }),
    );
  },
};
