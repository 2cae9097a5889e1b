import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { build } from '../../../src/rollout/build/build.ts';
import type { Rollout } from '../../../src/rollout/file/rollout.ts';
import { anyRollout } from '../arbitrary.ts';
import { EXAMPLE, rolloutWith } from '../example.ts';

const NAME = /^[\p{L}\p{N}_]+$/u;
const STRING = /^\$\(string\.[\p{L}\p{N}_]+\)$/u;
const VERSION = /^\d{1,4}\.\d{1,5}$/;
const ANY = /^/;
const SWITCH = /^(true|false|0|1)$/;

/** Of one element: its children in their order with how often each may stand there, and its attributes; `!` is required. */
interface Shape {
  readonly children?: readonly (readonly [name: string, least: number, most: number])[];
  /** The children stand in any order. */
  readonly isChoice?: true;
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly text?: RegExp;
}

const MANY = Number.POSITIVE_INFINITY;
const VALUE: Shape = {
  children: [
    ['string', 0, 1],
    ['decimal', 0, 1],
    ['delete', 0, 1],
  ],
  isChoice: true,
};

/**
 * What Microsoft's schema says of the elements that we use, by the path of the element from the outside in, its end
 * alone where that is enough. https://learn.microsoft.com/previous-versions/windows/desktop/Policy/admx-schema and
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-gpreg/6e10478a-e9e6-4fdc-a1f6-bdd9bd7f2209
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  policyDefinitions: {
    children: [
      ['policyNamespaces', 1, 1],
      ['supersededAdm', 0, MANY],
      ['resources', 1, 1],
      ['supportedOn', 0, 1],
      ['categories', 0, 1],
      ['policies', 0, 1],
    ],
    attributes: { 'revision!': VERSION, 'schemaVersion!': VERSION },
  },
  policyNamespaces: {
    children: [
      ['target', 1, 1],
      ['using', 0, MANY],
    ],
  },
  target: { attributes: { 'prefix!': NAME, 'namespace!': /^\S+$/ } },
  using: { attributes: { 'prefix!': NAME, 'namespace!': /^\S+$/ } },
  'policyDefinitions/resources': { attributes: { 'minRequiredRevision!': VERSION, fallbackCulture: ANY } },
  'policyDefinitions/supportedOn': {
    children: [
      ['products', 0, 1],
      ['definitions', 0, 1],
    ],
  },
  definitions: { children: [['definition', 1, MANY]] },
  definition: { attributes: { 'name!': NAME, 'displayName!': STRING } },
  categories: { children: [['category', 1, MANY]] },
  category: {
    children: [['parentCategory', 0, 1]],
    attributes: { 'name!': NAME, 'displayName!': STRING, explainText: STRING },
  },
  policies: { children: [['policy', 1, MANY]] },
  policy: {
    children: [
      ['parentCategory', 0, 1],
      ['supportedOn', 1, 1],
      ['enabledValue', 0, 1],
      ['disabledValue', 0, 1],
      ['elements', 0, 1],
    ],
    attributes: {
      'name!': NAME,
      'class!': /^(User|Machine|Both)$/,
      'displayName!': STRING,
      explainText: STRING,
      presentation: /^\$\(presentation\.[\p{L}\p{N}_]+\)$/u,
      'key!': /^[^\\].*[^\\]$/,
      valueName: ANY,
    },
  },
  parentCategory: { attributes: { 'ref!': /^([\p{L}\p{N}_]+:)?[\p{L}\p{N}_]+$/u } },
  'policy/supportedOn': { attributes: { 'ref!': /^([\p{L}\p{N}_]+:)?[\p{L}\p{N}_]+$/u } },
  enabledValue: VALUE,
  disabledValue: VALUE,
  'enabledValue/string': { text: /^.{0,255}$/ },
  'disabledValue/string': { text: /^.{0,255}$/ },
  elements: { children: [['text', 1, MANY]], isChoice: true },
  'elements/text': {
    attributes: {
      'id!': ANY,
      valueName: ANY,
      key: ANY,
      required: SWITCH,
      maxLength: /^\d+$/,
      expandable: SWITCH,
    },
  },
  policyDefinitionResources: {
    children: [
      ['displayName', 1, 1],
      ['description', 1, 1],
      ['resources', 1, 1],
    ],
    attributes: { 'revision!': VERSION, 'schemaVersion!': VERSION },
  },
  displayName: { text: ANY },
  description: { text: ANY },
  'policyDefinitionResources/resources': {
    children: [
      ['stringTable', 0, 1],
      ['presentationTable', 0, 1],
    ],
  },
  stringTable: { children: [['string', 1, MANY]] },
  'stringTable/string': { attributes: { 'id!': NAME }, text: ANY },
  presentationTable: { children: [['presentation', 1, MANY]] },
  presentation: { children: [['textBox', 0, MANY]], isChoice: true, attributes: { 'id!': NAME } },
  textBox: {
    children: [
      ['label', 1, 1],
      ['defaultValue', 0, 1],
    ],
    attributes: { 'refId!': ANY },
  },
  label: { text: ANY },
  defaultValue: { text: ANY },
};
const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function parse(xml: string): Element {
  const open: Element[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe(NAMESPACE);
    const own = Object.values(attributes).filter(
      ({ prefix, local }) => prefix !== 'xmlns' && local !== 'xmlns',
    );
    const pairs = own.map(({ name, value }) => [name, value]);
    const element = { name: local, attributes: Object.fromEntries(pairs), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [root] = open[0]?.children ?? [];
  if (!root) throw new Error('nothing stands in it');
  return root;
}

/** What of a file the schema does not take. */
function faults(element: Element, above = ''): readonly string[] {
  const at = `${above}/${element.name}`;
  const shape = SHAPES[`${above.split('/').at(-1)}/${element.name}`] ?? SHAPES[element.name];
  if (!shape) return [`${at} is no element that is known here`];
  const { children = [], isChoice, attributes = {}, text } = shape;
  const order = element.children.map(({ name }) => children.findIndex(([one]) => one === name));
  const isOrdered = isChoice === true || order.every((one, i) => i === 0 || one >= (order[i - 1] ?? 0));
  const count = (name: string) => element.children.filter((one) => one.name === name).length;
  const names = Object.keys(attributes);
  return [
    ...(order.includes(-1) ? [`${at} holds what it may not`] : []),
    ...(isOrdered ? [] : [`${at} has its elements in another order`]),
    ...children.flatMap(([name, least, most]) =>
      count(name) < least || count(name) > most ? [`${at}: ${name} stands there ${count(name)} times`] : [],
    ),
    ...names.flatMap((name) => {
      const value = element.attributes[name.replace('!', '')];
      if (value === undefined) return name.endsWith('!') ? [`${at} lacks ${name}`] : [];
      return attributes[name]?.test(value) ? [] : [`${at}: ${name} is ${value}`];
    }),
    ...Object.keys(element.attributes).flatMap((name) =>
      names.some((one) => one.replace('!', '') === name) ? [] : [`${at} has no attribute ${name}`],
    ),
    ...((text ?? /^\s*$/).test(element.text) ? [] : [`${at} holds the text ${element.text}`]),
    ...element.children.flatMap((child) => faults(child, at)),
  ];
}

function templates(rollout: Rollout): readonly Element[] {
  const files = build(rollout, { key: 'a-key-of-the-trial' });
  return files.filter(({ path }) => /\.adm[xl]$/.test(path)).map(({ content }) => parse(content.toString()));
}

describe('the template of Windows has the shape of Microsoft’s schema', () => {
  test('as it is built of the example', () => {
    const made = templates(EXAMPLE);
    expect(made.map(({ name }) => name)).toEqual(['policyDefinitions', 'policyDefinitionResources']);
    expect(made.flatMap((one) => faults(one))).toEqual([]);
  });

  test('whatever its own settings are called, each in a policy of its own', () => {
    const odd = { 'a.b': 'x', 'a-b': 'y', a_b: true, $schemaVersion: 2, constructor: 'z' };
    const made = templates(rolloutWith({ desktopSettings: odd }));
    expect(made.flatMap((one) => faults(one))).toEqual([]);
    const names = made[0]?.children.at(-1)?.children.map(({ attributes }) => attributes.name);
    expect(new Set(names).size).toBe(names?.length);
  });

  test('and of any other rollout', () => {
    fc.assert(
      fc.property(anyRollout, (rollout) => {
        expect(templates(rollout).flatMap((one) => faults(one))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('needs no other template: Intune refuses one that names a namespace it was not given', () => {
    const [admx] = templates(EXAMPLE);
    const [namespaces] = admx?.children ?? [];
    expect(namespaces?.children.map(({ name }) => name)).toEqual(['target']);
  });

  test.each<[string, (xml: string) => string]>([
    ['an attribute that is not there', (xml) => xml.replace('class="Machine"', 'klass="Machine"')],
    [
      'elements in another order',
      (xml) => xml.replace(/(<parentCategory[^>]*>)\s*(<supportedOn[^>]*>)/, '$2$1'),
    ],
    ['a name that is none', (xml) => xml.replace('policy name="', 'policy name="a.b')],
    ['an element too many', (xml) => xml.replace('<policies>', '<policies><rule/>')],
  ])('which takes no %s', (_, change) => {
    const file = build(rolloutWith({}), { key: 'k' }).find(({ path }) => path.endsWith('.admx'));
    expect(faults(parse(change(file?.content.toString() ?? '')))).not.toEqual([]);
  });
});
