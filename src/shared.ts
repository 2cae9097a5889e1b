/** Holds what the doctor, `models` and the calls to AWS have in common, as `HOMES` of tsup.config.ts has it. */
export {};
