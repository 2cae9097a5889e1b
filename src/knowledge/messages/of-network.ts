import { BOTOCORE, CLIENT, ERRORS, type KnownMessage, saying } from './known-message.ts';

/** What stands on the way: addresses, proxies, certificates. What is told by a code of Node.js comes after these. */
export const OF_NETWORK: readonly KnownMessage[] = [
  {
    id: 'fips',
    title: 'There is no such FIPS endpoint',
    say: 'AWS_USE_FIPS_ENDPOINT, or use_fips_endpoint in the AWS config file, asks for hosts with -fips in their name; IAM Identity Center has none in most regions.',
    fix: 'Remove the switch, unless you must use FIPS; then sign in with another kind of credentials.',
    text: /(?:portal\.sso|oidc|sso)-fips\.[\w.-]+/i,
    source: 'https://docs.aws.amazon.com/general/latest/gr/sso.html',
  },
  {
    id: 'ca-file',
    title: 'A certificate file cannot be read',
    say: 'A variable names a CA file that is missing, empty or not PEM; ~ is not expanded there.',
    fix: 'Correct the path (absolute, without ~) in NODE_EXTRA_CA_CERTS, AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, SSL_CERT_FILE or ca_bundle; a DER file becomes PEM by openssl x509 -inform der.',
    text: /Ignoring extra certs from|ignored (?:all|some) of the NODE_EXTRA_CA_CERTS|Could not find a suitable TLS CA certificate bundle|invalid path: .{1,120}\.(?:pem|crt|cer)|(?:NODE_EXTRA_CA_CERTS|AWS_CA_BUNDLE|SSL_CERT_FILE).{0,80}(?:not found|no such file|could not|cannot|invalid)/i,
    source: `Node.js, ${BOTOCORE}, ${CLIENT}`,
  },
  saying(
    'tls',
    /certificate (?:has expired|is not yet valid|has been revoked)|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_REVOKED/i,
    CLIENT,
    {
      title: 'A certificate has expired or is not valid yet',
      say: "The certificate that was shown has ended, has not begun or was withdrawn; or this computer's clock is wrong.",
      fix: 'Check the clock first. If it is right, the proxy or gateway (the message may name it) needs a new certificate; a CA file does not help.',
    },
  ),
  saying(
    'tls',
    /hostname mismatch|ALTNAME_INVALID|HOSTNAME_MISMATCH|does not match certificate.s altnames|doesn.t match ['"]?\S+['"]?$/i,
    `${CLIENT}, Node.js`,
    {
      title: 'The certificate is for another host',
      say: 'Somebody else answers under this name: a proxy, a captive portal, or a wrong address in ANTHROPIC_BEDROCK_BASE_URL or AWS_ENDPOINT_URL.',
      fix: 'Check those addresses, HTTPS_PROXY and the VPN; a CA file does not help.',
    },
  ),
  saying('proxy', /wrong version number|packet length too long|EPROTO\b/i, 'OpenSSL', {
    title: 'The other side does not speak TLS',
    say: 'An https request went to a port that speaks plain http: usually HTTPS_PROXY is written with https:// although the proxy wants http://, or an address has the wrong port.',
    fix: 'Write HTTPS_PROXY with http:// (the variable says what goes through the proxy, not how the proxy itself is addressed), and check the port of ANTHROPIC_BEDROCK_BASE_URL.',
  }),
  saying(
    'proxy',
    /Couldn.t connect through your proxy|ERR_PROXY|proxy refused the connection|Failed to connect to proxy|ProxyConnectionError|ProxyError|tunneling socket could not be established|Proxy (?:response|connection)|Received HTTP code \d+ from proxy|Tunnel connection failed|Proxy Authentication Required|(?:ENOTFOUND|ECONNREFUSED|EAI_AGAIN)\s+(?:[\w.-]*proxy|[\w-]+\.proxy)[\w.-]*|Unsupported proxy|Invalid (?:proxy )?URL.{0,40}proxy|socks[45]h?:\/\//i,
    `${CLIENT}, ${BOTOCORE}, Node.js`,
    {
      title: 'The proxy does not let the request through',
      say: 'A proxy is set (HTTPS_PROXY, HTTP_PROXY, or in lower case), and it refuses, wants a password (407), is not there, or is of an unsupported kind (socks).',
      fix: 'Check the value of HTTPS_PROXY: http://HOST:PORT, with user and password if it needs them. Hosts that are reached directly belong in NO_PROXY. If the proxy refuses AWS, its administrator has to allow the hosts that claude-bedrock doctor names.',
    },
  ),
  saying(
    'tls',
    /SSL certificate|SSL validation failed|CERTIFICATE_VERIFY_FAILED|self.signed certificate|unable to (?:get (?:local )?issuer|verify the first) certificate|certificate (?:is not trusted|signed by unknown authority)/i,
    `${CLIENT}, ${ERRORS}, ${BOTOCORE}`,
    {
      say: "Somebody between here and AWS shows a certificate of their own: usually the company's TLS inspection, or a gateway with a private authority.",
      fix: "Set NODE_EXTRA_CA_CERTS to the PEM file with the company's CA certificates (for the AWS CLI AWS_CA_BUNDLE), or install it in the system's store; then restart Claude Code.",
    },
  ),
  {
    id: 'base-url',
    title: 'A setting sends the request to this computer',
    say: 'Nothing listens at that local address: AWS_ENDPOINT_URL (LocalStack, a test), ANTHROPIC_BEDROCK_BASE_URL, or a proxy that was stopped.',
    fix: 'Unset whichever names it: AWS_ENDPOINT_URL and variables that begin so, endpoint_url in the AWS config file, ANTHROPIC_BEDROCK_BASE_URL or HTTPS_PROXY. Or start what should listen there. It is not a firewall.',
    text: /(?:ECONNREFUSED|connect to|endpoint URL:?|Connection refused)[^a-z]{0,12}(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[?::1\]?|0\.0\.0\.0)/i,
    source: 'Node.js, the AWS CLI',
  },
  {
    id: 'base-url',
    title: 'The configured address does not serve this API',
    say: 'AWS, or a gateway, does not know the path of the request: ANTHROPIC_BEDROCK_BASE_URL or AWS_ENDPOINT_URL has a wrong host or an extra path (/v1, /bedrock).',
    fix: 'Check ANTHROPIC_BEDROCK_BASE_URL and AWS_ENDPOINT_URL; both are usually unset. For a gateway, use the address that its documentation gives for Amazon Bedrock.',
    text: /Unable to determine service\/operation name|UnknownOperationException|Invalid endpoint: |Invalid URL\b|ERR_INVALID_URL/i,
    source: 'Amazon Bedrock, the AWS CLI, Node.js',
  },
  saying(
    'credentials-unavailable',
    /169\.254\.(?:169\.254|170\.2)|instance metadata|EC2 Metadata|IMDS/i,
    'the SDKs',
    {
      title: 'The machine itself provides no credentials',
      say: 'No other credentials were found, so the metadata service of EC2 or ECS was asked, which does not answer here. On a laptop this means that no profile and no key is set.',
      fix: 'Name a profile (AWS_PROFILE) in "env" of Claude Code’s settings, or sign in; in a container on EC2 raise the hop limit of the metadata service to 2.',
    },
  ),
  saying(
    'endpoint-unreachable',
    /Could not connect to the endpoint URL|(?:Connect|Read) timeout on endpoint URL|EndpointConnectionError|ConnectTimeoutError|Couldn.t reach (?:AWS|Bedrock) in region/,
    `${BOTOCORE}, ${CLIENT}`,
    {
      say: 'The host in the message was not reached: the region in its name is misspelt or has no such service, or the network, a VPN or a firewall is in the way.',
      fix: 'Look at the host: if its region is wrong, correct AWS_REGION or sso_region. Otherwise check network, VPN and proxy; claude-bedrock doctor checks each step.',
    },
  ),
  saying(
    'proxy',
    // A page where JSON was due; in a settings file it is the `<` of a merge marker.
    /Unexpected token (?:'<', "\s*<(?:!doctype|html|head|body|\?xml)|< in JSON)|<!DOCTYPE html|<html[ >]/i,
    'JSON.parse in V8, from 11.4 on with the text that it met',
  ),
];

/** Texts that say something only where AWS said nothing. */
export const VAGUE: readonly KnownMessage[] = [
  saying(
    'credentials-unavailable',
    /Could not load credentials from any providers|Could not load AWS credentials|Failed to resolve AWS credentials|Unable to locate credentials|NoCredentials(?:Error)?|No AWS credentials found|Could not resolve authentication method|Credential is missing|Missing credentials in config|Couldn.t load credentials for profile/i,
    `${CLIENT}, the AWS SDKs and CLI`,
  ),
  saying('credentials-expired', /AWS credentials expired or invalid|Credentials expired\./, CLIENT),
  saying(
    'proxy',
    /API Error:? \(?403 (?:[{"\\ ]*[Mm]essage[\\": ]*)?Forbidden/,
    'AWS gives a reason with each 403',
    {
      say: 'AWS says why with each 403, and this one does not: a firewall, a proxy or a gateway refuses the request.',
      fix: 'Check HTTPS_PROXY, the VPN and ANTHROPIC_BEDROCK_BASE_URL, and ask whoever runs what is in between.',
    },
  ),
  {
    id: 'bedrock-off',
    title: 'Claude Code asks for a sign-in to Anthropic',
    say: 'Either the switch CLAUDE_CODE_USE_BEDROCK is not in effect, or the request was refused and Claude Code proposes /login, which does not help on Amazon Bedrock.',
    fix: 'Do not sign in with /login. claude-bedrock doctor says whether Bedrock is on, and what AWS answers.',
    text: /Please run \/login/,
    source: ERRORS,
  },
  saying('model-subscription', /enable this model for your account and region/, CLIENT, {
    title: 'The account does not have this model',
    say: 'AWS refused this model to the account; the credentials are fine.',
    fix: 'Choose another model (claude-bedrock models --probe shows which answer), or ask the administrator of the account to enable this one: by using it once, and by Anthropic’s use case form.',
  }),
  saying('unclassified', /AWS authentication failed|API Error:? \(?403\b|AccessDenied/, ERRORS, {
    title: 'AWS refused, and the message does not say why',
    say: 'Claude Code says this for every 403 of Amazon Bedrock: expired credentials, a missing permission, or a model that the account does not have.',
    fix: 'Run claude-bedrock doctor: it asks AWS and says which of these it is. Quote all that stands after "API Error: 403": AWS itself said that.',
  }),
  saying('model-not-listed', /API Error[^.]{0,60}\b404\b/i, CLIENT, {
    say: 'AWS answered 404: the id is misspelt or of another region, the model has been retired, or the use case form was not sent.',
    fix: 'Run claude-bedrock doctor to see what AWS says; claude-bedrock models shows the ids that work here.',
  }),
  saying(
    'endpoint-unreachable',
    // With their capitals, as anybody may speak of a connection error.
    /Unable to connect to API|Unable to connect\. Is the computer able|socket connection was closed unexpectedly|(?:^|[:\u00b7(] ?)Connection error\.|Request timed out|fetch failed|socket hang up|Connection refused \u2014|Can.t reach the API server|No internet route|Connection dropped|Connection to the API was lost/,
    CLIENT,
  ),
  saying(
    'service-unavailable',
    /\boverloaded\b|API Error[^.]{0,40}\b529\b|temporarily limiting requests|API is (?:at capacity|temporarily unavailable)|experiencing high load|unable to process your request|encountered an unexpected error during processing/i,
    CLIENT,
  ),
  saying(
    'base-url',
    /requested operation is not recognized by the service/i,
    'AWS, of hosts that serve another API',
  ),
];
