import type { MadeForm } from '../../../typings/contract/volunteer/organising.ts';
import { DAY, HOUR } from '../../kernel/calendar.ts';
import type { ShiftDocument } from '../collections.ts';
import { emptyShift, timesOf } from '../shift/shift-rules.ts';

/** No shift is written down later than so many days after its end. */
const MADE_WITHIN = 30;
const LONGEST = 16 * HOUR;

/** What is wrong with a shift that is said to have been, or null. It goes on from the one it follows. */
export function madeProblem(
  form: MadeForm,
  follows: Pick<ShiftDocument, 'from' | 'until'> | undefined,
  now: number,
): 'times' | 'ahead' | null {
  const { from, until } = timesOf(form);
  const isOn = follows === undefined || follows.until === from;
  if (!isOn || until - (follows?.from ?? from) > LONGEST) return 'times';
  return until > now || until < now - MADE_WITHIN * DAY ? 'ahead' : null;
}

/** A shift that has been: nobody can sign up, and all its hours are written down by hand. */
export function madeShift(
  form: MadeForm,
): Omit<ShiftDocument, '_id' | 'communityId' | 'teamId' | 'teamName' | 'change'> {
  const { title, kind, meet, day, from, until } = form;
  const role = { roleId: 'r1', name: '志愿者', places: 1, skill: null, ages: null };
  return {
    ...emptyShift({
      title,
      kind,
      meet,
      day,
      from,
      until,
      about: '',
      outdoor: false,
      roles: [{ ...role, membersOnly: false }],
      signUpHours: 0,
      cancelHours: 0,
    }),
    free: { r1: 0 },
    hours: 'done',
  };
}
