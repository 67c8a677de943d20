import type { MadeForm } from '../../../typings/contract/volunteer/organising.ts';
import { DAY, HOUR } from '../../kernel/calendar.ts';
import type { AttendanceDocument, HourEntry, ShiftDocument } from '../collections.ts';
import { emptyShift, timesOf } from '../shift/shift-rules.ts';
import { SETTLE_AFTER } from '../shift/tend-rules.ts';

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

export function isWithdrawn({ made }: Pick<ShiftDocument, 'made'>): boolean {
  return made?.withdrawn !== undefined;
}

/** Whether hours of a shift count already: from then on they are corrected. */
export function hasCounted(attendances: readonly Pick<AttendanceDocument, 'entries'>[]): boolean {
  return attendances.some(({ entries }) => entries.some(({ state }) => state === 'counted'));
}

/** Whether somebody who set out to confirm hours may be about it still. */
export function isConfirming({ confirmAt }: Pick<ShiftDocument, 'confirmAt'>, at: number): boolean {
  return confirmAt !== undefined && at < confirmAt + SETTLE_AFTER;
}

/** What waits for a confirmation does so no more, since its shift was withdrawn. */
export function withdrawnEntries(entries: readonly HourEntry[], by: string): HourEntry[] {
  return entries.map((entry) =>
    entry.state === 'pending'
      ? { ...entry, state: 'refused' as const, withdrawn: true as const, decidedBy: by }
      : entry,
  );
}
