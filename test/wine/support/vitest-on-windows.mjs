// What tests take from Vitest, for a Node that cannot start Vitest itself (its bundler is a native program): its own
// runner and its own expectations, without the rest.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

export {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  onTestFinished,
  test,
} from '@vitest/runner';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
expect.getState = () => getState(expect);
expect.setState = (state) => setState(state, expect);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });
setState({ assertionCalls: 0, expectedAssertionsNumber: null }, expect);
chai.expect.extend(expect, customMatchers);

export const vi = {
  waitFor: async (claim, { timeout }) => {
    for (const start = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      try {
        return claim();
      } catch (error) {
        if (Date.now() - start > timeout) throw error;
      }
    }
  },
};
