import { profileName } from '../build/claude-code-settings.ts';
import type { Rollout } from '../file/rollout.ts';
import { code, md } from './markdown.ts';
import { WAY_FACTS } from './ways.ts';

/** ADMIN.md: what goes where, in which order, how it is verified on one device and taken back. */
export function adminText(rollout: Rollout, paths: readonly string[]): string {
  const { organization, signIn } = rollout;
  const has = (path: string) => paths.includes(path);
  const facts = WAY_FACTS[signIn.way];
  const hasReg = paths.some((path) => path.endsWith('.reg'));
  return `# Rolling out Claude on Amazon Bedrock at ${md(organization.name)}

Built from bedrock-rollout.json: change that file and build again, not these. Identifiers and UUIDs stay the same, so that an update replaces what is on the devices.

| Sign-in | ${facts.title} |
|---|---|
| Devices need | ${facts.needs} |
| CloudTrail names the person | ${facts.cloudTrail} |
| People sign in | ${facts.signIn} |

## Order

${numbered([
  has('iam/enable-models.md') &&
    'Enable the models in the account: `iam/enable-models.md`, with the rights of `iam/enable-policy.json`.',
  has('iam/permission-set.yaml') &&
    'Make the permission set and give it to a group: `iam/permission-set.yaml` (CloudFormation, in the account that manages IAM Identity Center) **or** `iam/permission-set.tf.json` (Terraform). After a change of one that is assigned, provision it again. Both hold what `iam/policy.json` says, which is for a role of another kind.',
  has('iam/policy.json') && !has('iam/permission-set.yaml') && 'Give `iam/policy.json` to whoever signs.',
  'Open the firewall: `egress.txt`, with the reasons in `egress.csv`.',
  'Let AWS say whether all of it is there: `claude-bedrock rollout check bedrock-rollout.json --live`.',
  'Put the files below on **one** device, and verify it there.',
  'Put them on all devices, and hand out HANDOUT.md.',
])}

## What goes where

${table(paths)}
${has('aws-config') ? awsConfigPart(rollout) : ''}
## Verify on one device

${numbered([
  'Quit the programs and start them again: Claude Desktop reads its settings at its start only.',
  has('claude-desktop/claude-desktop.mobileconfig') &&
    'macOS: System Settings, Device Management lists the profile; `defaults read "/Library/Managed Preferences/com.anthropic.claudefordesktop"` shows the keys.',
  has('claude-desktop/claude-desktop.reg') &&
    'Windows: `reg query HKLM\\SOFTWARE\\Policies\\Claude /reg:64` shows the keys. With one value there, HKCU is ignored as a whole.',
  has('claude-desktop/managed-settings.json') &&
    'Linux: folder and file belong to root, are no links, and only root may write them; else Claude Desktop takes neither these settings nor local ones.',
  rollout.products.claudeDesktop &&
    'Claude Desktop: Help, Troubleshooting, Generate Diagnostic Report: `managed-config.txt` names the source and every key that was not read.',
  rollout.products.claudeCode &&
    'Claude Code: `/status`, "Setting sources", names the file, the registry or the profile; `claude doctor` lists what was dropped. Of several managed sources only the first counts.',
  '`claude-bedrock rollout report` shows which of these settings are in force on the device, from where, and what does not work as meant.',
  rollout.plugin && '`claude-bedrock doctor` asks one model and says what is missing.',
])}

## When it changes

Build again and put the same files in the same places: profiles and files replace what was there.${hasReg ? ' A registry file only adds and changes: where a key was taken out, run the `reg delete` below before the import.' : ''}

## Take it back

${numbered([
  'Remove the profile, the policy or the file where it was put. Nothing else of a device was changed.',
  has('claude-desktop/claude-desktop.reg') &&
    'Windows, where the registry file was imported: `reg delete HKLM\\SOFTWARE\\Policies\\Claude /f /reg:64`.',
  has('claude-code/claude-code.reg') &&
    'Windows, the same for Claude Code: `reg delete HKLM\\SOFTWARE\\Policies\\ClaudeCode /v Settings /f /reg:64`.',
  'Quit the programs and start them again.',
  has('iam/permission-set.yaml') && 'Remove the assignment before the permission set.',
])}
`;
}

/** Where each file goes. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [
    /claude-desktop\.mobileconfig$/,
    'macOS, any MDM: upload as a custom profile (Intune: Devices, macOS, Configuration, Custom; Jamf: Configuration Profiles, Upload; Iru: Custom Profile). For computers, not for users',
  ],
  [
    /claude-desktop\.plist$/,
    'macOS, Jamf: Application & Custom Settings, Upload, domain `com.anthropic.claudefordesktop`. In place of the profile',
  ],
  [
    /claude-desktop\.intune\.xml$/,
    'macOS, Intune: Templates, Preference file, domain `com.anthropic.claudefordesktop`. In place of the profile',
  ],
  [/claude-desktop\.reg$/, 'Windows, by script as administrator: `reg import claude-desktop.reg /reg:64`'],
  [
    /claude-desktop\.admx$/,
    'Windows, GPO: `PolicyDefinitions` of the central store; Intune: Import ADMX. Set each policy to Enabled: texts stand in the boxes already; a switch whose help says `false` is set to Disabled. In place of the .reg file',
  ],
  [/claude-desktop\.adml$/, 'with the .admx: GPO in `PolicyDefinitions\\en-US`'],
  [
    /claude-desktop\/managed-settings\.json$/,
    'Linux: `/etc/claude-desktop/managed-settings.json`, root, 0644; the folder root, 0755',
  ],
  [/claude-code\.mobileconfig$/, 'macOS, any MDM, as above'],
  [/claude-code\.plist$/, 'macOS, Jamf, domain `com.anthropic.claudecode`. In place of the profile'],
  [/claude-code\.reg$/, 'Windows, by script as administrator: `reg import claude-code.reg /reg:64`'],
  [
    /managed-settings\.d\/50-bedrock\.json$/,
    'in place of that: a part beside a `managed-settings.json` of yours, in its folder `managed-settings.d`',
  ],
  [
    /claude-code\/.*managed-settings\.json$/,
    'Linux `/etc/claude-code/`, macOS `/Library/Application Support/ClaudeCode/`, Windows `C:\\Program Files\\ClaudeCode\\`. A profile or the registry comes before it, and then it is ignored',
  ],
  [/^aws-config$/, 'devices: `~/.aws/config`, see below'],
];

function table(paths: readonly string[]): string {
  const rows = paths.flatMap((path) => {
    const place = PLACES.find(([pattern]) => pattern.test(path))?.[1];
    return place === undefined ? [] : [`| \`${path}\` | ${place} |`];
  });
  return ['| File | Where |', '|---|---|', ...rows].join('\n');
}

function awsConfigPart(rollout: Rollout): string {
  const { signIn, aws } = rollout;
  if (signIn.way !== 'in-app' && signIn.way !== 'profile') return '';
  const line = [
    'claude-bedrock profile --plan',
    `--start-url ${signIn.startUrl}`,
    `--sso-region ${signIn.identityCenterRegion}`,
    `--account ${signIn.accountId}`,
    `--role ${signIn.permissionSet}`,
    `--region ${aws?.region}`,
    `--name ${profileName(rollout)}`,
  ].join(' ');
  return `
### The AWS config file

Where a device has no \`~/.aws/config\`, \`aws-config\` becomes that file. Where it has one, never overwrite it: people have profiles of their own there. Add both sections at its end unless they stand there, or let each person run

${code(line)}

which edits the text of the file, shows the change first, and can be undone. A section of that name that leads elsewhere is theirs: choose another name.
`;
}

function numbered(steps: readonly (string | false | undefined | object)[]): string {
  return steps
    .filter((step) => typeof step === 'string')
    .map((step, index) => `${index + 1}. ${step}`)
    .join('\n');
}
