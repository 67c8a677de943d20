import type { Matter } from '../../../../typings/contract/motion';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { placeLabel } from '../../../components/place-picker/tree';
import { BASES, MATTER_RULES, MATTERS, RULE_BASES, RULES } from '../../../text/ballot/rule';
import { clauseName } from '../../../text/covenant/clause';
import { dayWithWeekday, dayWords } from '../../../text/date';
import { askedClauses, type Form } from './form';

export const CHOICES = (Object.keys(MATTER_RULES) as Matter[]).map((matter) => ({
  matter,
  name: MATTERS[matter],
}));

/** What there is to choose from, and what was chosen in words. */
export function lookOf(form: Form, places: readonly PlaceNode[]) {
  const rules = MATTER_RULES[form.matter as keyof typeof MATTER_RULES];
  return {
    rules: rules.map((ruleId) => ({ ruleId, name: RULES[ruleId].name, law: RULES[ruleId].source })),
    bases: RULE_BASES[form.ruleId].map((basis) => ({ basis, name: BASES[basis] })),
    counts: RULES[form.ruleId].needs,
    asked: askedClauses(form).map((clause, at) => ({ ...clause, name: clauseName(at + 1) })),
    placeName: places.length > 0 ? placeLabel(places, form.placeId) : '',
    isOwners: form.basis === 'owners',
    isMeeting: form.basis === 'representatives',
    needsParty: form.basis !== 'owners',
    words: {
      openDay: dayWithWeekday(form.openDay),
      closeDay: dayWithWeekday(form.closeDay),
      partyDay: form.partyDay ? dayWords(form.partyDay) : '还没有填',
      reviseDay: form.reviseDay ? dayWords(form.reviseDay) : '不填也可以',
    },
  };
}

export type Look = ReturnType<typeof lookOf>;
