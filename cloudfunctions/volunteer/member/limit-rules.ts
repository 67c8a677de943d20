import type { MemberLimit, ShiftRole } from '../../../typings/contract/volunteer/shift.ts';
import { addDays } from '../../kernel/calendar.ts';
import type { LimitMark, ShiftDocument, VolunteerDocument } from '../collections.ts';

/** A restriction ends by itself; whoever wants it for longer sets it anew, in the open. */
export const LONGEST_LIMIT = 180;

type Limited = Pick<VolunteerDocument, 'limits'> | undefined;

/** What a team has set for somebody, as far as it holds on a day. */
export function limitOn(own: Limited, teamId: string, day: string): LimitMark | undefined {
  return own?.limits?.find(
    (limit) => limit.teamId === teamId && (limit.is === 'trainee' || day <= limit.until),
  );
}

/** Whether a limit keeps somebody from a role; nobody else learns why. */
export function limitedBy(
  { teamId, day, kind }: Pick<ShiftDocument, 'teamId' | 'day' | 'kind'>,
  { trainees }: Pick<ShiftRole, 'trainees'>,
  own: Limited,
): 'trainee' | 'restricted' | null {
  const limit = limitOn(own, teamId, day);
  if (!limit) return null;
  if (limit.is === 'trainee') return trainees ? null : 'trainee';
  return limit.kinds.includes(kind) ? null : 'restricted';
}

/** Where trainees are asked to, there are places for others: no shift is made of trainees alone. */
export function traineesProblem(roles: readonly ShiftRole[]): 'trainees' | null {
  return roles.length > 0 && roles.every(({ trainees }) => trainees) ? 'trainees' : null;
}

export function isLimitDay(until: string, today: string): boolean {
  return until > today && until <= addDays(today, LONGEST_LIMIT);
}

/** Whether two limits say the same, whoever set them. */
export function isSameLimit(one: MemberLimit | null, other: MemberLimit | null): boolean {
  const plain = (limit: MemberLimit | null) =>
    limit?.is === 'restricted'
      ? ['restricted', [...limit.kinds].sort(), limit.reason, limit.until]
      : [limit?.is ?? null];
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** A limit without who set it. */
export function plainLimit(limit: MemberLimit): MemberLimit {
  if (limit.is === 'trainee') return { is: limit.is };
  const { is, kinds, reason, until } = limit;
  return { is, kinds, reason, until };
}
