import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cloudFormation, permissionSetOf, terraform } from '../../../src/rollout/iam/permission-set.ts';
import { peoplePolicy } from '../../../src/rollout/iam/policy.ts';
import { printYaml, type Yaml } from '../../../src/rollout/iam/print-yaml.ts';
import { EXAMPLE, rolloutWith } from '../example.ts';

const NAME = ['Größe "A" 🚀 $', '{x} %{y}'].join('');
const SET = permissionSetOf(rolloutWith({ organization: { name: NAME, domain: 'example.com' } }));
const POLICY = peoplePolicy(EXAMPLE);
if (!SET || !POLICY) throw new Error('the example signs in by IAM Identity Center');

describe('the permission set', () => {
  test('in CloudFormation has the policy, the session and a group that may be missing', () => {
    const { Resources, Parameters } = parse(cloudFormation(SET, POLICY));
    expect(Resources.PermissionSet.Properties).toMatchObject({
      Name: 'BedrockUser',
      SessionDuration: 'PT8H',
      InlinePolicy: POLICY,
      // What IAM Identity Center takes in a description: Latin-1.
      Description: `Claude on Amazon Bedrock for ${NAME.replace(' 🚀', '')}`,
    });
    expect(Parameters.InstanceArn).not.toHaveProperty('Default');
    expect(Resources.Assignment.Properties.TargetType).toBe('AWS_ACCOUNT');
  });

  test('in Terraform says the same, and no name is taken for a template', () => {
    const { resource } = JSON.parse(terraform(SET, POLICY));
    expect(JSON.parse(resource.aws_ssoadmin_permission_set_inline_policy.claude.inline_policy)).toEqual(
      POLICY,
    );
    expect(resource.aws_ssoadmin_permission_set.claude.description).toBe(
      `Claude on Amazon Bedrock for ${NAME.replace(' 🚀', '').replace('$', '$$$$').replace('%', '%%')}`,
    );
  });

  test.each([
    ['an API key', { signIn: { way: 'static-key', key: { environment: 'KEY' } } }],
    ['a profile that devices have', { signIn: { way: 'profile', profile: 'work' } }],
  ])('is none for %s', (_, parts) => {
    expect(permissionSetOf(rolloutWith(parts))).toBeUndefined();
  });
});

test.each(['1.1', '1.2'] as const)('what is printed as YAML is read as the same by version %s', (version) => {
  const value = fc.letrec<{ yaml: Yaml }>((tie) => ({
    yaml: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'yes',
        'No',
        '1',
        '1.5',
        '~',
        'null',
        '=',
        '<<',
        '- a',
        'a: b',
        '2026-01-01',
        '\u2028\ufeff',
      ),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('yaml'), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[A-Za-z:]{1,8}$/), tie('yaml'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })).yaml;
  fc.assert(
    fc.property(value, (one) => {
      expect(parse(printYaml(one), { version })).toEqual(one);
    }),
    { numRuns: 100 },
  );
});
