import type {
  SeasonForm,
  ShiftDetail,
  ShiftForm,
  ShiftKind,
  ShiftRole,
} from '../../../../typings/contract/volunteer/shift';
import { addDays, dayOf, HOUR, instantOf, timeOf, weekdayOf } from '../../../calendar';
import { SHIFT_FIELDS } from '../../../text/volunteer/common';
import { SHIFT_EDIT, tooMany, wantsPlaces, wrongAges } from '../../../text/volunteer/shift/edit';
import type { Template } from '../../../text/volunteer/shift/template';
import { MOST_SHIFTS, type Repeats, seasonDays } from './season-days';

/** A role as it is typed: numbers are texts, '' is none. */
export interface RoleForm {
  roleId: string;
  name: string;
  places: string;
  skill: string;
  ageFrom: string;
  ageUntil: string;
  membersOnly: boolean;
  attends: boolean;
  trainees?: boolean;
}

export interface Form extends Repeats {
  step: number;
  title: string;
  kind: ShiftKind;
  about: string;
  meet: string;
  outdoor: boolean;
  /** '' = nothing */
  risk: string;
  /** it takes an ID number of whoever is on it */
  insured: boolean;
  from: string;
  until: string;
  roles: RoleForm[];
  signUpHours: number;
  cancelHours: number;
  repeats: boolean;
}

const SEASON_DAYS = 30;

export function newRole(roleId: string): RoleForm {
  return {
    roleId,
    name: SHIFT_EDIT.newRole,
    places: '4',
    skill: '',
    ageFrom: '',
    ageUntil: '',
    membersOnly: false,
    attends: false,
    trainees: false,
  };
}

export function newForm(today: string): Form {
  const day = addDays(today, 1);
  return {
    step: 0,
    title: '',
    kind: 'patrol',
    about: '',
    meet: '',
    outdoor: false,
    risk: '',
    insured: false,
    day,
    from: '09:00',
    until: '11:00',
    roles: [newRole('r1')],
    signUpHours: 0,
    cancelHours: 12,
    repeats: false,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    lastDay: addDays(day, SEASON_DAYS - 1),
    turned: [],
  };
}

/** The same as an earlier shift, tomorrow. */
export function formLike(shift: ShiftDetail, today: string): Form {
  const { title, kind, about, meet, outdoor, from, until, signUpUntil, lateFrom } = shift;
  return {
    ...newForm(today),
    title,
    kind,
    about,
    meet,
    outdoor,
    risk: shift.risk ?? '',
    insured: shift.insured === true,
    from: timeOf(from),
    until: timeOf(until),
    roles: shift.roles.map(roleForm),
    signUpHours: Math.round((from - signUpUntil) / HOUR),
    cancelHours: Math.round((from - lateFrom) / HOUR),
    weekdays: [weekdayOf(dayOf(from))],
  };
}

export function roleForm({
  roleId,
  name,
  places,
  skill,
  ages,
  membersOnly,
  attends,
  trainees,
}: ShiftRole): RoleForm {
  const { from = null, until = null } = ages ?? {};
  return {
    roleId,
    name,
    places: String(places),
    skill: skill ?? '',
    ageFrom: from === null ? '' : String(from),
    ageUntil: until === null ? '' : String(until),
    membersOnly,
    attends: attends === true,
    trainees: trainees === true,
  };
}

export function templated(form: Form, template: Template): Form {
  const { kind, title, about, outdoor, from, until, role, places, weekdays, attends } = template;
  const { risk = '' } = template;
  const roles = [{ ...newRole('r1'), name: role, places: String(places), attends }];
  return { ...form, kind, title, about, outdoor, risk, from, until, weekdays, roles };
}

/** What is missing on a step, in words; '' if nothing. */
export function missingOn(step: number, form: Form, now: number): string {
  if (step === 0) {
    if (!form.title.trim()) return SHIFT_FIELDS.wantsName;
    return form.meet.trim() ? '' : SHIFT_FIELDS.wantsMeet;
  }
  if (step === 1) {
    if (instantOf(form.day, form.from) <= now) return SHIFT_EDIT.passed;
    if (!form.repeats) return '';
    if (form.weekdays.length === 0) return SHIFT_EDIT.wantsWeekday;
    const count = seasonDays(form).filter(({ on }) => on).length;
    if (count === 0) return SHIFT_EDIT.noDays;
    return count > MOST_SHIFTS ? tooMany(MOST_SHIFTS) : '';
  }
  if (step === 2) return form.roles.map(missingIn).find(Boolean) ?? '';
  return form.repeats && !seasonDays(form).some(({ on }) => on) ? SHIFT_EDIT.wantsDay : '';
}

export function missingIn({ name, places, ageFrom, ageUntil }: RoleForm): string {
  if (!name.trim()) return SHIFT_EDIT.wantsRoleName;
  const count = Number(places);
  if (!Number.isInteger(count) || count < 1 || count > 500) {
    return wantsPlaces(name.trim());
  }
  const ages = [ageFrom, ageUntil].filter(Boolean).map(Number);
  const isRight = ages.every((age) => Number.isInteger(age) && age >= 0 && age <= 120);
  const isOrdered = ages.length < 2 || (ages[0] ?? 0) <= (ages[1] ?? 0);
  return isRight && isOrdered ? '' : wrongAges(name.trim());
}

export function shiftOf(form: Form): ShiftForm {
  const { title, kind, about, meet, outdoor, day, from, until, signUpHours, cancelHours } = form;
  return {
    title: title.trim(),
    kind,
    about: about.trim(),
    meet: meet.trim(),
    outdoor,
    day,
    from,
    until,
    roles: form.roles.map(roleOf),
    ...(form.risk.trim() ? { risk: form.risk.trim() } : {}),
    ...(form.insured ? { insured: true } : {}),
    signUpHours,
    cancelHours,
  };
}

export function roleOf(role: RoleForm): ShiftRole {
  const ageFrom = role.ageFrom === '' ? null : Number(role.ageFrom);
  const ageUntil = role.ageUntil === '' ? null : Number(role.ageUntil);
  return {
    roleId: role.roleId,
    name: role.name.trim(),
    places: Number(role.places),
    skill: role.skill.trim() || null,
    ages: ageFrom === null && ageUntil === null ? null : { from: ageFrom, until: ageUntil },
    membersOnly: role.membersOnly,
    ...(role.attends ? { attends: true } : {}),
    ...(role.trainees ? { trainees: true } : {}),
  };
}

export function seasonOf(form: Form): SeasonForm {
  return {
    shift: shiftOf(form),
    until: form.lastDay,
    weekdays: form.weekdays,
    skipped: seasonDays(form)
      .filter(({ on }) => !on)
      .map(({ day }) => day)
      .slice(0, 100),
  };
}
