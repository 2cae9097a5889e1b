import { open } from 'node:fs/promises';

/** The names of settings that stand in the text of a Claude Code. */
export interface ClientNames {
  /** Variables: those that it declares, those that it reads, and every name of AWS's and Anthropic's. */
  readonly variables: ReadonlySet<string>;
  /** The keys of a settings file, from the top level. */
  readonly keys: ReadonlySet<string>;
}

/** Shorter than half the longest text that Node can make, and than memory. */
const CHUNK = 32 * 1024 * 1024;
/** No declaration of settings is longer. */
const OVERLAP = 256 * 1024;

/** `NAME:()=>reader` is how the program exports each variable that it declares. */
const DECLARED = /[{,]([A-Z][A-Z0-9]*_[A-Z0-9_]+):\(\)=>/g;
const READ = /\benv\.([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g;
const OF_PROVIDERS = /\b((?:ANTHROPIC|AWS)_[A-Z0-9_]*[A-Z0-9])\b/g;
/** A part of the schema of the settings, known by keys that it has had for long. */
const SCHEMA = 'awsCredentialExport:()=>';
const KEY = /[{,]([a-z][A-Za-z]+):\(\)=>/g;

/** Reads a program of hundreds of megabytes piece by piece. */
export async function clientNames(program: string): Promise<ClientNames> {
  const variables = new Set<string>();
  const keys = new Set<string>();
  const file = await open(program);
  try {
    const buffer = Buffer.alloc(CHUNK);
    for (let at = 0; ; at += CHUNK - OVERLAP) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
      const text = buffer.toString('latin1', 0, bytesRead);
      for (const pattern of [DECLARED, READ, OF_PROVIDERS]) {
        for (const [, name = ''] of text.matchAll(pattern)) variables.add(name);
      }
      for (const [, name = ''] of schemaIn(text).matchAll(KEY)) keys.add(name);
      if (bytesRead < CHUNK) return { variables, keys };
    }
  } finally {
    await file.close();
  }
}

/** The text around the schema: one module, whose ends are those of its printable text. */
function schemaIn(text: string): string {
  const at = text.indexOf(SCHEMA);
  if (at < 0) return '';
  const start = Math.max(text.lastIndexOf('\0', at), at - OVERLAP, 0);
  const end = text.indexOf('\0', at);
  return text.slice(start, end < 0 ? at + OVERLAP : Math.min(end, at + OVERLAP));
}
