import type { NoticeDraft } from '../../../../typings/contract/notice';
import type { PlaceNode, Role } from '../../../../typings/contract/resident';
import { householdsOf, placeLabel } from '../../../components/place-picker/tree';
import { dayWithWeekday, momentWords, pastWords } from '../../../text/date';
import { KINDS } from '../../../text/notice/kind';
import { publishesWords } from '../../../text/notice/page/detail';
import {
  chosenWords,
  confirmBefore,
  filesAdded,
  NOTICE_EDIT,
  picturesAdded,
  pictureWords,
  publishTo,
  removeFileWords,
  removePictureWords,
  seenByHouseholds,
  seenByRoles,
} from '../../../text/notice/page/edit';
import { ASKED_AFTER, ENDS, eventWords } from '../../../text/notice/restored';
import { ROLE_NAMES, roleWords } from '../../../text/role/role';
import { type Form, firstEventDay, instantAt, leastExpiry, type Moment, wantsTimes } from './form';

/** Everybody, or those with an office. */
export const READERS: { role: Role | ''; name: string }[] = [
  { role: '', name: NOTICE_EDIT.everybody },
  ...ROLE_NAMES,
];

/** What was chosen, in words, and what there is to choose from. */
export function lookOf(form: Form, places: readonly PlaceNode[], now: number) {
  const untilWords = form.confirmUntil ? dayWithWeekday(form.confirmUntil) : '';
  const publishWords = wordsOf(form.publish, now);
  const households = householdsOf(places, form.audience);
  return {
    kindWords: KINDS[form.kind],
    pictures: form.pictures.map((file, at) => ({
      file,
      words: pictureWords(at + 1),
      remove: removePictureWords(at + 1),
    })),
    picturesAdded: picturesAdded(form.pictures.length),
    attachments: form.attachments.map((one) => ({ ...one, remove: removeFileWords(one.name) })),
    filesAdded: filesAdded(form.attachments.length),
    chosenWords: chosenWords(households),
    seenBy: seenByWords(form, places, households),
    untilWords,
    confirmTag: confirmBefore(untilWords),
    publishWords,
    publishesWords: publishesWords(publishWords),
    publishLabel: publishLabel(form, publishWords, households),
    wantsTimes: wantsTimes(form),
    eventFrom: firstEventDay(form, now),
    eventWords: chosenDay(form.event, now),
    endWords: chosenDay(form.end, now),
    spanWords: eventWords(instantAt(form.event), instantAt(form.end), now),
    ends: { ...ENDS, words: ASKED_AFTER.includes(form.kind) ? ENDS.asks : ENDS.words },
    expiresWords: form.expiresOn ? dayWithWeekday(form.expiresOn) : '',
    expiresFrom: leastExpiry(form, now),
    chosenReaders: form.roles.length === 0 ? [''] : form.roles,
  };
}

function seenByWords(form: Form, places: readonly PlaceNode[], households: number): string {
  const audience = form.audience.map((place) => placeLabel(places, place)).join('、');
  if (form.roles.length === 0) return seenByHouseholds(audience, households);
  return seenByRoles(audience, form.roles.map(roleWords).join('、'));
}

function publishLabel({ roles }: Form, publishWords: string, households: number): string {
  if (publishWords !== '') return NOTICE_EDIT.publishScheduled;
  return roles.length > 0 ? NOTICE_EDIT.publish : publishTo(households);
}

/** A draft that waits to be gone on with. */
export function draftWords({ form, at }: NoticeDraft, now: number): string {
  return `${form.title || NOTICE_EDIT.noTitle} · ${pastWords(at, now)}`;
}

/** A day without a time of day is shown as well: what is missing is seen beside it. */
function chosenDay(moment: Moment, now: number): string {
  return wordsOf(moment, now) || (moment.day === '' ? '' : dayWithWeekday(moment.day));
}

function wordsOf(moment: Moment, now: number): string {
  const instant = instantAt(moment);
  return instant === null ? '' : momentWords(instant, now);
}
