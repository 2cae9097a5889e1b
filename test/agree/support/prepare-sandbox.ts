import type { ServiceError } from '../../../src/sandbox/errors.ts';
import {
  account,
  type Fault,
  iamUser,
  type Sandbox,
  type ServiceName,
  ssoToken,
  temporaryCredentials,
} from '../../../src/sandbox/index.ts';
import { errorResponse } from '../../../src/sandbox/response.ts';
import { putSsoToken } from '../../support/aws-home.ts';
import type { Saying, Scene, SignIn, Speaker, Stage } from './scene.ts';

/** Keys beside those of the example cloud, so that it shows which of two signed. */
export const SECOND = {
  accessKeyId: 'AKIASECONDSECONDSEC2',
  secretAccessKey: 'secretOfTheSecondUserOfTheSandbox00000002',
};

/** What export commands and credential processes hand over. */
export const EXPORTED = {
  accessKeyId: 'ASIAEXPORTEDEXPORTED',
  secretAccessKey: 'secretOfTheExportedCredentials0000000003',
  sessionToken: 'tokenOfTheExportedCredentials',
};

const HOUR = 60 * 60 * 1000;

/** Brings a sandbox to where a scene has it. */
export async function prepareSandbox(scene: Scene, sandbox: Sandbox, stage: Stage): Promise<void> {
  const { cloud } = sandbox;
  const [first] = cloud.accounts;
  if (!first) throw new TypeError('the example cloud has an account');
  const developer = cloud.users[0];
  if (!developer) throw new TypeError('the example cloud has a user');
  cloud.users.push(iamUser(first.id, 'second', [SECOND]));
  cloud.sessions.push({ ...temporaryCredentials(developer, new Date(Date.now() + HOUR)), ...EXPORTED });
  // Every model may be invoked but for what the scene refuses.
  Object.assign(first, {
    ...account(first.id, first.name),
    applicationProfiles: [...first.applicationProfiles, ...here()],
  });
  for (const model of scene.refused ?? []) {
    sandbox.fail({ service: 'bedrock-runtime', model }, toKnown('bedrock-runtime', NO_ACCESS));
  }
  for (const [service, saying] of Object.entries(scene.says ?? {}) as [Speaker, Saying][]) {
    sandbox.fail({ service }, faultOf(service, saying));
  }
  if (scene.isListingDenied) {
    sandbox.fail({ service: 'bedrock' }, toKnown('bedrock', NO_LISTING));
  }
  if (scene.signIn) await signIn(scene.signIn, sandbox, stage);
}

/** A refusal that AWS gives to those whom it knows: whose signature it cannot tell hears of that alone. */
function toKnown(service: ServiceName, refusal: ServiceError): Fault {
  const refused = errorResponse(service, refusal, 'refused-by-the-scene');
  return { kind: 'altered', alter: (answer) => (answer.status === 403 ? answer : refused) };
}

/** An application profile that every region of the wide cloud which the scenes use has. */
function here() {
  return ['us-west-2', 'eu-west-1'].map((region) => ({
    id: 'team0profile',
    name: 'team-claude',
    region,
    modelId: 'anthropic.claude-sonnet-4-6',
    destinations: [region],
  }));
}

function faultOf(service: Speaker, saying: Saying): Fault {
  const said = (status: number, body: object | string): Fault => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' };
    return { kind: 'altered', alter: () => ({ status, headers, body: [Buffer.from(text)] }) };
  };
  const ofAnthropic = (type: string, message: string) => ({ type: 'error', error: { type, message } });
  const isMessages = service === 'bedrock-mantle' || service === 'aws-external-anthropic';
  const action = `${service === 'bedrock-runtime' || service === 'gateway' ? 'bedrock:InvokeModel' : `${service}:CreateInference`}`;
  const denied = `User: arn:aws:iam::111122223333:user/developer is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
  switch (saying) {
    case 'page':
      return { kind: 'html', status: 200 };
    case 'other-api':
      return said(404, ofAnthropic('not_found_error', 'Not Found'));
    case 'not-found':
      return said(404, 'not found');
    case 'forbidden':
      return said(403, { message: 'Forbidden' });
    case 'denied':
      return isMessages
        ? said(403, ofAnthropic('permission_error', denied))
        : { kind: 'error', status: 403, code: 'AccessDeniedException', message: denied };
    default:
      return isMessages
        ? said(429, ofAnthropic('rate_limit_error', 'Too many tokens, please wait before trying again.'))
        : {
            kind: 'error',
            status: 429,
            code: 'ThrottlingException',
            message: 'Too many tokens, please wait before trying again.',
          };
  }
}

const NO_ACCESS = {
  status: 403,
  code: 'AccessDeniedException',
  message: "You don't have access to the model with the specified model ID.",
};

const NO_LISTING = {
  status: 403,
  code: 'AccessDeniedException',
  message:
    'User: arn:aws:iam::111122223333:user/developer is not authorized to perform: bedrock:ListInferenceProfiles on resource: * because no identity-based policy allows the bedrock:ListInferenceProfiles action',
};

/** As `aws sso login` leaves it, then as time has left it. */
async function signIn(state: SignIn, { cloud }: Sandbox, { home }: Stage): Promise<void> {
  const [center] = cloud.identityCenters;
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  const isOver = state.startsWith('over') || state === 'registration-over';
  const expiresAt = new Date(Date.now() + (state === 'nearly-over' ? HOUR / 20 : isOver ? -HOUR : HOUR));
  const registrationExpiresAt = new Date(Date.now() + (state === 'registration-over' ? -HOUR : 24 * HOUR));
  const client = {
    clientId: 'agree-client',
    clientSecret: 'secretOfTheClient',
    expiresAt: registrationExpiresAt,
    scopes: ['sso:account:access'],
  };
  cloud.oidcClients.push(client);
  const isRenewable = state === 'over-but-renewable' || state === 'registration-over' || state === 'valid';
  const token = ssoToken(center, expiresAt, isRenewable ? client : undefined);
  if (state !== 'revoked') cloud.ssoTokens.push(token);
  const file = {
    startUrl: token.startUrl,
    region: center.region,
    accessToken: token.accessToken,
    expiresAt: expiresAt.toISOString(),
    ...(token.refresh && {
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      registrationExpiresAt: registrationExpiresAt.toISOString(),
      refreshToken: token.refresh.refreshToken,
    }),
  };
  await putSsoToken(home, 'corp', file);
  await putSsoToken(home, token.startUrl, file);
}
