import * as v from 'valibot';
import type { ShiftKind } from '../../../typings/contract/volunteer/shift.ts';
import { commandId, communityId, day, documentId, line, text } from '../../kernel/schema.ts';

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
export const time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const age = v.nullable(count(120));

const shiftId = documentId;
export const teamId = documentId;
export const roleId = v.pipe(v.string(), v.regex(/^r\d{1,2}$/));
export const residentId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
export const places = v.pipe(count(500), v.minValue(1));

export const kind = v.picklist([
  'patrol',
  'culture',
  'clinic',
  'course',
  'care',
  'cleaning',
  'other',
] satisfies ShiftKind[]);

const role = v.strictObject({
  roleId,
  name: line(20),
  places,
  skill: v.nullable(line(20)),
  ages: v.nullable(v.strictObject({ from: age, until: age })),
  membersOnly: v.boolean(),
  attends: v.optional(v.boolean()),
  trainees: v.optional(v.boolean()),
});

export const form = v.strictObject({
  title: line(30),
  kind,
  about: v.union([v.literal(''), text(1000)]),
  meet: line(60),
  outdoor: v.boolean(),
  day,
  from: time,
  until: time,
  roles: v.pipe(v.array(role), v.minLength(1), v.maxLength(10)),
  risk: v.optional(text(300)),
  insured: v.optional(v.boolean()),
  signUpHours: count(24 * 14),
  cancelHours: count(24 * 14),
});

export const onShift = { communityId, shiftId };
export const ofTeam = { ...onShift, teamId, commandId };
export const reason = text(200);
