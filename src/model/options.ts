/** What an option was given: `true` for a flag, a text, or several texts of one that can be repeated. */
export type OptionValue = string | boolean | readonly string[];

/** Options as they are typed behind a subcommand, by name; those not given are absent. */
export type Options = Readonly<Record<string, OptionValue | undefined>>;
