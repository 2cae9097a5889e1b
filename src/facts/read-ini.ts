/** The keys of one section, as the JavaScript SDK reads them; keys with sub-keys are joined by a dot. */
export type AwsSection = Readonly<Record<string, string | undefined>>;

/** The sections of an AWS file by their names: `work` or `default`; in the config file `profile.work`, `sso-session.corp`. */
export type AwsSections = ReadonlyMap<string, AwsSection>;

/** A prefix and a name, which may stand in quotation marks. */
const PREFIXED = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;
const PREFIXES = ['profile', 'sso-session', 'services'];
/** For their sake the SDK refuses the whole file. */
const REFUSED = ['__proto__', 'profile __proto__'];

/**
 * Reads the text of an AWS file as the SDK does (`parseIni` of @smithy/core), which Claude Code uses; nothing where the
 * SDK refuses it. Not by the SDK itself, which takes five times as long: some people have thousands of profiles.
 */
export function readIni(text: string): AwsSections {
  const sections = new Map<string, Record<string, string>>();
  let section: string | undefined;
  let parent: string | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const whole = text.slice(start, end);
    start = end + 1;
    const line = withoutComment(whole).trim();
    if (line.startsWith('[') && line.endsWith(']')) {
      const name = line.slice(1, -1);
      if (REFUSED.includes(name)) return new Map();
      section = sectionKey(name);
      parent = undefined;
      continue;
    }
    const equals = line.indexOf('=');
    if (!section || equals < 1) continue;
    const name = line.slice(0, equals).trimEnd();
    const value = line.slice(equals + 1).trimStart();
    if (value === '') {
      parent = name;
      continue;
    }
    if (!/^\s/.test(whole)) parent = undefined;
    const keys = sections.get(section) ?? {};
    sections.set(section, keys);
    keys[parent === undefined ? name : `${parent}.${name}`] = value;
  }
  return sections;
}

function withoutComment(line: string): string {
  if (!line.includes('#') && !line.includes(';')) return line;
  const at = line.search(/(^|\s)[;#]/);
  return at < 0 ? line : line.slice(0, at);
}

/** `profile work` → `profile.work`; `undefined` for what the SDK drops. */
function sectionKey(name: string): string | undefined {
  const [, prefix, , rest] = PREFIXED.exec(name) ?? [];
  if (prefix === undefined) return name;
  return PREFIXES.includes(prefix) ? `${prefix}.${rest}` : undefined;
}

/** What the config file says of profiles: `[default]`, and each `[profile …]` by its bare name. */
export function configProfiles(sections: AwsSections): AwsSections {
  const profiles = new Map<string, AwsSection>();
  const plain = sections.get('default');
  if (plain) profiles.set('default', plain);
  return addNamed(profiles, sections, 'profile.');
}

/** The `[sso-session …]` of a config file by their names. */
export function ssoSessions(sections: AwsSections): AwsSections {
  return addNamed(new Map(), sections, 'sso-session.');
}

function addNamed(named: Map<string, AwsSection>, sections: AwsSections, prefix: string): AwsSections {
  for (const [key, section] of sections) {
    if (key.startsWith(prefix)) named.set(key.slice(prefix.length), section);
  }
  // To the SDK that is no name, but what every object has.
  named.delete('__proto__');
  return named;
}
