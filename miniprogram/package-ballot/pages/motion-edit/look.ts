import type { BodyChoice } from '../../../../typings/contract/motion';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { placeLabel } from '../../../components/place-picker/tree';
import { BASES, isRoomRule, MATTERS, RULES } from '../../../text/ballot/rule';
import { clauseName } from '../../../text/covenant/clause';
import { dayWithWeekday, dayWords } from '../../../text/date';
import { askedClauses, type Form, mattersOf } from './form';

/** Times of day that are offered. */
export const CLOCKS = [
  '08:00',
  '09:00',
  '10:00',
  '14:00',
  '15:00',
  '18:00',
  '19:00',
  '19:30',
  '20:00',
  '21:00',
];

/** Thresholds that an invitation may set. */
export const PARTS = [
  { value: '', name: '不设' },
  { value: '1/2', name: '一半以上' },
  { value: '2/3', name: '三分之二以上' },
  { value: '3/4', name: '四分之三以上' },
  { value: '1/1', name: '所有人' },
];

/** What there is to choose from, and what was chosen in words. */
export function lookOf(form: Form, places: readonly PlaceNode[], bodies: readonly BodyChoice[]) {
  const deciding = bodies.filter(({ matters }) => matters.includes(form.matter));
  const body = deciding.find(({ ruleId }) => ruleId === form.ruleId);
  const isRoom = isRoomRule(form.ruleId);
  const isTalk = form.ruleId === 'consultation';
  return {
    matters: mattersOf(bodies).map((matter) => ({ matter, name: MATTERS[matter] })),
    rules: deciding.map(({ ruleId }) => ({
      ruleId,
      name: RULES[ruleId].name,
      law: RULES[ruleId].source,
    })),
    bases: (body?.bases ?? []).map((basis) => ({ basis, name: BASES[basis] })),
    counts: body ? RULES[form.ruleId].needs : '',
    noticeDays: body?.noticeDays ?? 0,
    mayHurry: body?.mayHurry ?? false,
    asked: askedClauses(form).map((clause, at) => ({ ...clause, name: clauseName(at + 1) })),
    placeName: places.length > 0 ? placeLabel(places, form.placeId) : '',
    isOwners: form.basis === 'owners',
    isMeeting: form.basis === 'representatives',
    isRoom,
    isTalk,
    needsParty: isRoom,
    words: {
      openDay: dayWithWeekday(form.openDay),
      closeDay: dayWithWeekday(form.closeDay),
      sessionDay: dayWithWeekday(form.sessionDay),
      partyDay: form.partyDay ? dayWords(form.partyDay) : '还没有填',
      reviseDay: form.reviseDay ? dayWords(form.reviseDay) : '不填也可以',
    },
  };
}

export type Look = ReturnType<typeof lookOf>;
