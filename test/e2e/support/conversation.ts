import type { MessagesBody, ModelReply, ScriptedModel } from '../../../src/sandbox/index.ts';

/** What a scripted model goes by: the command's text, and what the tools it used have answered so far. */
export interface Conversation {
  /** The text of the command as Claude Code expanded it; absent in requests that have nothing to do with it. */
  readonly prompt: string | undefined;
  readonly results: readonly string[];
}

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly content?: unknown;
}

/** The conversation in a request whose command's text begins with `title`. */
export function readConversation({ messages }: MessagesBody, title: string): Conversation {
  const blocks = messages.flatMap(({ content }) => blocksOf(content));
  return {
    prompt: blocks.find(({ text }) => text?.startsWith(title))?.text,
    results: blocks.filter(({ type }) => type === 'tool_result').map(({ content }) => textOf(content)),
  };
}

/** The commands in the fenced blocks of a text, in order. */
export function fencedCommands(prompt: string): readonly string[] {
  return [...prompt.matchAll(/^```\n(.+)\n```$/gm)].map(([, command = '']) => command);
}

/** The `data` that the program printed; throws when it refused. */
export function dataOf<T>(result: string): T {
  const answer = JSON.parse(result) as { ok: boolean; data: T };
  if (!answer.ok) throw new Error(result);
  return answer.data;
}

export interface Question {
  question: string;
  header: string;
  options: readonly { label: string; description: string }[];
}

/** A turn that runs a command, and may say something before. */
export function bash(command: string, text?: string): ModelReply {
  const toolUses = [{ name: 'Bash', input: { command, description: 'Run claude-bedrock' } }];
  return text === undefined ? { toolUses } : { text, toolUses };
}

/** A turn that says something and asks the person. */
export function ask(text: string, ...questions: Question[]): ModelReply {
  const asked = questions.map((question) => ({ ...question, multiSelect: false }));
  return { text, toolUses: [{ name: 'AskUserQuestion', input: { questions: asked } }] };
}

/** The same model, and the names of the tools it has used so far. */
export function recordTools(model: ScriptedModel): { model: ScriptedModel; tools: readonly string[] } {
  const tools: string[] = [];
  const recording: ScriptedModel = (request) => {
    const reply = model(request);
    if (typeof reply !== 'string') tools.push(...(reply.toolUses ?? []).map(({ name }) => name));
    return reply;
  };
  return { model: recording, tools };
}

function blocksOf(content: unknown): readonly Block[] {
  return Array.isArray(content) ? content : [{ type: 'text', text: String(content) }];
}

function textOf(content: unknown): string {
  return blocksOf(content)
    .map(({ text = '' }) => text)
    .join('\n');
}
