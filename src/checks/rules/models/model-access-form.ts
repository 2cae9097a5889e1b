import { modelCatalogUrl } from '../../../knowledge/console-urls.ts';
import { adminRequest } from '../../helpers/admin-request.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Anthropic wants to know once per account, or once per organisation, what its models are used for. */
export const modelAccessForm = refusedByAws('model-access-form', {
  group: 'Models',
  title: "Anthropic's use case form was sent",
  fix: (facts) => ({
    say: `Send the form at ${modelCatalogUrl(facts.region.value)} (any Claude model, "Submit use case details"), then wait 15 minutes. If you may not, send the text below to the administrator.`,
    send: adminRequest(facts, {
      ask: `Please send Anthropic's one-time use case form for this account, in the Amazon Bedrock console (${modelCatalogUrl(facts.region.value)}, any Claude model), or once for the whole organisation in its management account. It takes bedrock:PutUseCaseForModelAccess, and works about 15 minutes later.`,
    }),
  }),
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
});
