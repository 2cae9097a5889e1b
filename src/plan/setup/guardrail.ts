import { type Outcome, refusal, success } from '../../model/outcome.ts';

/** A guardrail of Amazon Bedrock, and the version that is to be applied. */
export interface Guardrail {
  readonly id: string;
  readonly version: string;
  /** Of an ARN. */
  readonly region?: string;
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html */
const HEADERS = {
  id: 'X-Amzn-Bedrock-GuardrailIdentifier',
  version: 'X-Amzn-Bedrock-GuardrailVersion',
} as const;

/** Reads `ID:VERSION`; the id may be an ARN, which has colons of its own. */
export function readGuardrail(text: string): Outcome<Guardrail> {
  const at = text.lastIndexOf(':');
  const [id, version] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  const arn = /^arn:aws[a-z-]*:bedrock:([a-z0-9-]+):\d{12}:guardrail\/[a-z0-9]+$/.exec(id);
  const isId = arn !== null || /^[a-z0-9]{1,64}$/.test(id);
  if (isId && /^(DRAFT|[1-9]\d{0,7})$/.test(version))
    return success({ id, version, ...(arn?.[1] !== undefined && { region: arn[1] }) });
  return refusal(
    'guardrail-malformed',
    `--guardrail ${text}: this is no guardrail with its version.`,
    'Give its id and its version, such as gr1a2b3c4d5e:1 or gr1a2b3c4d5e:DRAFT; the Amazon Bedrock console shows both.',
  );
}

const OF_GUARDRAIL = /^\s*x-amzn-bedrock-guardrail(identifier|version)\s*:\s*(.*)$/i;

function linesOf(headers: unknown): readonly string[] {
  return String(headers ?? '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

/** The guardrail that custom headers name, as `--guardrail` takes it. */
export function guardrailOf(headers: unknown): string | undefined {
  const found = new Map<string, string>();
  for (const line of linesOf(headers)) {
    const [, name, value] = OF_GUARDRAIL.exec(line) ?? [];
    if (name !== undefined) found.set(name.toLowerCase(), value?.trim() ?? '');
  }
  const text = `${found.get('identifier')}:${found.get('version')}`;
  return found.size === 2 && readGuardrail(text).ok ? text : undefined;
}

/** The custom headers without a guardrail; `undefined` where there are no others. */
export function withoutGuardrail(headers: unknown): string | undefined {
  return (
    linesOf(headers)
      .filter((line) => !OF_GUARDRAIL.test(line))
      .join('\n') || undefined
  );
}

/** The custom headers, one `Name: value` a line, with this guardrail in the place of another. */
export function withGuardrail(standing: unknown, { id, version }: Guardrail): string {
  const others = linesOf(standing).filter((line) => !OF_GUARDRAIL.test(line));
  return [...others, `${HEADERS.id}: ${id}`, `${HEADERS.version}: ${version}`].join('\n');
}
