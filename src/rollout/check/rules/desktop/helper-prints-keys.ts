import {
  desktopEntry,
  desktopText,
  documentsOf,
  placeOf,
  type Rule,
  type ScriptDocument,
} from '../../document.ts';

/**
 * Programs known to print the JSON of a credential process, with which requests are signed by SigV4. The app wants one
 * token. https://github.com/aws-solutions-library-samples/guidance-for-claude-code-with-amazon-bedrock/issues/782
 */
const PRINTS_KEYS =
  /(^|[\\/])(credential[-_]process|aws-vault|saml2aws|granted|assume|aws_signing_helper|aws-sso-util|aws2-wrap|awsprocesscreds[\w-]*|okta-aws-cli|gimme-aws-creds|aws)(\.exe)?(\s|$)|export-credentials|credential[-_]process/i;

/** A helper that hands over keys of AWS instead of a bearer token. */
export const helperPrintsKeys: Rule = {
  id: 'desktop-helper-prints-keys',
  judge: (checked) => [
    ...documentsOf(checked, 'script').flatMap(ofScript),
    ...documentsOf(checked, 'desktop').flatMap((document) => {
      const helper = desktopText(document, 'inferenceCredentialHelper');
      const isOnAws = ['bedrock', 'mantle'].includes(desktopText(document, 'inferenceProvider') ?? '');
      if (helper === undefined || !isOnAws || !PRINTS_KEYS.test(helper)) return [];
      return [
        {
          severity: 'fail' as const,
          place: placeOf(document, desktopEntry(document, 'inferenceCredentialHelper')),
          cause:
            'This program prints keys of AWS as JSON (AccessKeyId …). The app expects an Amazon Bedrock API key, as a bare line or {"token", "headers"}.',
          fix: 'Use a named profile or the in-app sign-in for such a program, or a helper that prints a bearer token.',
        },
      ];
    }),
  ],
};

/** What it prints, its text alone does not prove. */
function ofScript({ file, text }: ScriptDocument) {
  const lines = text.split(/\r?\n/);
  const index = lines.findIndex(
    (line) => /AccessKeyId|SecretAccessKey|export-credentials/.test(line) && !/^\s*(#|rem\b|::)/i.test(line),
  );
  const makesToken = /bearer|["']token["']|bedrock-api-key|token[_-]?generator|claude-bedrock\S* token/i.test(
    text,
  );
  if (index < 0 || makesToken) return [];
  return [
    {
      severity: 'warn' as const,
      place: { file, line: index + 1 },
      cause:
        'This program seems to print keys of AWS. The app expects an Amazon Bedrock API key, as a bare line or {"token", "headers"}.',
      fix: 'Print a bearer token, such as that of: claude-bedrock token --profile NAME. Or use a named profile in its place.',
    },
  ];
}
