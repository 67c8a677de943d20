import * as v from 'valibot';
import type { ShiftChange } from '../../../typings/contract/volunteer/organising.ts';
import { form } from '../shift/shift-schema.ts';

const { title, about, meet, outdoor, insured, from, until, roles } = form.entries;

export const changeFields = {
  title: v.optional(title),
  about: v.optional(about),
  meet: v.optional(meet),
  outdoor: v.optional(outdoor),
  insured,
  from: v.optional(from),
  until: v.optional(until),
  roles: v.optional(roles),
};

/** Something is changed; a beginning has its end; no role stands twice, and no age is above the other. */
export function isChange(change: ShiftChange & { day?: string | undefined }): boolean {
  const { roles: wanted = [], from: begins, until: ends } = change;
  const ids = wanted.map(({ roleId }) => roleId);
  const isOrdered = wanted.every(
    ({ ages }) =>
      ages === null || ages.from === null || ages.until === null || ages.from <= ages.until,
  );
  const isAny = Object.values(change).some((value) => value !== undefined);
  return isAny && new Set(ids).size === ids.length && isOrdered && !begins === !ends;
}
