/**
 * Where IAM Identity Center has its pages: `device.sso.REGION.amazonaws.com`, `NAME.awsapps.com`,
 * `ssoins-ID.portal.REGION.app.aws`, and their like in the other partitions.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/allowlist-domains.html
 */
const AWS = /(^|\.)(amazonaws\.(com(\.cn)?|eu)|amazonwebservices\.(com\.cn|eu)|awsapps\.(com|cn)|aws)$/;

/** Below the same domains anybody may put a page: buckets, function URLs, load balancers, machines. */
const OF_CUSTOMERS =
  /(^|[.-])(s3(-[a-z0-9-]+)?|execute-api|lambda-url|elb|compute(-1)?|cloudfront|amplifyapp)\.|\.on\.aws$/;

/** True for a host name that belongs to AWS itself, and not to a customer of AWS. */
export function isAwsHost(host: string): boolean {
  return AWS.test(host) && !OF_CUSTOMERS.test(host);
}

/** True for a host name or address that leads back to this computer. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
