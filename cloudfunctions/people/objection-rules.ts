import { Refusal } from '../kernel/refusal.ts';

/** Objections that a person may raise to one thing that is published. */
export const MOST_OBJECTIONS = 5;

/**
 * @param raised how many the person has raised to it
 * @throws Refusal OBJECTION_TOO_MANY
 */
export function requireFewObjections(raised: number): void {
  if (raised >= MOST_OBJECTIONS) {
    throw new Refusal('OBJECTION_TOO_MANY', { most: MOST_OBJECTIONS });
  }
}

/** The words of an objection are for its writer and those who answer; others see that there is one, and its answer. */
export function seenText(
  { residentId, text }: { residentId: string | null; text: string },
  reader: { residentId: string; answers: boolean },
): string {
  return residentId === reader.residentId || reader.answers ? text : '';
}
