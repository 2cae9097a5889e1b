// Loaded before the program by `node --require`: its clock stands, so that it prints the same at every run, and
// behind the names of AWS it finds the sandbox, so that no setting has to say so and to be shown.
const http = require('node:http');
const https = require('node:https');

const NOW = Number(process.env.STAGE_CLOCK);
const SANDBOX_PORT = Number(process.env.STAGE_PORT);

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [NOW]));
  }
  static now() {
    return NOW;
  }
};

https.request = ({ hostname, path = '/', method, headers, signal }, answer) => {
  // Where no signature tells the region, the sandbox reads it from the path.
  const [, region] = /^(?:oidc|portal\.sso)\.([a-z0-9-]+)\.amazonaws\.com$/.exec(hostname) ?? [];
  const there = {
    hostname: '127.0.0.1',
    port: SANDBOX_PORT,
    path: region ? `/region/${region}${path}` : path,
  };
  return http.request({ ...there, method, headers, signal }, answer);
};
