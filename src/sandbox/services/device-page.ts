import { approveDevice } from '../cloud/identity-center.ts';
import { escaped, html } from '../response.ts';
import type { Answer, Call, Operation } from './operation.ts';

const PATH = /^\/device$/;
const PAGE = { service: 'sso-oidc', path: PATH, isSigned: false } as const;

/** The page on which a person allows a sign-in: `GET` shows it, `POST` with `user_code` says yes. */
export const DEVICE_PAGE: readonly Operation[] = [
  { ...PAGE, name: 'ShowDevicePage', method: 'GET', answer: show },
  { ...PAGE, name: 'ApproveDevice', method: 'POST', answer: approve },
];

function show({ request }: Call): Answer {
  const code = escaped(request.query.get('user_code') ?? '');
  return html(
    page(`<form method="post">
<p>Allow the program that shows this code to use your accounts?</p>
<input name="user_code" value="${code}" aria-label="Code"> <button>Allow</button>
</form>`),
  );
}

function approve({ request, cloud }: Call): Answer {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const code = form.get('user_code') ?? request.query.get('user_code') ?? '';
  if (approveDevice(cloud, code.trim().toUpperCase()))
    return html(page('<p>Allowed. You can close this page.</p>'));
  return html(page('<p>No sign-in waits with this code.</p>'), 404);
}

function page(content: string): string {
  return `<!doctype html><html lang="en"><title>Sandbox sign-in</title><h1>Sandbox sign-in</h1>${content}</html>\n`;
}
