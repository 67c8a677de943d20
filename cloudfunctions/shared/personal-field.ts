/** One field that says something about a person. */
export interface PersonalField {
  what: string;
  why: string;
  /** who is shown it in an answer of Linli */
  seenBy: string;
  /** how long, and what ends it */
  kept: string;
}

export interface Inventory {
  /** the collection, or the documents that hold it */
  where: string;
  personal: Record<string, PersonalField>;
  /** ids of places and matters, states, counts, times: nothing about a person by itself */
  plain: string;
}

export const WITH_THE_DOCUMENT = 'as long as the document that holds it';
export const AUDIT = 'as long as the community: it proves who did what';
export const NOBODY = 'nobody: functions only';
export const ENTRY = 'until the person leaves the community';
export const REQUESTED = '30 days after it is decided, or until the person leaves the community';
export const NOTICE = 'as long as the notice, which is a public record of the community';

export function field(what: string, why: string, seenBy: string, kept: string): PersonalField {
  return { what, why, seenBy, kept };
}
