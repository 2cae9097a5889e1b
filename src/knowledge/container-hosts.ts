/** Where the SDK asks for credentials over plain HTTP: this machine, and what ECS and EKS have for it. */
const PLAIN = ['localhost', '[::1]', '169.254.170.2', '169.254.170.23', '[fd00:ec2::23]'];

/** Where a relative address of the credentials leads. */
export const ECS_HOST = 'http://169.254.170.2';

/**
 * True for an address that the SDK asks a container's credentials of (`checkUrl` of
 * @aws-sdk/credential-provider-http; run 2.1.332).
 */
export function isContainerAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || PLAIN.includes(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
