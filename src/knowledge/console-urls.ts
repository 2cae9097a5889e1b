/** The model catalogue of the Amazon Bedrock console in a region. */
export function modelCatalogUrl(region: string): string {
  const host = region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
  return `https://${host}/bedrock/home?region=${region}#/model-catalog`;
}
