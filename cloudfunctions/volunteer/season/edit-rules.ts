import type { ShiftChange } from '../../../typings/contract/volunteer/organising.ts';
import type { ShiftRole } from '../../../typings/contract/volunteer/shift.ts';
import { timeOf } from '../../kernel/calendar.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import type { ShiftDocument } from '../collections.ts';
import { timesOf } from '../shift/shift-rules.ts';
import { movedPatch, type Times } from './move-rules.ts';

/** The times of a shift after a change of it. */
export function timesAfter(
  shift: Pick<ShiftDocument, 'day' | 'from' | 'until'>,
  { day, from, until }: ShiftChange & { day?: string },
): Times {
  const on = day ?? shift.day;
  const clock = { from: from ?? timeOf(shift.from), until: until ?? timeOf(shift.until) };
  return { day: on, ...timesOf({ day: on, ...clock }) };
}

type Roles = Pick<ShiftDocument, 'roles' | 'free' | 'waits'>;

/** How many places of each role are taken, or kept by an offer. */
function takenOf({ roles, free }: Pick<ShiftDocument, 'roles' | 'free'>): Map<string, number> {
  return new Map(roles.map(({ roleId, places }) => [roleId, places - (free[roleId] ?? 0)]));
}

/** Places that are taken of a role that would have fewer, or would be gone; 0 if there is none. */
export function tooFewFor(shift: Roles, wanted: readonly ShiftRole[]): number {
  const taken = takenOf(shift);
  const short = shift.roles
    .map(({ roleId }) => ({
      has: taken.get(roleId) ?? 0,
      waits: shift.waits[roleId] ?? 0,
      role: wanted.find((one) => one.roleId === roleId),
    }))
    .filter(({ has, waits, role }) => (role ? role.places < has : has > 0 || waits > 0));
  return Math.max(0, ...short.map(({ has }) => Math.max(1, has)));
}

/** The roles after a change: nobody who has a place or waits for one loses it. */
export function rolesAfter(shift: Roles, wanted: readonly ShiftRole[]): Roles {
  const taken = takenOf(shift);
  const kept = shift.roles.filter(
    ({ roleId }) =>
      !wanted.some((one) => one.roleId === roleId) &&
      ((taken.get(roleId) ?? 0) > 0 || (shift.waits[roleId] ?? 0) > 0),
  );
  const roles = [
    ...wanted.map((role) => ({
      ...role,
      places: Math.max(role.places, taken.get(role.roleId) ?? 0),
    })),
    ...kept,
  ];
  const each = (count: (role: ShiftRole) => number) =>
    Object.fromEntries(roles.map((role) => [role.roleId, count(role)]));
  return {
    roles,
    free: each(({ roleId, places }) => places - (taken.get(roleId) ?? 0)),
    waits: each(({ roleId }) => shift.waits[roleId] ?? 0),
  };
}

/** The new values of a shift, or null if it is so already. */
export function editedPatch(
  shift: ShiftDocument,
  change: ShiftChange & { day?: string },
  stamp: Pick<Stamp, 'id' | 'at'>,
): Partial<ShiftDocument> | null {
  const { title, about, meet, outdoor, insured, roles } = change;
  const said = { title, about, meet, outdoor, insured };
  const words = Object.fromEntries(
    Object.entries(said).filter(
      ([field, value]) =>
        value !== undefined && value !== (shift[field as keyof typeof said] ?? false),
    ),
  );
  const times = timesAfter(shift, change);
  const isMoved = times.from !== shift.from || times.until !== shift.until;
  const after = roles && rolesAfter(shift, roles);
  const hasRoles = after !== undefined && !isSame(after.roles, shift.roles);
  if (!isMoved && !hasRoles && Object.keys(words).length === 0) return null;
  const news = words.insured === true ? ('insured' as const) : ('changed' as const);
  return {
    ...words,
    ...(hasRoles ? after : {}),
    dueAt: stamp.at,
    ...(isMoved
      ? movedPatch(shift, times, stamp)
      : { news: { id: stamp.id, why: shift.news?.why ?? news } }),
  };
}

const isSame = (one: readonly ShiftRole[], other: readonly ShiftRole[]) =>
  one.length === other.length && one.every((role, index) => isSameRole(role, other[index]));

function isSameRole(one: ShiftRole, other: ShiftRole | undefined): boolean {
  const plain = (role: ShiftRole) => [
    role.roleId,
    role.name,
    role.places,
    role.skill,
    role.ages?.from ?? null,
    role.ages?.until ?? null,
    role.membersOnly,
    role.attends ?? false,
    role.trainees ?? false,
  ];
  return other !== undefined && plain(one).join() === plain(other).join();
}
