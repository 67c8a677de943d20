import type { ShiftForm, ShiftRole } from '../../../typings/contract/volunteer/shift.ts';
import { addDays, HOUR, instantOf, MINUTE } from '../../kernel/calendar.ts';
import { NEVER, type ShiftDocument } from '../collections.ts';
import { traineesProblem } from '../member/limit-rules.ts';
import { minorsProblem } from '../member/minor-rules.ts';

/** No shift is longer. */
const LONGEST = 16 * HOUR;
/** Nobody plans further ahead, in days. */
const FURTHEST = 400;

/** When a shift begins and ends. A night shift ends on the next day. */
export function timesOf({ day, from, until }: Pick<ShiftForm, 'day' | 'from' | 'until'>): {
  from: number;
  until: number;
} {
  return {
    from: instantOf(day, from),
    until: instantOf(until > from ? day : addDays(day, 1), until),
  };
}

/** Whole minutes, once, on the day on which it begins. */
export function minutesOf({ from, until }: Pick<ShiftDocument, 'from' | 'until'>): number {
  return Math.floor((until - from) / MINUTE);
}

/** What is wrong with the times of a shift, or null. */
export function spanProblem(
  { from, until }: Pick<ShiftDocument, 'from' | 'until'>,
  now: number,
): 'times' | 'past' | null {
  if (until - from > LONGEST) return 'times';
  return from <= now || from > now + FURTHEST * 24 * HOUR ? 'past' : null;
}

/** What is wrong with a form, or null. */
export function problemOf(
  form: ShiftForm,
  now: number,
): 'times' | 'past' | 'roles' | 'night' | 'alone' | 'trainees' | null {
  if (form.signUpHours > form.cancelHours + 24 * 30) return 'times';
  const wrong = spanProblem(timesOf(form), now);
  if (wrong) return wrong;
  const ids = form.roles.map(({ roleId }) => roleId);
  const isWhole = ids.length > 0 && new Set(ids).size === ids.length;
  const isRight = ({ ages }: ShiftRole) =>
    ages === null || ages.from === null || ages.until === null || ages.from <= ages.until;
  if (!isWhole || !form.roles.every(isRight)) return 'roles';
  return minorsProblem(form.roles, timesOf(form)) ?? traineesProblem(form.roles);
}

/** The document of a shift that nobody has signed up for, without what names it. */
export function emptyShift(
  form: ShiftForm,
): Omit<ShiftDocument, '_id' | 'communityId' | 'teamId' | 'teamName' | 'change'> {
  const { from, until } = timesOf(form);
  const { title, kind, about, meet, outdoor, day, roles } = form;
  return {
    title,
    kind,
    about,
    meet,
    outdoor,
    day,
    from,
    until,
    signUpUntil: from - form.signUpHours * HOUR,
    lateFrom: from - form.cancelHours * HOUR,
    roles,
    ...(form.risk ? { risk: form.risk } : {}),
    ...(form.insured ? { insured: true } : {}),
    state: 'open',
    cancelled: null,
    free: Object.fromEntries(roles.map(({ roleId, places }) => [roleId, places])),
    seats: {},
    arrivals: 0,
    waits: Object.fromEntries(roles.map(({ roleId }) => [roleId, 0])),
    joinedAt: 0,
    gone: [],
    concerned: [],
    turn: 0,
    dueAt: NEVER,
  };
}
