/** What a text says as JSON; undefined where it is none, which no schema takes. */
export function jsonIn(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
}
