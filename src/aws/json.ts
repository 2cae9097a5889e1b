/** A JSON object as parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a JSON text holds, or `undefined` where it is no JSON or another value. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
