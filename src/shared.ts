// Nothing of its own: the bundler puts into scripts/shared.js what several of the built files need (tools/bundle/).
export {};
