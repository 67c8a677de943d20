import * as v from 'valibot';
import type { BodyKind, Cadence, Equipment } from '../../../typings/contract/meeting/body.ts';
import { documentId, line, text } from '../../kernel/schema.ts';
import { role } from '../../people/role-schema.ts';
import { placeId } from '../../places/place-schema.ts';

export const count = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** HH:mm, and 24:00 as the end of a day. */
export const time = v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/));

export const equipment = v.pipe(
  v.array(v.picklist(['screen', 'microphone', 'step-free', 'hearing-loop'] satisfies Equipment[])),
  v.maxLength(4),
);

const MOST_SEATS = 60;

const seat = v.strictObject({
  seatId: v.pipe(v.string(), v.regex(/^s\d{1,3}$/)),
  party: line(20),
  residentId: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
  required: v.boolean(),
  substitutes: v.boolean(),
});

const quorum = v.variant('by', [
  v.strictObject({
    by: v.literal('law'),
    ruleId: v.picklist([
      'residents-assembly',
      'residents-representatives',
      'villagers-assembly',
      'villagers-representatives',
      'villager-group',
      'owners-ordinary',
      'owners-special',
      'consultation',
      'poll',
    ]),
  }),
  v.strictObject({
    by: v.literal('share'),
    atLeast: v.strictObject({ n: count(1, 100), d: count(1, 100) }),
  }),
]);

export const bodyForm = v.strictObject({
  placeId,
  name: line(20),
  kind: v.picklist([
    'joint',
    'party-committee',
    'building-council',
    'representatives',
    'assembly',
    'three-party',
    'free',
  ] satisfies BodyKind[]),
  convener: role,
  quorum,
  noticeDays: count(0, 60),
  substituteRule: v.union([v.literal(''), text(200)]),
  cadence: v.picklist([
    'weekly',
    'monthly',
    'every-two-months',
    'quarterly',
    'half-yearly',
    'yearly',
  ] satisfies Cadence[]),
  minutes: v.pipe(count(30, 480), v.multipleOf(30)),
  from: time,
  until: time,
  days: v.picklist(['working', 'any']),
  weekday: v.nullable(count(0, 6)),
  monthDay: v.nullable(count(1, 31)),
  roomId: v.nullable(documentId),
  equipment,
  seats: v.pipe(v.array(seat), v.maxLength(MOST_SEATS)),
});
