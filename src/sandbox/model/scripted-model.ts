/** What a model is asked. */
export interface ModelRequest {
  /** As it stood in the path: a profile id, a model id or an ARN. */
  modelId: string;
  /** The Anthropic Messages request. */
  body: MessagesBody;
  /** One token is asked for: Claude Code finding out whether the model can be invoked. */
  isProbe: boolean;
  streaming: boolean;
}

/** The parts of an Anthropic Messages request that scripts look at; the rest is kept as it came. */
export interface MessagesBody {
  readonly max_tokens: number;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly system?: unknown;
  readonly tools?: readonly { readonly name?: string }[];
  readonly [key: string]: unknown;
}

/** What the model says: text, or text and the tools it wants used. */
export type ModelReply = string | { text?: string; toolUses?: ToolUse[] };

export interface ToolUse {
  name: string;
  input: unknown;
}

/** Plays the model. Claude Code's background calls (titles, probes) come here too. */
export type ScriptedModel = (request: ModelRequest) => ModelReply;

/** A model that answers "ok" to everything. */
export const agreeableModel: ScriptedModel = () => 'ok';
