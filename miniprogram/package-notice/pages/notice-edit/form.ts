import type {
  NoticeAttachment,
  NoticeDraft,
  NoticeForm,
  NoticeKind,
  PublishInput,
} from '../../../../typings/contract/notice';
import type { Role } from '../../../../typings/contract/resident';
import { addDays, DAY, dayOf, HOUR, instantOf, timeOf } from '../../../calendar';
import type { Stored } from '../../../store/draft';
import { affairsLeast, NOTICE_EDIT, tooManyPlaces } from '../../../text/notice/page/edit';
import { OUTAGE_TIMES } from '../../../text/notice/page/outage-times';
import { ENDS } from '../../../text/notice/restored';
import { BLANKS, hasBlanks } from '../../../text/notice/template';

/** In characters. */
export const LONGEST = { title: 40, body: 2000 };
export const MOST = { pictures: 6, attachments: 3, places: 50 };
const AFFAIRS_DAYS = 15;
/** So long before its notice appears an outage may have begun. */
export const BEGUN_BEFORE = 3;

/** A day and a time of day as they are chosen; both empty = not set. */
export interface Moment {
  day: string;
  clock: string;
}
export const NEVER: Moment = { day: '', clock: '' };

/** What has been typed so far; kept on the phone until it is published. */
export interface Form {
  /** 0 what, 1 to whom and when, 2 check */
  step: number;
  kind: NoticeKind;
  title: string;
  body: string;
  /** ids of uploaded files */
  pictures: string[];
  attachments: NoticeAttachment[];
  audience: string[];
  /** only for holders of these roles; empty = for everybody */
  roles: Role[];
  mustConfirm: boolean;
  confirmUntil: string;
  /** when what it announces begins */
  event: Moment;
  /** when it is expected to be over */
  end: Moment;
  /** when it is to appear; not set = at once */
  publish: Moment;
  /** the last day it is current; empty = open end */
  expiresOn: string;
}

export const EMPTY: Form = {
  step: 0,
  kind: 'general',
  title: '',
  body: '',
  pictures: [],
  attachments: [],
  audience: [],
  roles: [],
  mustConfirm: false,
  confirmUntil: '',
  event: NEVER,
  end: NEVER,
  publish: NEVER,
  expiresOn: '',
};

export interface Problems {
  title: string;
  body: string;
  audience: string;
  confirmUntil: string;
  event: string;
  end: string;
  publish: string;
  expiresOn: string;
}

export const NO_PROBLEMS: Problems = {
  title: '',
  body: '',
  audience: '',
  confirmUntil: '',
  event: '',
  end: '',
  publish: '',
  expiresOn: '',
};

/** Worth going on with. */
export function hasWords({ title, body }: Form): boolean {
  return title !== '' || body !== '';
}

/** What is missing on a step, in words; all empty = go on. */
export function problemsOf(form: Form, now: number): Problems {
  const problems = { ...NO_PROBLEMS };
  if (form.step === 0) {
    if (form.title.trim() === '') problems.title = NOTICE_EDIT.wantsTitle;
    if (form.body.trim() === '') problems.body = NOTICE_EDIT.wantsBody;
    if (hasBlanks(form.title)) problems.title = BLANKS;
    else if (hasBlanks(form.body)) problems.body = BLANKS;
  }
  if (form.step === 1) {
    if (form.audience.length === 0) problems.audience = NOTICE_EDIT.wantsPlace;
    if (form.audience.length > MOST.places) {
      problems.audience = tooManyPlaces(MOST.places);
    }
    Object.assign(problems, problemsOfTimes(form, now));
  }
  return problems;
}

function problemsOfTimes(form: Form, now: number): Partial<Problems> {
  const problems: Partial<Problems> = {};
  const publishAt = instantAt(form.publish);
  const appears = Math.max(now, publishAt ?? now);
  const firstDay = dayOf(appears);
  if (publishAt !== null && publishAt < now) {
    problems.publish = NOTICE_EDIT.publishPast;
  }
  if (form.mustConfirm && form.confirmUntil === '')
    problems.confirmUntil = NOTICE_EDIT.wantsConfirmUntil;
  else if (form.mustConfirm && form.confirmUntil < firstDay) {
    problems.confirmUntil = NOTICE_EDIT.confirmUntilEarly;
  }
  const eventAt = instantAt(form.event);
  const until = instantAt(form.end);
  const isOutage = wantsTimes(form);
  if (eventAt === null)
    problems.event = unsetProblem(form.event, isOutage && OUTAGE_TIMES.wantsBegin);
  else if (eventAt < appears - (isOutage ? BEGUN_BEFORE * DAY : 0)) {
    problems.event = isOutage ? OUTAGE_TIMES.beginEarly : NOTICE_EDIT.eventEarly;
  }
  if (until === null) problems.end = unsetProblem(form.end, isOutage && OUTAGE_TIMES.wantsEnd);
  else if (until <= Math.max(appears, eventAt ?? 0)) {
    problems.end = until <= now ? OUTAGE_TIMES.endPast : ENDS.early;
  }
  if (form.expiresOn !== '' && form.expiresOn < leastExpiry(form, now)) {
    problems.expiresOn =
      form.kind === 'affairs' ? affairsLeast(AFFAIRS_DAYS) : NOTICE_EDIT.expiresEarly;
  }
  return problems;
}

/** An outage says when it begins and when it is expected to be over. */
export function wantsTimes({ kind }: Pick<Form, 'kind'>): boolean {
  return kind === 'outage';
}

/** The first day on which what it announces may begin. */
export function firstEventDay(form: Form, now: number): string {
  return addDays(dayOf(now), wantsTimes(form) ? -BEGUN_BEFORE : 0);
}

/** Of a moment with a day and no time of day, or of one that has to be there. */
function unsetProblem({ day }: Moment, wanted: string | false): string {
  if (day !== '') return OUTAGE_TIMES.wantsClock;
  return wanted || '';
}

/** The first day on which it may end. */
export function leastExpiry(form: Form, now: number): string {
  const appears = Math.max(now, instantAt(form.publish) ?? now);
  return addDays(dayOf(appears), form.kind === 'affairs' ? AFFAIRS_DAYS : 0);
}

export function hasProblem(problems: Problems): boolean {
  return Object.values(problems).some((problem) => problem !== '');
}

/** UTC milliseconds, or null while it is not set; what an older app kept may lack it. */
export function instantAt({ day, clock }: Moment = NEVER): number | null {
  return day === '' || clock === '' ? null : instantOf(day, clock);
}

export function momentAt(instant: number | null): Moment {
  return instant === null ? NEVER : { day: dayOf(instant), clock: timeOf(instant) };
}

/** The next full hour in a number of days: what a chosen date begins with. */
function nextHour(now: number, days: number): Moment {
  return {
    day: addDays(dayOf(now), days),
    clock: days > 0 ? '09:00' : timeOf(now + HOUR).replace(/\d\d$/, '00'),
  };
}

/** What a moment begins with when it is switched on: an end some hours after what it is the end of. */
export function firstMoment(field: 'publish' | 'event' | 'end', form: Form, now: number): Moment {
  const begins = field === 'end' ? instantAt(form.event) : null;
  if (field === 'end') return momentAt((begins ?? instantAt(nextHour(now, 0)) ?? now) + 4 * HOUR);
  return nextHour(now, 1);
}

export function toInput(form: Form, communityId: string, commandId: string): PublishInput {
  const { attachments } = form;
  return {
    communityId,
    kind: form.kind,
    title: form.title.trim(),
    body: form.body.trim(),
    audience: form.audience,
    roles: form.roles,
    mustConfirm: form.mustConfirm,
    confirmUntil: form.mustConfirm ? form.confirmUntil : null,
    pictures: form.pictures,
    attachments,
    publishAt: instantAt(form.publish),
    expiresOn: form.expiresOn || null,
    eventAt: instantAt(form.event),
    eventUntil: instantAt(form.end),
    commandId,
  };
}

/** What is kept in the cloud, to go on from another phone; files stay with the phone that took them. */
export function toKept(form: Form): NoticeForm {
  return {
    kind: form.kind,
    title: form.title,
    body: form.body,
    audience: form.audience,
    roles: form.roles,
    mustConfirm: form.mustConfirm,
    confirmUntil: form.confirmUntil || null,
    publishAt: instantAt(form.publish),
    expiresOn: form.expiresOn || null,
    eventAt: instantAt(form.event),
    eventUntil: instantAt(form.end),
  };
}

/** What tells one text that is kept in the cloud from the one before it. */
export function versionOf(kept: NoticeForm): string {
  return JSON.stringify(toKept(fromKept(kept)));
}

/** The text that a version stands for; null for none. */
export function keptOf(version: string): NoticeForm | null {
  return version === '' ? null : (JSON.parse(version) as NoticeForm);
}

/** As it is kept in the cloud, with the files that this phone took. */
export function storedOf(
  { draftId, form }: NoticeDraft,
  { pictures, attachments }: Form,
): Stored<Form> {
  const value = { ...fromKept(form), pictures, attachments };
  return { version: versionOf(form), value, commandId: draftId };
}

function fromKept({
  confirmUntil,
  publishAt,
  expiresOn,
  eventAt,
  eventUntil,
  ...rest
}: NoticeForm): Form {
  return {
    ...EMPTY,
    ...rest,
    confirmUntil: confirmUntil ?? '',
    publish: momentAt(publishAt),
    expiresOn: expiresOn ?? '',
    event: momentAt(eventAt),
    end: momentAt(eventUntil ?? null),
  };
}

/** With a role chosen, or no longer; '' = for everybody. Households confirm, not offices. */
export function withRole({ roles }: Form, role: Role | ''): Partial<Form> {
  if (role === '') return { roles: [] };
  const chosen = roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role];
  return { roles: chosen, ...(chosen.length > 0 ? { mustConfirm: false } : {}) };
}

/** Puts a mark where someone types: at the start of their line, or around the word to come. */
export function withMark(body: string, cursor: number, mark: 'heading' | 'item' | 'bold'): string {
  const at = Math.min(Math.max(0, cursor), body.length);
  if (mark === 'bold') return `${body.slice(0, at)}**${NOTICE_EDIT.emphasis}**${body.slice(at)}`;
  const start = body.lastIndexOf('\n', at - 1) + 1;
  return `${body.slice(0, start)}${mark === 'heading' ? '## ' : '- '}${body.slice(start)}`;
}
