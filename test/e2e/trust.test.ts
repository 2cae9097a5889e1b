import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { arrangeTrust, TRUST_CASES } from '../support/trust-cases.ts';
import { makeHome } from './support/home.ts';
import { CLAUDE } from './support/install.ts';
import { openTerminal } from './support/terminal.ts';

const ASKS = 'Yes, I trust';
const GOES_ON = '? for shortcuts';

test.each(TRUST_CASES)(
  'Claude Code asks for trust as we expect, where the person has trusted $name',
  async (one) => {
    const { root, env } = await makeHome(await sandboxForTest());
    mkdirSync(join(root, 'cases'));
    const cases = join(root, 'cases');
    await arrangeTrust(cases, one);
    const terminal = await openTerminal({
      program: CLAUDE,
      args: ['--permission-mode', 'default'],
      cwd: join(cases, one.at),
      env: { ...env, HOME: join(cases, 'home'), CLAUDE_CODE_USE_BEDROCK: '1', ...one.env },
      socket: `${root}/tmux`,
      columns: 120,
    });
    await terminal.waitFor(one.isTrusted ? GOES_ON : ASKS);
    expect(terminal.screens.some((screen) => screen.includes(ASKS))).toBe(!one.isTrusted);
  },
);
