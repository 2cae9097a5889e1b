import { parseModelId } from '../../knowledge/model-id.ts';
import { checkModel } from '../../plan/setup/check-model.ts';
import { fitsXml } from '../formats/plist.ts';
import type { FaultCode, KeyPath, Wrong } from './fault.ts';
import { helperOf, oidcOf, type Rollout, type RolloutModel } from './rollout.ts';

const wrong = (code: FaultCode, path: KeyPath, says: string, fix: string): Wrong => ({
  code,
  path,
  says,
  fix,
});
const missing = (path: KeyPath, says: string, fix: string) => wrong('rollout-incomplete', path, says, fix);
const cannot = (path: KeyPath, says: string, fix: string) => wrong('rollout-unsupported', path, says, fix);

/** What the parts of a file, each right by itself, do not do together. */
export function judgeRollout(rollout: Rollout): readonly Wrong[] {
  return [
    ...productsOf(rollout),
    ...placeOf(rollout),
    ...signInOf(rollout),
    ...rollout.models.flatMap((model, index) => modelOf(model, index, rollout)),
    ...twice(rollout),
    ...ownNames(rollout),
    ...ownValues(rollout),
  ];
}

function productsOf({ products, signIn }: Rollout): readonly Wrong[] {
  if (!products.claudeDesktop && !products.claudeCode)
    return [missing(['products'], 'names no product', 'Name claudeDesktop, claudeCode or both.')];
  if (!products.claudeCode) return [];
  const path = ['products', 'claudeCode'];
  const out = 'Leave claudeCode out, or choose another way: in-app and profile serve both.';
  if (signIn.way === 'helper')
    return [cannot(path, 'cannot take an Amazon Bedrock API key from a helper', out)];
  if (signIn.way === 'external-idp') return [cannot(path, 'knows no sign-in by an external IdP', out)];
  if (signIn.way === 'gateway' && signIn.credential.kind === 'oidc')
    return [
      cannot(path, 'cannot sign in to a gateway by OpenID Connect', 'Leave claudeCode out, or use a helper.'),
    ];
  return [];
}

function placeOf({ aws, signIn, products }: Rollout): readonly Wrong[] {
  if (!aws) {
    if (signIn.way === 'gateway') return [];
    return [missing(['aws'], 'is missing', 'Name the region that requests go to: "aws": { "region": "…" }.')];
  }
  const found: Wrong[] = [];
  const path = new URL(aws.baseUrl ?? 'https://none.invalid').pathname.replace(/\/$/, '');
  const wanted = aws.endpoint === 'mantle' ? '/anthropic' : '';
  if (aws.baseUrl !== undefined && path !== wanted) {
    const says = wanted === '' ? 'has a path' : 'does not end with /anthropic';
    found.push(cannot(['aws', 'baseUrl'], says, `Write ${new URL(aws.baseUrl).origin}${wanted}.`));
  }
  if (aws.endpoint === 'mantle' && signIn.way !== 'helper' && signIn.way !== 'static-key')
    found.push(
      cannot(
        ['aws', 'endpoint'],
        'takes API keys alone: no sign-in to AWS and no profile',
        'Choose helper or static-key, or leave endpoint out.',
      ),
    );
  if (aws.endpoint === 'mantle' && products.claudeCode)
    found.push(
      cannot(
        ['aws', 'endpoint'],
        'is not built for Claude Code',
        'Leave claudeCode out, or leave endpoint out.',
      ),
    );
  return found;
}

function signInOf({ signIn, aws, products }: Rollout): readonly Wrong[] {
  const oidc = oidcOf(signIn);
  const oidcPath: KeyPath = signIn.way === 'gateway' ? ['signIn', 'credential', 'oidc'] : ['signIn', 'oidc'];
  const found: Wrong[] = [];
  if (
    oidc &&
    oidc.issuer === undefined &&
    (oidc.authorizationUrl === undefined || oidc.tokenUrl === undefined)
  )
    found.push(
      missing(
        oidcPath,
        'names neither an issuer nor both endpoints',
        'Give issuer, or authorizationUrl and tokenUrl.',
      ),
    );
  if (signIn.way === 'external-idp' && aws && aws.baseUrl === undefined)
    found.push(
      missing(
        ['aws', 'baseUrl'],
        'is missing',
        'Name the proxy that turns the sign-in of your IdP into one of AWS.',
      ),
    );
  if (signIn.way === 'profile') found.push(...profileOf(signIn));
  const helper = helperOf(signIn);
  const helperPath: KeyPath =
    signIn.way === 'gateway' ? ['signIn', 'credential', 'helper'] : ['signIn', 'helper'];
  if (helper) {
    const wanted = new Set([
      ...(products.claudeDesktop?.systems ?? []),
      ...(products.claudeCode?.systems ?? []),
    ]);
    for (const system of wanted)
      if (helper[system] === undefined)
        found.push(
          missing(
            [...helperPath, system],
            'is missing',
            `Name the program for ${system}, which the products are rolled out on.`,
          ),
        );
  }
  return found;
}

const OF_PORTAL = ['startUrl', 'identityCenterRegion', 'accountId', 'permissionSet'] as const;

function profileOf(signIn: Extract<Rollout['signIn'], { way: 'profile' }>): readonly Wrong[] {
  const absent = OF_PORTAL.filter((key) => signIn[key] === undefined);
  if (absent.length === 0 || absent.length === OF_PORTAL.length) return [];
  const fix = `Give all of ${OF_PORTAL.join(', ')}, or none where devices have the profile already.`;
  return absent.map((key) => missing(['signIn', key], 'is missing', fix));
}

function modelOf(model: RolloutModel, index: number, { aws, signIn }: Rollout): readonly Wrong[] {
  if (!aws || signIn.way === 'gateway') return [];
  const path = ['models', index];
  const { region, endpoint } = aws;
  const parsed = parseModelId(model.id);
  if ('region' in parsed && parsed.region !== '' && parsed.region !== region) {
    const says = `belongs to ${parsed.region}, and requests go to ${region}`;
    return [wrong('arn-region', [...path, 'id'], says, `Write the ARN of ${region}, or change aws.region.`)];
  }
  if (parsed.isLongContext)
    return [
      wrong(
        'model-malformed',
        [...path, 'id'],
        'ends with [1m]',
        'Write the id without it, and "longContext": true.',
      ),
    ];
  if (endpoint === 'mantle' && parsed.kind !== 'foundation-model')
    return [
      wrong(
        'model-malformed',
        [...path, 'id'],
        'is no id of Bedrock Mantle',
        'Write it without a prefix: anthropic.claude-….',
      ),
    ];
  const way = endpoint === 'mantle' ? 'mantle' : 'invoke';
  const place = {
    option: 'It',
    region,
    mayBeAlias: false,
    isGateway: false,
    way,
    isBesideInvoke: false,
  } as const;
  const refused = checkModel(model.id, place);
  if (refused && !refused.ok) {
    const isPrefix = refused.problem.code === 'model-wrong-prefix';
    const says = isPrefix
      ? `cannot be called from ${region}: it belongs to another geography`
      : 'is not how Amazon Bedrock names a Claude model';
    return [
      wrong(isPrefix ? 'model-wrong-prefix' : 'model-malformed', [...path, 'id'], says, refused.problem.fix),
    ];
  }
  return isOpaque(parsed.kind) ? opaqueModel(model, path) : leadsNowhere(model, path);
}

function isOpaque(kind: string): boolean {
  return kind === 'application-arn' || kind === 'other-arn';
}

function opaqueModel({ label, leadsTo, tier }: RolloutModel, path: KeyPath): readonly Wrong[] {
  const found: Wrong[] = [];
  if (label === undefined)
    found.push(
      missing(
        [...path, 'label'],
        'is missing',
        'An ARN tells people nothing: say what they are to read in the menu.',
      ),
    );
  if (leadsTo === undefined)
    found.push(
      missing(
        [...path, 'leadsTo'],
        'is missing',
        'Name what the profile was made from (aws bedrock get-inference-profile): the policy needs it.',
      ),
    );
  else if (!isClaude(leadsTo))
    found.push(
      wrong(
        'model-malformed',
        [...path, 'leadsTo'],
        'is no id of a Claude model',
        'Write such as eu.anthropic.claude-opus-4-8.',
      ),
    );
  if (leadsTo === undefined && tier === undefined)
    found.push(missing([...path, 'tier'], 'is missing', 'Say which family it is.'));
  return found;
}

function isClaude(id: string): boolean {
  const { kind } = parseModelId(id);
  return kind === 'inference-profile' || kind === 'foundation-model';
}

function leadsNowhere({ leadsTo }: RolloutModel, path: KeyPath): readonly Wrong[] {
  if (leadsTo === undefined) return [];
  return [
    cannot(
      [...path, 'leadsTo'],
      'is for application profiles alone',
      'Remove it: the id says what it leads to.',
    ),
  ];
}

function twice({ models }: Rollout): readonly Wrong[] {
  return models.flatMap(({ id }, index) =>
    models.findIndex((other) => other.id === id) < index
      ? [
          wrong(
            'rollout-invalid',
            ['models', index, 'id'],
            'stands in the list twice',
            'Remove one of the two.',
          ),
        ]
      : [],
  );
}

/** What the rest of the file says, its own name must not say again. */
const MADE_FROM: readonly (readonly [RegExp, string])[] = [
  [
    /^(inferenceProvider|inferenceCredential\w*|inferenceIdp\w*|inferenceBedrockSso\w+|inferenceBedrock(Profile|BearerToken|AwsCliPath)|inferenceGateway\w+)$/,
    'signIn',
  ],
  [/^inferenceBedrock(Region|BaseUrl|ServiceTier)$/, 'aws'],
  [/^inferenceModels$/, 'models'],
  [/^deploymentOrganizationUuid$/, 'organization.uuid'],
];

function ownNames({ desktopSettings = {} }: Rollout): readonly Wrong[] {
  return Object.keys(desktopSettings).flatMap((key) => {
    const from = MADE_FROM.find(([pattern]) => pattern.test(key))?.[1];
    return from === undefined
      ? []
      : [
          {
            ...cannot(['desktopSettings', key], `is made from ${from}`, `Say it there, and remove it here.`),
            isName: true as const,
          },
        ];
  });
}

/** What no property list or no registry can hold. */
function ownValues({ desktopSettings, claudeCodeSettings }: Rollout): readonly Wrong[] {
  const found: Wrong[] = [];
  const visit = (value: unknown, path: KeyPath): void => {
    const fix = 'Remove it: macOS and Windows have no way to write it.';
    if (value === null) found.push(cannot(path, 'is null', fix));
    if (typeof value === 'string' && !fitsXml(value))
      found.push(cannot(path, 'holds a control character', fix));
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      const inside = [...path, Array.isArray(value) ? Number(key) : key];
      if (!fitsXml(key)) found.push(cannot(inside, 'has a control character in its name', fix));
      visit(one, inside);
    }
  };
  visit(desktopSettings ?? {}, ['desktopSettings']);
  visit(claudeCodeSettings ?? {}, ['claudeCodeSettings']);
  return found;
}
