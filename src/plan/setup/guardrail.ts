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

/** The custom headers, one `Name: value` a line, with this guardrail in the place of another. */
export function withGuardrail(standing: unknown, { id, version }: Guardrail): string {
  const others = String(standing ?? '')
    .split(/\r?\n/)
    .filter(
      (line) => line.trim() !== '' && !/^\s*x-amzn-bedrock-guardrail(identifier|version)\s*:/i.test(line),
    );
  return [...others, `${HEADERS.id}: ${id}`, `${HEADERS.version}: ${version}`].join('\n');
}
