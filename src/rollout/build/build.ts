import type { JsonObject } from '../../model/change.ts';
import { egressCsv, egressText } from '../egress/egress.ts';
import type { KeySource, Rollout, System } from '../file/rollout.ts';
import { adminText } from '../handout/admin.ts';
import { handout } from '../handout/handout.ts';
import { enablePolicy, enableText } from '../iam/enable-models.ts';
import { cloudFormation, permissionSetOf, terraform } from '../iam/permission-set.ts';
import { peoplePolicy } from '../iam/policy.ts';
import { type Artifact, type BuildInput, jsonFile, textFile } from './artifact.ts';
import { awsConfig } from './aws-config.ts';
import { claudeCodeSettings } from './claude-code-settings.ts';
import { desktopSettings } from './desktop-settings.ts';
import { claudeCodePlist, claudeCodeProfile, desktopIntune, desktopPlist, desktopProfile } from './macos.ts';
import { adml, admx, claudeCodeReg, desktopReg } from './windows.ts';

/** Where the key comes from that is built into files; `undefined` where none is. */
export function keySourceOf({ signIn }: Rollout): KeySource | undefined {
  if (signIn.way === 'static-key') return signIn.key;
  const isStatic = signIn.way === 'gateway' && signIn.credential.kind === 'static-key';
  return isStatic && signIn.credential.kind === 'static-key' ? signIn.credential.key : undefined;
}

/** Everything that is made of a rollout. The same rollout makes the same bytes. */
export function build(rollout: Rollout, input: BuildInput): readonly Artifact[] {
  const parts = [...desktop(rollout, input), ...claudeCode(rollout, input), ...aws(rollout, input)];
  const paths = parts.map(({ path }) => path);
  return [
    ...parts,
    textFile('egress.txt', 'hosts for the firewall', egressText(rollout)),
    textFile('egress.csv', 'the same with reasons and sources', egressCsv(rollout)),
    textFile('HANDOUT.md', 'for the people', handout(rollout)),
    textFile('ADMIN.md', 'for the administrator: where everything goes', adminText(rollout, paths)),
  ];
}

function desktop(rollout: Rollout, { key }: BuildInput): readonly Artifact[] {
  const systems = rollout.products.claudeDesktop?.systems ?? [];
  const isSecret = keySourceOf(rollout) !== undefined;
  const at = (name: string) => `claude-desktop/${name}`;
  const settings = (system: System) => desktopSettings(rollout, system, key);
  const files: Artifact[] = [];
  if (systems.includes('macos')) {
    const own = settings('macos');
    files.push(
      textFile(
        at('claude-desktop.mobileconfig'),
        'profile for any MDM',
        desktopProfile(rollout, own),
        isSecret,
      ),
      textFile(at('claude-desktop.plist'), 'keys for Jamf and Iru', desktopPlist(own), isSecret),
      textFile(at('claude-desktop.intune.xml'), 'preference file for Intune', desktopIntune(own), isSecret),
    );
  }
  if (systems.includes('windows')) {
    const own = settings('windows');
    files.push(
      bytes(at('claude-desktop.reg'), 'registry of Windows', desktopReg(own), isSecret),
      textFile(at('claude-desktop.admx'), 'template for GPO and Intune', admx(rollout, own)),
      textFile(at('claude-desktop.adml'), 'its texts', adml(rollout, own)),
    );
  }
  if (systems.includes('linux'))
    files.push(jsonFile(at('managed-settings.json'), 'Linux', settings('linux'), isSecret));
  return files;
}

function claudeCode(rollout: Rollout, { key }: BuildInput): readonly Artifact[] {
  const systems = rollout.products.claudeCode?.systems ?? [];
  const isSecret = keySourceOf(rollout) !== undefined;
  const of = new Map(systems.map((system) => [system, claudeCodeSettings(rollout, system, key)]));
  const at = (name: string) => `claude-code/${name}`;
  const files: Artifact[] = [];
  const [macos, windows] = [of.get('macos'), of.get('windows')];
  if (macos)
    files.push(
      textFile(
        at('claude-code.mobileconfig'),
        'profile for any MDM',
        claudeCodeProfile(rollout, macos),
        isSecret,
      ),
      textFile(at('claude-code.plist'), 'keys for Jamf and Iru', claudeCodePlist(macos), isSecret),
    );
  if (windows)
    files.push(bytes(at('claude-code.reg'), 'registry of Windows', claudeCodeReg(windows), isSecret));
  return [...files, ...settingsFiles(of, isSecret)];
}

/** One file for all systems where they are alike, else one for each. */
function settingsFiles(of: ReadonlyMap<System, JsonObject>, isSecret: boolean): readonly Artifact[] {
  const isAlike = new Set([...of.values()].map((settings) => JSON.stringify(settings))).size <= 1;
  const wanted = isAlike
    ? [...of].slice(0, 1).map(([, settings]) => ['', settings] as const)
    : [...of].map(([system, settings]) => [`${system}/`, settings] as const);
  return wanted.flatMap(([folder, settings]) => [
    jsonFile(`claude-code/${folder}managed-settings.json`, 'managed settings as a file', settings, isSecret),
    jsonFile(
      `claude-code/${folder}managed-settings.d/50-bedrock.json`,
      'the same as a drop-in',
      settings,
      isSecret,
    ),
  ]);
}

function aws(rollout: Rollout, { destinations }: BuildInput): readonly Artifact[] {
  const files: Artifact[] = [];
  const config = awsConfig(rollout);
  if (config !== undefined) files.push(textFile('aws-config', 'profile for the AWS config file', config));
  const policy = peoplePolicy(rollout, destinations);
  if (!policy || !rollout.aws) return files;
  files.push(jsonFile('iam/policy.json', 'rights of the people', policy));
  const set = permissionSetOf(rollout);
  if (set)
    files.push(
      textFile('iam/permission-set.yaml', 'permission set for CloudFormation', cloudFormation(set, policy)),
      textFile('iam/permission-set.tf.json', 'the same for Terraform', terraform(set, policy)),
    );
  files.push(
    textFile('iam/enable-models.md', 'enabling the models, once', enableText(rollout, rollout.aws.region)),
    jsonFile('iam/enable-policy.json', 'the rights for that', enablePolicy()),
  );
  return files;
}

function bytes(path: string, purpose: string, content: Buffer, isSecret: boolean): Artifact {
  return { path, content, purpose, ...(isSecret && { isSecret }) };
}
