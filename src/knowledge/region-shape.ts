const REGION = /^[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9]\d?$/;

/** True for text shaped like an AWS region (`eu-central-1`, `us-gov-west-1`); whether it exists is another matter. */
export function isRegionShaped(text: string): boolean {
  return REGION.test(text);
}
