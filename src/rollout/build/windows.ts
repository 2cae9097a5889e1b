import type { JsonObject } from '../../model/change.ts';
import { desktopKey } from '../desktop/keys.ts';
import type { Rollout } from '../file/rollout.ts';
import { printReg } from '../formats/reg.ts';
import { asTexts } from './macos.ts';

const DESKTOP_KEY = 'SOFTWARE\\Policies\\Claude';
const CLAUDE_CODE_KEY = 'SOFTWARE\\Policies\\ClaudeCode';

/** The keys of Claude Desktop, of the machine: every value a text directly below the key. */
export function desktopReg(settings: JsonObject): Buffer {
  const values = Object.entries(asTexts(settings)).map(([name, text]) => ({
    name,
    type: 'REG_SZ' as const,
    text,
  }));
  return printReg([{ path: `HKEY_LOCAL_MACHINE\\${DESKTOP_KEY}`, values }]);
}

/** The settings of Claude Code: one value that holds all of them as JSON on one line. */
export function claudeCodeReg(settings: JsonObject): Buffer {
  const values = [{ name: 'Settings', type: 'REG_SZ' as const, text: JSON.stringify(settings) }];
  return printReg([{ path: `HKEY_LOCAL_MACHINE\\${CLAUDE_CODE_KEY}`, values }]);
}

const FRAME =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';

/** The value of a policy: a switch, or a text that the administrator may edit. */
interface Policy {
  readonly name: string;
  /** Its name in the template, which takes letters, digits and underscores alone. */
  readonly id: string;
  readonly isSwitch: boolean;
  readonly value: string;
}

function policies(settings: JsonObject): readonly Policy[] {
  const texts = asTexts(settings);
  const ids = Object.keys(settings).map((name) => name.replace(/\W/g, '_'));
  return Object.entries(settings).map(([name, value], index) => ({
    name,
    id: ids.indexOf(ids[index] ?? '') === index ? (ids[index] ?? '') : `${ids[index]}_${index}`,
    isSwitch: typeof value === 'boolean',
    value: desktopKey(name)?.isSecret ? '' : (texts[name] ?? ''),
  }));
}

/**
 * The administrative template of the keys that a rollout sets. Each writes directly below the policy key: subkeys are
 * never read. https://learn.microsoft.com/previous-versions/windows/desktop/Policy/admx-schema
 */
export function admx({ organization }: Rollout, settings: JsonObject): string {
  const namespace = `${organization.domain}.ClaudeDesktop`;
  const one = ({ name, id, isSwitch }: Policy) => {
    const head = `    <policy name="${id}" class="Machine" displayName="$(string.${id})" explainText="$(string.${id}_Help)" presentation="$(presentation.${id})" key="${DESKTOP_KEY}"`;
    if (isSwitch)
      return `${head} valueName="${name}">
      <parentCategory ref="ClaudeDesktop" />
      <supportedOn ref="SUPPORTED_ClaudeDesktop" />
      <enabledValue><string>true</string></enabledValue>
      <disabledValue><string>false</string></disabledValue>
    </policy>`;
    return `${head}>
      <parentCategory ref="ClaudeDesktop" />
      <supportedOn ref="SUPPORTED_ClaudeDesktop" />
      <elements>
        <text id="${id}_Text" valueName="${name}" maxLength="16383" required="true" />
      </elements>
    </policy>`;
  };
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions ${FRAME}>
  <policyNamespaces>
    <target prefix="claudedesktop" namespace="${xml(namespace)}" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_ClaudeDesktop" displayName="$(string.SUPPORTED_ClaudeDesktop)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="ClaudeDesktop" displayName="$(string.ClaudeDesktop)" />
  </categories>
  <policies>
${policies(settings).map(one).join('\n')}
  </policies>
</policyDefinitions>
`;
}

/** Its texts. The value that was built stands in each box; a key does not. */
export function adml({ organization }: Rollout, settings: JsonObject): string {
  const all = policies(settings);
  const strings = all.flatMap(({ name, id, isSwitch, value }) => [
    `      <string id="${id}">${name}</string>`,
    `      <string id="${id}_Help">${xml(helpOf(name, isSwitch ? value : ''))}</string>`,
  ]);
  const presentations = all.map(({ name, id, isSwitch, value }) =>
    isSwitch
      ? `      <presentation id="${id}" />`
      : `      <presentation id="${id}">
        <textBox refId="${id}_Text">
          <label>${name}</label>
          <defaultValue>${xml(value)}</defaultValue>
        </textBox>
      </presentation>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources ${FRAME}>
  <displayName>Claude Desktop (${xml(organization.name)})</displayName>
  <description>Claude Desktop on Amazon Bedrock</description>
  <resources>
    <stringTable>
      <string id="ClaudeDesktop">Claude Desktop (${xml(organization.name)})</string>
      <string id="SUPPORTED_ClaudeDesktop">Claude Desktop on Windows</string>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function helpOf(name: string, wanted: string): string {
  const { note, since } = desktopKey(name) ?? {};
  const parts = [
    note,
    since === undefined ? undefined : `Since Claude Desktop ${since}.`,
    wanted === '' ? undefined : `In this rollout: ${wanted}.`,
  ];
  return parts.filter((part) => part !== undefined).join(' ') || name;
}

/** A text in XML, with its line ends as they are. */
export function xml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\r': '&#13;',
  };
  return text.replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);
}
