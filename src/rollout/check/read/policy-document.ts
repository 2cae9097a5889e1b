import { entryOf, type Tree } from '../../formats/tree.ts';
import type { PolicyDocument, PolicyStatement } from '../document.ts';

/** A policy of IAM or of an organization; also as the AWS CLI prints one (`get-policy-version`). */
export function policyDocument(file: string, root: Tree): PolicyDocument | undefined {
  const version = entryOf(entryOf(root, 'PolicyVersion')?.value, 'Document')?.value;
  const policy = version ?? entryOf(root, 'PolicyDocument')?.value ?? root;
  const all = entryOf(policy, 'Statement')?.value;
  if (!all) return undefined;
  const statements = (all.kind === 'array' ? all.items : [all])
    .filter(({ kind }) => kind === 'dict')
    .map(statementOf);
  return {
    product: 'policy',
    file,
    statements,
    isForOrganization: statements.length > 0 && statements.every(isOfOrganization),
  };
}

/** The policy of an organization only takes away: it denies, beside the `FullAWSAccess` that AWS attaches. */
function isOfOrganization({ effect, actions, resources, conditions }: PolicyStatement): boolean {
  return effect === 'Deny' || (actions.includes('*') && resources.includes('*') && conditions.length === 0);
}

function statementOf(tree: Tree): PolicyStatement {
  const list = (key: string) => textsOf(entryOf(tree, key)?.value);
  const conditions = entryOf(tree, 'Condition')?.value;
  return {
    sid: list('Sid')[0],
    line: tree.line,
    effect: list('Effect')[0] ?? '',
    actions: list('Action'),
    notActions: list('NotAction'),
    resources: list('Resource'),
    notResources: list('NotResource'),
    conditions:
      conditions?.kind === 'dict'
        ? conditions.entries.flatMap(({ key: operator, value }) =>
            value.kind === 'dict'
              ? value.entries.map((one) => ({
                  operator,
                  key: one.key.toLowerCase(),
                  values: textsOf(one.value),
                }))
              : [],
          )
        : [],
  };
}

function textsOf(tree: Tree | undefined): readonly string[] {
  if (!tree) return [];
  const all = tree.kind === 'array' ? tree.items : [tree];
  return all.flatMap((one) => (one.kind === 'string' || one.kind === 'boolean' ? [String(one.value)] : []));
}
