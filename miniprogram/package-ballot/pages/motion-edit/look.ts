import type { BodyChoice } from '../../../../typings/contract/motion';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { placeLabel } from '../../../components/place-picker/tree';
import { unitWords } from '../../../text/ballot/figure';
import {
  clausesWords,
  daysWords,
  MOTION_EDIT,
  noticeDaysWords,
  questionLabel,
  takePartWords,
} from '../../../text/ballot/motion/edit';
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

/** For how many days after the close papers may be entered. */
export const PAPER_DAYS = [0, 1, 2, 3].map((value) => ({ value, name: daysWords(value) }));

/** What there is to choose from, and what was chosen in words. */
export function lookOf(form: Form, places: readonly PlaceNode[], bodies: readonly BodyChoice[]) {
  const deciding = bodies.filter(({ matters }) => matters.includes(form.matter));
  const body = deciding.find(({ ruleId }) => ruleId === form.ruleId);
  const isRoom = isRoomRule(form.ruleId);
  const isTalk = form.ruleId === 'consultation';
  const asked = askedClauses(form);
  return {
    matters: mattersOf(bodies).map((matter) => ({ matter, name: MATTERS[matter] })),
    rules: deciding.map(({ ruleId }) => ({
      ruleId,
      name: RULES[ruleId].name,
      law: RULES[ruleId].source,
    })),
    bases: (body?.bases ?? []).map((basis) => ({ basis, name: BASES[basis] })),
    counts: body ? RULES[form.ruleId].needs : '',
    notice: noticeDaysWords(body?.noticeDays ?? 0),
    mayHurry: body?.mayHurry ?? false,
    questionLabels: form.questions.map((_, at) => questionLabel(at + 1)),
    asked: asked.map((clause, at) => ({ ...clause, name: clauseName(at + 1) })),
    askedLine: clausesWords(asked.length),
    takePart: takePartWords(unitWords(form.basis)),
    placeName: places.length > 0 ? placeLabel(places, form.placeId) : '',
    isOwners: form.basis === 'owners',
    isMeeting: form.basis === 'representatives',
    isRoom,
    isTalk,
    needsParty: isRoom,
    days: {
      openDay: dayWithWeekday(form.openDay),
      closeDay: dayWithWeekday(form.closeDay),
      sessionDay: dayWithWeekday(form.sessionDay),
      partyDay: form.partyDay ? dayWords(form.partyDay) : MOTION_EDIT.notFilled,
      reviseDay: form.reviseDay ? dayWords(form.reviseDay) : MOTION_EDIT.mayStayEmpty,
    },
  };
}

export type Look = ReturnType<typeof lookOf>;
