import type { BodyLine, BodyWaits } from '../../../typings/contract/meeting/body.ts';
import type { BodyDocument } from '../collections.ts';
import { dueOn } from './cadence-rules.ts';

/** How many bodies' meetings are remembered each. */
export const MOST_MET = 60;
export const MOST_RECORDS = 100;

export function waitsOf({ state, pending }: Pick<BodyDocument, 'state' | 'pending'>): BodyWaits {
  if (state === 'founding') return 'founding';
  if (!pending) return null;
  return pending.dissolve === undefined ? 'change' : 'dissolution';
}

export function bodyLine(body: BodyDocument, residentId: string, today: string): BodyLine {
  const { form, met, founded, state, dissolvedOn = null } = body;
  return {
    bodyId: body._id,
    name: form.name,
    kind: form.kind,
    placeId: body.placeId,
    placeLabel: body.placeLabel,
    cadence: form.cadence,
    waits: waitsOf(body),
    dissolvedOn,
    due: state === 'standing' ? dueOn(form.cadence, met, founded, today) : null,
    lastMet: met.at(-1) ?? null,
    seats: form.seats.length,
    vacant: form.seats.filter(({ residentId: holder }) => holder === null).length,
    mine: form.seats.some(({ residentId: holder }) => holder === residentId),
  };
}

const ORDER = { overdue: 0, due: 1, met: 2 } as const;

/** What is overdue longest first, then what is due soonest; what waits to be founded, or is dissolved, comes last. */
export function byUrgency(one: BodyLine, other: BodyLine): number {
  const rank = ({ due }: BodyLine) => (due ? ORDER[due.state] : 3);
  return (
    Number(Boolean(one.dissolvedOn)) - Number(Boolean(other.dissolvedOn)) ||
    rank(one) - rank(other) ||
    (other.due?.days ?? 0) - (one.due?.days ?? 0) ||
    compare(one.due?.until ?? '', other.due?.until ?? '') ||
    compare(one.bodyId, other.bodyId)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
