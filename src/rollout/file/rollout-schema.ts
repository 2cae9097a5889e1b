import * as z from 'zod/mini';

/** The version of the file that this program writes. */
export const ROLLOUT_VERSION = 1;

/** What the file is called unless somebody calls it otherwise. */
export const ROLLOUT_FILE = 'bedrock-rollout.json';

/** The operating systems that devices run. */
export const SYSTEMS = ['macos', 'windows', 'linux'] as const;

/** The ways in which people may sign in, in the order of the decision table. */
export const WAYS = ['in-app', 'profile', 'helper', 'static-key', 'gateway', 'external-idp'] as const;

/** The levels of restriction, the mildest first. */
export const LEVELS = ['standard', 'restricted', 'locked-down'] as const;

const of = (description: string) => z.describe(description);
/** One line for people: no control character, so that it can stand in every format. */
const LINE = z.regex(
  /^(?=.*\S)[^\p{Cc}\p{Cs}\u2028\u2029]*$/u,
  'has to be one line without control characters',
);
const line = (description: string, most = 200) =>
  z
    .string()
    .check(
      z.minLength(1, 'is empty'),
      z.maxLength(most, `is longer than ${most} characters`),
      LINE,
      of(description),
    );
const matching = (pattern: RegExp, wanted: string, description: string) =>
  z.string().check(z.maxLength(2048), z.regex(pattern, `has to be ${wanted}`), of(description));
const https = (description: string) =>
  matching(
    /^https:\/\/[^\s@\p{Cc}/?#]+[^\s\p{Cc}@]*$/u,
    'an address that begins with https:// and holds no user name',
    description,
  );
const region = (description: string) =>
  matching(/^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/, 'a region such as eu-central-1', description);
const account = (description: string) => matching(/^\d{12}$/, 'an account of 12 digits', description);
/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html */
const permissionSet = matching(
  /^[\w+=,.@-]{1,32}$/,
  'the name of a permission set: at most 32 letters, digits and +=,.@-_',
  'Name of the permission set of IAM Identity Center. It is the role that people choose in the access portal.',
);
const startUrl = https('Address of the AWS access portal, such as https://example.awsapps.com/start.');
const identityCenterRegion = region('Region of IAM Identity Center. It may differ from that of the models.');
const systems = (product: string) =>
  z
    .array(z.enum(SYSTEMS))
    .check(z.minLength(1, 'names no system'), of(`The systems of the devices that ${product} is pushed to.`));

/** Absolute on its system, without arguments: `~` and `%VARIABLES%` are not expanded in it. */
const perSystem = (what: string) =>
  z
    .strictObject({
      macos: z.optional(matching(/^\/[^\p{Cc}]*$/u, 'an absolute path', `${what} on macOS.`)),
      windows: z.optional(
        matching(
          /^([A-Za-z]:\\|\\\\)[^\p{Cc}"%]*$/u,
          'an absolute path such as C:\\Tools\\key.exe',
          `${what} on Windows.`,
        ),
      ),
      linux: z.optional(matching(/^\/[^\p{Cc}]*$/u, 'an absolute path', `${what} on Linux.`)),
    })
    .check(of(`${what}, by system. Absolute, without arguments.`));

const helperKeys = {
  helper: perSystem('Program that prints the key'),
  ttlSeconds: z.optional(
    z
      .int()
      .check(
        z.minimum(1),
        z.maximum(604_800),
        of('How long the app keeps what the program printed. Default: 3600.'),
      ),
  ),
  timeoutSeconds: z.optional(
    z.int().check(z.minimum(1), z.maximum(600), of('How long the app waits for the program. Default: 60.')),
  ),
};

/** Where a key comes from when the files are built: it never stands in this file. */
const keySource = z
  .union([
    z.strictObject({
      environment: matching(
        /^[A-Za-z_][A-Za-z0-9_]*$/,
        'the name of an environment variable',
        'Name of the environment variable that holds the key while the files are built.',
      ),
    }),
    z.strictObject({
      file: line('Path of the file that holds the key, from the folder of this file.', 1024),
    }),
  ])
  .check(of('Where the key comes from when the files are built. The key itself never stands here.'));

const oidc = z
  .strictObject({
    clientId: line('Client id of the app at the identity provider: a public client with PKCE.', 500),
    issuer: z.optional(https('Issuer with OIDC discovery. Give this, or the two addresses.')),
    authorizationUrl: z.optional(https('Authorization endpoint, where there is no issuer.')),
    tokenUrl: z.optional(https('Token endpoint, where there is no issuer.')),
    scopes: z.optional(line('Scopes, separated by blanks.', 1000)),
    bearerTokenType: z.optional(z.enum(['id_token', 'access_token']).check(of('Which token is sent.'))),
    redirectPort: z.optional(
      z.int().check(z.minimum(1), z.maximum(65_535), of('Fixed port of the redirect on 127.0.0.1.')),
    ),
  })
  .check(of('Sign-in at an identity provider by OpenID Connect.'));
const oidcFlow = z.optional(
  z.enum(['browser', 'broker']).check(of('In the browser, or by the broker of the system.')),
);

const inApp = z
  .strictObject({
    way: z
      .literal('in-app')
      .check(of('People sign in to AWS in the app. Nothing of AWS is installed on the device.')),
    startUrl,
    identityCenterRegion,
    accountId: account('The account whose models people use.'),
    permissionSet,
  })
  .check(of('In-app AWS sign-in by IAM Identity Center: for people without AWS tools.'));

const profile = z
  .strictObject({
    way: z.literal('profile').check(of('A named profile of the AWS config file signs.')),
    profile: matching(
      /^[A-Za-z0-9][\w.@+-]{0,63}$/,
      'a name of letters, digits and .@+-_',
      'Name of the profile in the AWS config file of the devices.',
    ),
    startUrl: z.optional(startUrl),
    identityCenterRegion: z.optional(identityCenterRegion),
    accountId: z.optional(account('The account that the profile leads to.')),
    permissionSet: z.optional(permissionSet),
    ssoSession: z.optional(
      matching(
        /^[A-Za-z0-9][\w.@+-]{0,63}$/,
        'a name of letters, digits and .@+-_',
        'Name of the [sso-session] that is written. Default: the name of the portal.',
      ),
    ),
    awsCli: z.optional(perSystem('The AWS CLI, for Claude Desktop to renew the sign-in')),
  })
  .check(of('Named AWS profile: for developers who have the AWS CLI.'));

const helper = z
  .strictObject({
    way: z.literal('helper').check(of('A program on the device prints an Amazon Bedrock API key.')),
    ...helperKeys,
  })
  .check(
    of('API key by a program of yours, which prints a token or {"token", "headers"}. Claude Desktop only.'),
  );

const staticKey = z
  .strictObject({
    way: z.literal('static-key').check(of('One Amazon Bedrock API key on every device.')),
    key: keySource,
  })
  .check(
    of(
      'One API key for all, for a trial: CloudTrail names no person, and whoever reads the device has the key.',
    ),
  );

const gateway = z
  .strictObject({
    way: z.literal('gateway').check(of('A proxy of yours speaks to Amazon Bedrock.')),
    baseUrl: https('Address of the gateway.'),
    credential: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('helper').check(of('A program on the device prints the key of the gateway.')),
          ...helperKeys,
        }),
        z.strictObject({
          kind: z.literal('static-key').check(of('One key on every device.')),
          key: keySource,
        }),
        z.strictObject({
          kind: z.literal('oidc').check(of('People sign in at an identity provider. Claude Desktop only.')),
          oidc,
          flow: oidcFlow,
        }),
      ])
      .check(of('How people show the gateway who they are.')),
    scheme: z.optional(z.enum(['bearer', 'x-api-key']).check(of('The header of the key. Default: bearer.'))),
  })
  .check(of('A gateway that exists already and speaks the Messages API of Anthropic.'));

const externalIdp = z
  .strictObject({
    way: z
      .literal('external-idp')
      .check(of('People sign in at an identity provider, and a proxy turns that into AWS.')),
    oidc,
    flow: oidcFlow,
  })
  .check(of('Identity provider with a proxy at aws.baseUrl. Claude Desktop 2.7032.0 or newer only.'));

const model = z
  .strictObject({
    id: line('Id or ARN of an inference profile, as requests name it: eu.anthropic.claude-opus-4-8.', 2048),
    label: z.optional(
      line('What people read in the menu. Needed for the ARN of an application profile.', 60),
    ),
    tier: z.optional(
      z
        .enum(['opus', 'sonnet', 'haiku', 'fable', 'mythos'])
        .check(of('Family of the model. Default: what the id says.')),
    ),
    isTierDefault: z.optional(
      z.boolean().check(of('This one stands for its family. Default: the first of the family.')),
    ),
    longContext: z.optional(z.boolean().check(of('It is offered with a context of 1M tokens.'))),
    leadsTo: z.optional(
      line('For an application profile: id of the inference profile or model that it was made from.', 2048),
    ),
  })
  .check(of('A model that people may use. The first of the list is the default.'));

const version = (program: string) =>
  matching(
    /^\d+\.\d+\.\d+$/,
    'a version such as 1.52386.0',
    `The oldest version of ${program} on the devices.`,
  );

const pluginSource = z
  .union([
    z.strictObject({
      github: matching(/^[\w.-]+\/[\w.-]+$/, 'OWNER/REPOSITORY', 'Repository on github.com.'),
      ref: z.optional(line('Branch, tag or commit.')),
    }),
    z.strictObject({
      git: matching(
        /^(https:\/\/|ssh:\/\/|git@)[^\s\p{Cc}]+$/u,
        'an address of git',
        'Address of a git repository.',
      ),
      ref: z.optional(line('Branch, tag or commit.')),
    }),
    z.strictObject({ directory: line('Absolute path of a folder on the devices.', 1024) }),
  ])
  .check(of('Where the plugin comes from.'));

/** What a key of the app or of Claude Code may hold. */
const settings = (whose: string) =>
  z
    .record(matching(/^[A-Za-z$][\w$.-]*$/, 'the name of a setting', 'Name of a setting.'), z.json())
    .check(
      of(`Further settings of ${whose}, each by its own name. They win over what is made from the rest.`),
    );

/** As far as Claude Code takes one [2.1.332: 0 to 10000]. */
const rate = (what: string) => z.number().check(z.minimum(0), z.maximum(10_000), of(what));

/** The file that a company keeps. A key that is not known is refused: what it stands for would be lost in silence. */
export const rolloutSchema = z
  .strictObject({
    $schema: z.optional(z.string().check(of('Where editors find the schema of this file.'))),
    version: z.literal(ROLLOUT_VERSION).check(of('Version of the layout of this file.')),
    organization: z
      .strictObject({
        name: line('What people call the organization.', 100),
        domain: matching(
          /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
          'a domain in small letters, such as example.com',
          'Internet domain. Every identifier is derived from it, so that a later build replaces and never duplicates: do not change it.',
        ),
        uuid: z.optional(
          matching(
            /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
            'a UUID in small letters',
            'The deploymentOrganizationUuid that devices have already. Default: derived from the domain.',
          ),
        ),
      })
      .check(of('Whose rollout this is.')),
    signIn: z
      .discriminatedUnion('way', [inApp, profile, helper, staticKey, gateway, externalIdp])
      .check(of('How people sign in.')),
    aws: z.optional(
      z
        .strictObject({
          region: region('Region that requests go to.'),
          endpoint: z.optional(
            z
              .enum(['bedrock', 'mantle'])
              .check(of('Amazon Bedrock (default), or Bedrock Mantle: helper and static key only.')),
          ),
          baseUrl: z.optional(
            https(
              'Address in place of that of the region: a VPC endpoint or a proxy. No path; Mantle: with /anthropic.',
            ),
          ),
          serviceTier: z.optional(z.enum(['flex', 'priority']).check(of('Service tier of Amazon Bedrock.'))),
          accountId: z.optional(
            account('The account of the models, for the policy, where signIn does not name it.'),
          ),
          dualStack: z.optional(z.boolean().check(of('The firewall list has the IPv6 names, too.'))),
        })
        .check(of('Where the models are. Needed but for a gateway.')),
    ),
    models: z.array(model).check(z.minLength(1, 'names no model'), of('The models, the default first.')),
    products: z
      .strictObject({
        claudeDesktop: z.optional(
          z
            .strictObject({
              systems: systems('Claude Desktop'),
              oldestVersion: z.optional(version('Claude Desktop')),
            })
            .check(of('Claude Desktop on third-party inference.')),
        ),
        claudeCode: z.optional(
          z
            .strictObject({
              systems: systems('Claude Code'),
              minimumVersion: z.optional(
                version('Claude Code').check(of('Claude Code refuses to start where it is older.')),
              ),
              refresh: z.optional(
                z
                  .enum(['aws-cli', 'none'])
                  .check(
                    of(
                      'What Claude Code renews a sign-in with: the AWS CLI (default), or nothing that is pushed.',
                    ),
                  ),
              ),
            })
            .check(of('Claude Code in the terminal and in editors.')),
        ),
      })
      .check(of('What is rolled out, and on which systems.')),
    restrictions: z.optional(
      z
        .strictObject({
          level: z.enum(LEVELS).check(of('How much people may change and where data may go.')),
          workspaceFolders: z.optional(
            z
              .array(line('Path; ~ is the home folder.', 1024))
              .check(
                of(
                  'Folders that Claude Desktop may work in. Default under restrictions: ~/Documents/Claude.',
                ),
              ),
          ),
          egressHosts: z.optional(
            z
              .array(matching(/^(\*|(\*\.)?[\w.-]+)(:\d{1,5})?$/, 'a host, *.host or *', 'A host.'))
              .check(of('Hosts that the tools of Cowork may reach, beside the models. Default: none.')),
          ),
        })
        .check(of('What people may not do. Default: standard.')),
    ),
    updates: z.optional(
      z
        .strictObject({
          desktop: z.optional(
            z
              .enum(['automatic', 'off'])
              .check(of('Claude Desktop updates itself (default), or you distribute it.')),
          ),
          enforceAfterHours: z.optional(
            z
              .int()
              .check(z.minimum(1), z.maximum(72), of('Hours after which an update that waits is installed.')),
          ),
          viaUpdatesHost: z.optional(
            z.boolean().check(of('Updates come from releases.claude.com alone, for a narrow firewall.')),
          ),
          claudeCode: z.optional(
            z
              .enum(['latest', 'stable', 'off'])
              .check(of('Channel of Claude Code, or off where you distribute it.')),
          ),
        })
        .check(of('How the programs are kept current.')),
    ),
    plugin: z.optional(
      z
        .strictObject({
          source: pluginSource,
          autoUpdate: z.optional(z.boolean().check(of('It is kept current. Default: false.'))),
        })
        .check(of('The bedrock plugin is installed in Claude Code for everyone.')),
    ),
    network: z.optional(
      z
        .strictObject({
          proxyUrl: z.optional(
            matching(
              /^https?:\/\/[^\s@\p{Cc}/]+\/?$/u,
              'http(s)://HOST:PORT without a user name',
              'Proxy of the company.',
            ),
          ),
          proxyPacUrl: z.optional(
            matching(
              /^https?:\/\/[^\s@\p{Cc}]+$/u,
              'an address without a user name',
              'PAC file, for Claude Desktop alone.',
            ),
          ),
          noProxy: z.optional(
            z.array(line('A host.')).check(of('Hosts that Claude Code reaches without the proxy.')),
          ),
          caFile: z.optional(perSystem('File of certificate authorities, for Claude Code')),
        })
        .check(of('The way out of the company.')),
    ),
    access: z.optional(
      z
        .strictObject({
          instanceArn: z.optional(
            matching(
              /^arn:aws[a-z-]*:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
              'the ARN of an instance of IAM Identity Center',
              'Instance of IAM Identity Center, as `aws sso-admin list-instances` names it.',
            ),
          ),
          groupId: z.optional(
            matching(
              /^([0-9a-f]{10}-)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
              'the id of a group of IAM Identity Center',
              'Group that gets the permission set.',
            ),
          ),
          sessionHours: z.optional(
            z
              .int()
              .check(
                z.minimum(1),
                z.maximum(12),
                of(
                  'How long one set of credentials lives. How often people sign in, the access portal decides. Default: 8.',
                ),
              ),
          ),
        })
        .check(of('For iam/permission-set.yaml and its Terraform twin. What is missing they ask for.')),
    ),
    useCase: z.optional(
      z
        .strictObject({
          website: https('Website of the company.'),
          users: z
            .enum(['internal', 'external', 'both'])
            .check(of('Who uses what is made with the models: people of the company, others, or both.')),
          industry: line('Industry, as the form has it: Technology, Education, Other.', 100),
          otherIndustry: z.optional(line('Which, where industry is Other.', 100)),
          useCases: line('What the models are used for, without anything confidential.', 2000),
        })
        .check(of('The form for the models of Anthropic, which an account sends once: for rollout enable.')),
    ),
    contacts: z.optional(
      z
        .array(
          z
            .strictObject({
              name: line('Who it is.', 100),
              for: z.optional(line('What for: signing in, permissions, devices.', 200)),
              email: z.optional(
                matching(/^[^\s@\p{Cc}<>]+@[^\s@\p{Cc}<>]+$/u, 'an email address', 'Email address.'),
              ),
              phone: z.optional(line('Telephone number.', 60)),
              url: z.optional(https('Page, chat or ticket system.')),
            })
            .check(of('Somebody to turn to.')),
        )
        .check(of('Whom people turn to: HANDOUT.md names them.')),
    ),
    prices: z.optional(
      z
        .strictObject({
          region: region('Region of the prices.'),
          published: matching(/^\d{4}-\d\d-\d\d$/, 'a day such as 2026-09-25', "Day of AWS's price list."),
          models: z
            .record(
              line('Id of the model, as devices ask for it.', 200),
              z.strictObject({
                input: rate('Tokens that go in.'),
                output: rate('Tokens that come out.'),
                cacheRead: rate('Tokens read from the cache.'),
                cacheWrite: rate('Tokens written to the cache, however long it lives.'),
              }),
            )
            .check(of('What each model costs, in USD for a million tokens.')),
        })
        .check(
          of(
            'What Claude Code reckons by (/cost), as rollout init --prices and models --prices read it from the price list of AWS.',
          ),
        ),
    ),
    desktopSettings: z.optional(settings('Claude Desktop')),
    claudeCodeSettings: z.optional(settings('Claude Code')),
  })
  .check(of('Claude Desktop and Claude Code on Amazon Bedrock, for the devices of a company.'));
