import { words } from '../text/words.ts';

/**
 * The regions in which Claude is offered on Amazon Bedrock, what `--region all` asks. A region that is new is
 * not lost: it can be named. https://docs.aws.amazon.com/general/latest/gr/bedrock.html and the model cards
 * behind https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html
 */
const COMMERCIAL: readonly string[] = words(`
  us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1 eu-central-1
  eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1
  me-south-1 af-south-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
  ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
`);

/**
 * The regions that an account has to enable first.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const OPT_IN = /^((af|il|me|mx)-|(ap-east|ca-west|eu-south)-|(ap-south|eu-central)-2$|ap-southeast-[3-9]$)/;

const GOV_CLOUD: readonly string[] = ['us-gov-east-1', 'us-gov-west-1'];

/** Every region in which Claude is known to be offered. */
export const CLAUDE_REGIONS: readonly string[] = [...COMMERCIAL, ...GOV_CLOUD];

/**
 * The partitions of AWS without Claude, whose accounts have no credentials for the others.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const WITHOUT_CLAUDE = /^(cn|us-iso[a-z]*|eu-iso[a-z]*|eusc)-/;

/** True for a region of a partition of AWS that has no Claude at all. */
export function isWithoutClaude(region: string): boolean {
  return WITHOUT_CLAUDE.test(region);
}

/** The regions with Claude that the same credentials can ask: those of the partition in which `region` lies. */
export function claudeRegionsBeside(region: string): readonly string[] {
  if (isWithoutClaude(region)) return [];
  return region.startsWith('us-gov-') ? GOV_CLOUD : COMMERCIAL;
}

/** True where Claude is known to be offered; false for regions that are new, misspelt, or without it. */
export function isClaudeRegion(region: string): boolean {
  return CLAUDE_REGIONS.includes(region);
}

/** True for a region that refuses the valid credentials of an account which did not enable it. */
export function isOptInRegion(region: string): boolean {
  return OPT_IN.test(region);
}

const REGION = /^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/;

/** True for text shaped like an AWS region (`eu-central-1`, `us-gov-west-1`); whether it exists is another matter. */
export function isRegionShaped(text: string): boolean {
  return REGION.test(text);
}

/** The partition of AWS in which a region lies, as ARNs begin with it: `aws`, or `aws-us-gov` for GovCloud. */
export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
