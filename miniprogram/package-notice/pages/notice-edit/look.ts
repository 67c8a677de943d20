import type { NoticeDraft } from '../../../../typings/contract/notice';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { householdsOf, placeLabel } from '../../../components/place-picker/tree';
import { dayWithWeekday, momentWords, pastWords } from '../../../text/date';
import { KINDS } from '../../../text/notice/kind';
import { ASKED_AFTER, ENDS, eventWords } from '../../../text/notice/restored';
import { ROLE_NAMES, roleWords } from '../../../text/role/role';
import { type Form, instantAt, leastExpiry, type Moment } from './form';

/** What was chosen, in words, and what there is to choose from. */
export function lookOf(form: Form, places: readonly PlaceNode[], now: number) {
  return {
    kindWords: KINDS[form.kind],
    households: householdsOf(places, form.audience),
    audienceWords: form.audience.map((place) => placeLabel(places, place)).join('、'),
    untilWords: form.confirmUntil ? dayWithWeekday(form.confirmUntil) : '',
    publishWords: wordsOf(form.publish, now),
    eventWords: wordsOf(form.event, now),
    endWords: wordsOf(form.end, now),
    spanWords: eventWords(instantAt(form.event), instantAt(form.end), now),
    ends: { ...ENDS, words: ASKED_AFTER.includes(form.kind) ? ENDS.asks : ENDS.words },
    expiresWords: form.expiresOn ? dayWithWeekday(form.expiresOn) : '',
    expiresFrom: leastExpiry(form, now),
    roleChoices: ROLE_NAMES.map((one) => ({ ...one, on: form.roles.includes(one.role) })),
    roleWords: form.roles.map(roleWords).join('、'),
  };
}

/** A draft that waits to be gone on with. */
export function draftWords({ form, at }: NoticeDraft, now: number): string {
  return `${form.title || '还没写标题'} · ${pastWords(at, now)}`;
}

function wordsOf(moment: Moment, now: number): string {
  const instant = instantAt(moment);
  return instant === null ? '' : momentWords(instant, now);
}
