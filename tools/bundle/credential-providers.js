// What the bundle takes of @aws-sdk/credential-providers, by its own files: through the index of that package the
// bundler keeps what other providers ask for lazily, 45 KB of a reader of browser names among them. The build fails
// where one of the files is gone.
export { fromIni } from '../../node_modules/@aws-sdk/credential-providers/dist-es/fromIni.js';
export { fromNodeProviderChain } from '../../node_modules/@aws-sdk/credential-providers/dist-es/fromNodeProviderChain.js';
