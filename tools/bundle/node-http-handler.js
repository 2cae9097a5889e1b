// What the bundle takes of @smithy/node-http-handler: no HTTP/2, whose module of Node takes 14 million instructions to
// load, a sixth of a start. Every client is handed a handler of its own (src/aws/http/request-handler.ts), so this one
// is never made. The build fails where one of the files is gone.
export { streamCollector } from '../../node_modules/@smithy/core/dist-es/submodules/serde/index.js';
export { NodeHttpHandler } from '../../node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js';

/** Stands where a client would make the handler that it was given none in place of. */
export const NodeHttp2Handler = {
  create: (handler) => {
    if (typeof handler?.handle === 'function') return handler;
    throw new Error('A client was made without a request handler.');
  },
};
