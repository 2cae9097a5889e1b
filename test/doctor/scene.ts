import type { Person } from './person.ts';

/** One way in which it breaks, and what the doctor has to say of it first. */
export interface Scene {
  /** The id of the finding, as in the catalogue of failures. */
  readonly row: string;
  /** What is wrong, as a sentence. */
  readonly when: string;
  /** Breaks the healthy person's setup. */
  arrange(person: Person): unknown;
  /** `ok` for a row that is information. */
  readonly status: 'fail' | 'warn' | 'ok';
  /** The cause, as it is found. */
  readonly found: RegExp;
  /** What helps; not asked of information. */
  readonly fix?: RegExp;
  /** Where the command of the next step is typed. */
  readonly where?: 'prompt' | 'terminal';
  /** Where the value came from: the end of the file's path, or `environment`. */
  readonly origin?: string;
  /** No home directory is known: what stands in it is not read. */
  readonly isHomeless?: true;
  /** No key of Anthropic's is exported, as it is in all others: without Bedrock nobody can be asked. */
  readonly isKeyless?: true;
  /** More options of `doctor`. */
  readonly options?: readonly string[];
}
