/** Drafts a person may keep. */
export const MOST_DRAFTS = 20;

/**
 * Whether a form may take the place of what is kept. A phone says which it was written on: one that was
 * kept at that instant, or none (null). An older app does not say, and the latest writing stands.
 */
export function mayReplace(kept: { at: number } | undefined, after: number | null | undefined) {
  return after === undefined || (kept?.at ?? null) === after;
}
