import { parseModelId } from '../../../../knowledge/model-id.ts';
import { modelsOf } from '../../desktop-models.ts';
import { type Checked, documentsOf, type PolicyStatement, type Rule } from '../../document.ts';
import { namesAction } from '../../policy-match.ts';

/** A profile that is granted without the models behind it: every call ends in AccessDenied for a region nobody chose. */
export const policyDestinations: Rule = {
  id: 'policy-destination-missing',
  judge: (checked) =>
    documentsOf(checked, 'policy').flatMap(({ file, statements, isForOrganization }) => {
      if (isForOrganization) return [];
      const granted = statements.filter(
        (one) => one.effect === 'Allow' && namesAction(one, 'bedrock:InvokeModel'),
      );
      const resources = granted.flatMap((one) => one.resources.map((resource) => ({ one, resource })));
      if (
        granted.some(({ notResources }) => notResources.length > 0) ||
        resources.some(({ resource }) => resource === '*')
      )
        return [];
      const models = resources.filter(({ resource }) => /:foundation-model\//.test(resource));
      return resources.flatMap(({ one, resource }) => {
        const [, id = ''] = /:(?:application-)?inference-profile\/(.+)$/.exec(resource) ?? [];
        if (id === '') return [];
        const why = faultOf(resource, id, models, checked);
        const place = { file, line: one.line, key: one.sid ?? resource };
        return why ? [{ severity: 'fail' as const, place, ...why }] : [];
      });
    }),
};

interface Granted {
  readonly one: PolicyStatement;
  readonly resource: string;
}

function faultOf(profile: string, id: string, models: readonly Granted[], checked: Checked) {
  const name = id.replace(/^[a-z-]+\.(?=anthropic\.)/, '');
  const behind = models.filter(({ resource }) => fits(resource, name));
  if (behind.length === 0)
    return {
      cause: `${profile} is granted, and no foundation model behind it: each request is denied.`,
      fix: 'Grant arn:aws:bedrock:REGION::foundation-model/… in the source and in every region that the profile leads to.',
    };
  const regions = behind.map(({ resource }) => resource.split(':')[3] ?? '');
  if (regions.includes('*')) return undefined;
  if (/^global\./.test(id))
    return regions.includes('')
      ? undefined
      : {
          cause: `${profile} also needs the model without a region, arn:aws:bedrock:::foundation-model/…: the global profile is asked for there.`,
          fix: 'Add that ARN, with the condition aws:RequestedRegion = unspecified.',
        };
  if (id.includes('*') || !/^[a-z-]+\./.test(id)) return undefined;
  const sources = new Set([profile.split(':')[3] ?? '', ...sourceRegions(checked)]);
  const isSourceAlone = regions.every((region) => sources.has(region));
  return isSourceAlone && new Set(regions).size === 1
    ? {
        cause: `${profile} leads to several regions, and its model is granted in ${regions[0]} alone: at times a request is denied.`,
        fix: 'Grant the model in every region that GetInferenceProfile names.',
      }
    : undefined;
}

function fits(resource: string, name: string): boolean {
  const model = resource.split(':foundation-model/')[1] ?? '';
  const stem = (text: string) => text.replace(/\*.*$/, '');
  return model.includes('*') || name.includes('*') || name === '' || parseModelId(name).kind === 'unknown'
    ? name.startsWith(stem(model)) || stem(model).startsWith(stem(name)) || !name.includes('anthropic')
    : model === name;
}

/** The regions that requests of the checked configurations go to. */
function sourceRegions(checked: Checked): readonly string[] {
  return documentsOf(checked, 'desktop').flatMap((document) =>
    modelsOf(document).length > 0
      ? document.entries.flatMap(({ key, value }) =>
          key === 'inferenceBedrockRegion' ? [String(value)] : [],
        )
      : [],
  );
}
