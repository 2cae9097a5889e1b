/** The keys of one section, as the JavaScript SDK reads them; keys with sub-keys are joined by a dot. */
export type AwsSection = Readonly<Record<string, string | undefined>>;

/** Sections by their names. */
export type AwsSections = ReadonlyMap<string, AwsSection>;

/** The sections of a config file, by their kinds. */
export interface ConfigSections {
  readonly profiles: AwsSections;
  readonly ssoSessions: AwsSections;
  readonly services: AwsSections;
}

type Sections = Map<string, Record<string, string>>;

/** Where goes what stands below a header. */
type Place = readonly [sections: Sections, name: string];

/** A prefix and a name, which may stand in quotation marks. */
const PREFIXED = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;
/** For their sake the SDK refuses the whole file. */
const REFUSED = ['__proto__', 'profile __proto__'];

/**
 * Reads the text of a config file as the SDK does (`parseIni` and `getConfigData` of @smithy/core), which Claude Code
 * uses; nothing where the SDK refuses it. Not by the SDK itself, which takes five times as long: some people have
 * thousands of profiles.
 */
export function readConfigIni(text: string): ConfigSections {
  const plain: Sections = new Map();
  const profiles: Sections = new Map();
  const ssoSessions: Sections = new Map();
  const services: Sections = new Map();
  const isRead = readIni(text, (header) => {
    if (header === 'default') return [plain, header];
    const [, prefix, , name = ''] = PREFIXED.exec(header) ?? /^([^.]*)(\.)(.*)$/s.exec(header) ?? [];
    if (prefix === 'profile') return [profiles, name];
    if (prefix === 'services') return [services, name];
    return prefix === 'sso-session' ? [ssoSessions, name] : undefined;
  });
  if (!isRead) return { profiles: new Map(), ssoSessions: new Map(), services: new Map() };
  // To the SDK that is no name, but what every object has.
  for (const sections of [profiles, ssoSessions, services]) sections.delete('__proto__');
  return { profiles: plain.size > 0 ? new Map([...plain, ...profiles]) : profiles, ssoSessions, services };
}

/** Reads the text of a credentials file, where profiles have no prefix. */
export function readCredentialsIni(text: string): AwsSections {
  const profiles: Sections = new Map();
  const isRead = readIni(text, (header) => {
    const isProfile = !PREFIXED.test(header) && !/^(sso-session|services|profile)[. ]/.test(header);
    return isProfile ? [profiles, header] : undefined;
  });
  return isRead ? profiles : new Map();
}

/** Puts each key where `placeOf` has its header; false where the SDK refuses the text. */
function readIni(text: string, placeOf: (header: string) => Place | undefined): boolean {
  let place: Place | undefined;
  // A section is there with its first key.
  let keys: Record<string, string> | undefined;
  let parent: string | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const whole = text.slice(start, end);
    start = end + 1;
    const line = withoutComment(whole).trim();
    if (line.startsWith('[') && line.endsWith(']')) {
      const header = line.slice(1, -1);
      if (REFUSED.includes(header)) return false;
      place = header === '' ? undefined : placeOf(header);
      keys = place?.[0].get(place[1]);
      parent = undefined;
      continue;
    }
    const equals = line.indexOf('=');
    if (!place || equals < 1) continue;
    const name = line.slice(0, equals).trimEnd();
    const value = line.slice(equals + 1).trimStart();
    if (value === '') {
      parent = name;
      continue;
    }
    if (parent !== undefined && !/^\s/.test(whole)) parent = undefined;
    if (!keys) {
      keys = {};
      place[0].set(place[1], keys);
    }
    keys[parent === undefined ? name : `${parent}.${name}`] = value;
  }
  return true;
}

function withoutComment(line: string): string {
  if (!line.includes('#') && !line.includes(';')) return line;
  const at = line.search(/(^|\s)[;#]/);
  return at < 0 ? line : line.slice(0, at);
}
