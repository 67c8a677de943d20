import type { RuleId } from '../../../../typings/contract/ballot';
import type { Basis, Matter, MotionForm, Question } from '../../../../typings/contract/motion';
import { addDays, DAY, dayOf, instantOf, timeOf } from '../../../calendar';
import { MATTER_RULES, RULE_BASES } from '../../../text/ballot/rule';

/** What is filled in, as it is typed. */
export interface Form {
  motionId: string;
  step: number;
  matter: Matter;
  ruleId: RuleId;
  basis: Basis;
  placeId: string;
  title: string;
  body: string;
  questions: string[];
  covenantId: string;
  /** each clause is asked about by itself: all of them, as they stand; empty = the text as a whole */
  clauses: { clauseId: string; text: string }[];
  secret: boolean;
  openDay: string;
  openClock: string;
  closeDay: string;
  closeClock: string;
  paperDays: number;
  partyDay: string;
  urgentReason: string;
  authorisation: string;
  registered: string;
  women: string;
  reviseDay: string;
}

/** Days of notice that the law asks for, and the day of the announcement is not counted. */
const NOTICE: Partial<Record<RuleId, number>> = {
  'residents-assembly': 10,
  'villagers-assembly': 10,
  'owners-ordinary': 15,
  'owners-special': 15,
};

/** Dates that satisfy the rule: announced today, opened when the notice is over. */
export function datesFor(ruleId: RuleId, now: number): Pick<Form, 'openDay' | 'closeDay'> {
  const ahead = (NOTICE[ruleId] ?? 2) + 1;
  const lasts = ruleId.startsWith('owners') ? 10 : 0;
  const openDay = addDays(dayOf(now), ahead);
  return { openDay, closeDay: addDays(openDay, lasts) };
}

export function emptyForm(communityId: string, now: number): Form {
  return {
    motionId: '',
    step: 0,
    matter: 'community',
    ruleId: 'residents-assembly',
    basis: 'households',
    placeId: communityId,
    title: '',
    body: '',
    questions: [''],
    covenantId: '',
    clauses: [],
    secret: false,
    ...datesFor('residents-assembly', now),
    openClock: '09:00',
    closeClock: '20:00',
    paperDays: 1,
    partyDay: '',
    urgentReason: '',
    authorisation: '',
    registered: '',
    women: '',
    reviseDay: '',
  };
}

/** With a body that may decide the matter, and a way of counting that fits the body. */
export function fitted(form: Form, now: number): Form {
  const rules = MATTER_RULES[form.matter as keyof typeof MATTER_RULES];
  const isFit = rules.includes(form.ruleId);
  const ruleId = isFit ? form.ruleId : (rules[0] ?? 'residents-assembly');
  const bases = RULE_BASES[ruleId];
  const basis = bases.includes(form.basis) ? form.basis : (bases[0] ?? 'households');
  return { ...form, ...(isFit ? {} : datesFor(ruleId, now)), ruleId, basis };
}

/** The clauses that are asked about one by one; none when the matter has become another. */
export function askedClauses({ matter, clauses }: Form): Form['clauses'] {
  return matter === 'covenant' ? clauses : [];
}

/** Yes or no to what was typed, or to every clause of the covenant. */
function questionsOf(form: Form): Question[] {
  const { questions } = form;
  const clauses = askedClauses(form);
  const typed = questions.map((text) => ({ text: text.trim() })).filter(({ text }) => text !== '');
  return (clauses.length > 0 ? clauses : typed).map(
    (asked, at): Question => ({
      questionId: `q${at + 1}`,
      ...asked,
      kind: 'yes-no',
      options: [],
      most: 1,
    }),
  );
}

export function toMotion(form: Form): MotionForm {
  const closesAt = instantOf(form.closeDay, form.closeClock);
  return {
    title: form.title.trim(),
    body: form.body.trim(),
    placeId: form.placeId,
    ruleId: form.ruleId,
    basis: form.basis,
    matter: form.matter,
    covenantId: form.matter === 'covenant' && form.covenantId ? form.covenantId : null,
    questions: questionsOf(form),
    secret: form.secret,
    opensAt: instantOf(form.openDay, form.openClock),
    closesAt,
    countsAt: closesAt + form.paperDays * DAY,
    partyConsultedOn: form.partyDay || null,
    urgentReason: form.urgentReason.trim(),
    authorisation: form.authorisation.trim(),
    registered: Number(form.registered) || 0,
    women: Number(form.women) || 0,
    reviseOn: form.reviseDay || null,
  };
}

export function fromMotion(motionId: string, motion: MotionForm): Form {
  const typed = motion.questions.filter(({ clauseId }) => clauseId === undefined);
  return {
    motionId,
    step: 0,
    matter: motion.matter,
    ruleId: motion.ruleId,
    basis: motion.basis,
    placeId: motion.placeId,
    title: motion.title,
    body: motion.body,
    questions: typed.length > 0 ? typed.map(({ text }) => text) : [''],
    covenantId: motion.covenantId ?? '',
    clauses: motion.questions.flatMap(({ clauseId, text }) => (clauseId ? { clauseId, text } : [])),
    secret: motion.secret,
    openDay: dayOf(motion.opensAt),
    openClock: timeOf(motion.opensAt),
    closeDay: dayOf(motion.closesAt),
    closeClock: timeOf(motion.closesAt),
    paperDays: Math.round((motion.countsAt - motion.closesAt) / DAY),
    partyDay: motion.partyConsultedOn ?? '',
    urgentReason: motion.urgentReason,
    authorisation: motion.authorisation,
    registered: motion.registered > 0 ? String(motion.registered) : '',
    women: motion.women > 0 ? String(motion.women) : '',
    reviseDay: motion.reviseOn ?? '',
  };
}
