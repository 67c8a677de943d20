import type { RuleId } from '../../../typings/contract/ballot.ts';
import type {
  BodyForm,
  BodyKind,
  BodyProblem,
  Cadence,
  Quorum,
  SeatForm,
} from '../../../typings/contract/meeting/body.ts';
import type { Role } from '../../../typings/contract/resident.ts';
import { slotAfter, slotOf } from '../slot/bit-rules.ts';
import { CADENCES } from './cadence-rules.ts';

/** What a body may be: the law's of some kinds, a recorded rule's of the others. */

/** What the law says of a body that it names. */
export interface BodyLaw {
  conveners: readonly Role[];
  noticeDays: number;
  /** the place is one where it decides */
  decidesHere: boolean;
}

/** Kinds whose quorum the law sets, with the rules that it may be. Whoever sits there comes in person. */
const LAWFUL: Partial<Record<BodyKind, readonly RuleId[]>> = {
  assembly: ['residents-assembly', 'villagers-assembly'],
  representatives: ['residents-representatives', 'villagers-representatives'],
};

/** 居委会组织法 art. 26–29, 村委会组织法 art. 21–30; the others by the community's own rule (三会联动). */
const RAREST: Partial<Record<RuleId, Cadence>> = {
  'residents-representatives': 'half-yearly',
  'villagers-representatives': 'quarterly',
  'villagers-assembly': 'yearly',
};

/** The rule of law by which a form's body counts, if it names one. */
export function ruleOf({ quorum }: Pick<BodyForm, 'quorum'>): RuleId | null {
  return quorum.by === 'law' ? quorum.ruleId : null;
}

/** Founded and changed by the secretary alone; the others wait for a second officer. */
export function isFree({ kind }: Pick<BodyForm, 'kind'>): boolean {
  return kind === 'free';
}

/** What is wrong with a form, in the order in which it is filled in; null if nothing. */
export function bodyProblem(
  form: BodyForm,
  facts: { law: BodyLaw | null; people: ReadonlySet<string>; hasRoom: boolean },
): BodyProblem | null {
  const { kind, quorum, seats, substituteRule } = form;
  const rules = LAWFUL[kind];
  const ruleId = ruleOf(form);
  const isQuorumFit = rules
    ? ruleId !== null && rules.includes(ruleId)
    : quorum.by === 'share' && quorum.atLeast.n >= 1 && quorum.atLeast.n <= quorum.atLeast.d;
  const rarest = ruleId === null ? undefined : RAREST[ruleId];
  const length = form.minutes / 30;
  const slots = slotOf(form.until) - slotAfter(form.from);
  const holders = seats.flatMap(({ residentId }) => (residentId === null ? [] : [residentId]));
  const { law } = facts;
  const wrong: [boolean, BodyProblem][] = [
    [!isQuorumFit, 'quorum-unfit'],
    [law !== null && !law.decidesHere, 'place-unfit'],
    [law !== null && !law.conveners.includes(form.convener), 'convener-unfit'],
    [law !== null && form.noticeDays < law.noticeDays, 'notice-too-short'],
    [
      rarest !== undefined && CADENCES.indexOf(form.cadence) > CADENCES.indexOf(rarest),
      'cadence-too-rare',
    ],
    [slots < length, 'hours-unfit'],
    [
      (rules !== undefined && substituteRule !== '') ||
        (substituteRule === '' && seats.some(({ substitutes }) => substitutes)),
      'substitutes-unfit',
    ],
    [
      new Set(seats.map(({ seatId }) => seatId)).size < seats.length ||
        new Set(holders).size < holders.length,
      'seats-unfit',
    ],
    [holders.some((id) => !facts.people.has(id)), 'holder-missing'],
    [form.roomId !== null && !facts.hasRoom, 'room-missing'],
  ];
  return wrong.find(([is]) => is)?.[1] ?? null;
}

/** A share of those in office: n of d, more than it or at least it. */
export interface Needed {
  n: number;
  d: number;
  relation: '>' | '>=';
}

/**
 * How many of those in office must be there; null where the law counts people who have no seat.
 * @param law what the law's rule asks of the persons of this body
 */
export function neededPresent(
  quorum: Quorum,
  kind: BodyKind,
  inOffice: number,
  law: Needed | null,
): number | null {
  if (kind === 'assembly') return null;
  const { n, d, relation } =
    quorum.by === 'share' ? { ...quorum.atLeast, relation: '>=' as const } : (law ?? NONE);
  const parts = n * inOffice;
  // Nobody at all is never enough.
  return Math.max(1, relation === '>' ? Math.floor(parts / d) + 1 : Math.ceil(parts / d));
}

const NONE: Needed = { n: 0, d: 1, relation: '>=' };

/** The names of the fields that differ. */
export function changedFields(before: BodyForm, after: BodyForm): string[] {
  const fields = Object.keys(after) as (keyof BodyForm)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** A form without anybody in its seats. */
export function vacated(form: BodyForm): BodyForm {
  return { ...form, seats: form.seats.map((seat) => ({ ...seat, residentId: null })) };
}

export function holdersOf(seats: readonly SeatForm[]): string[] {
  return seats.flatMap(({ residentId }) => (residentId === null ? [] : [residentId]));
}
