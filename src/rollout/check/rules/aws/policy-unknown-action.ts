import { documentsOf, type Rule } from '../../document.ts';

/** Names of the API that are no actions of IAM. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html */
const NO_ACTIONS: Readonly<Record<string, string>> = {
  'bedrock:converse': 'bedrock:InvokeModel',
  'bedrock:conversestream': 'bedrock:InvokeModelWithResponseStream',
};

/** An action that IAM does not know grants nothing, and nobody says so. */
export const policyUnknownAction: Rule = {
  id: 'policy-action-unknown',
  judge: (checked) =>
    documentsOf(checked, 'policy').flatMap(({ file, statements }) =>
      statements.flatMap(({ actions, notActions, line, sid }) =>
        [...actions, ...notActions].flatMap((action) => {
          const use = NO_ACTIONS[action.toLowerCase()] ?? ofRuntime(action);
          return use === undefined
            ? []
            : [
                {
                  severity: 'fail' as const,
                  place: { file, line, key: sid ?? action },
                  cause: `${action} is no action of IAM, so this line grants and denies nothing.`,
                  fix: `Write ${use}.`,
                },
              ];
        }),
      ),
    ),
};

function ofRuntime(action: string): string | undefined {
  const [, name] = /^bedrock-runtime:(.+)$/i.exec(action) ?? [];
  return name === undefined ? undefined : `bedrock:${name.replace(/^Converse$/i, 'InvokeModel')}`;
}
