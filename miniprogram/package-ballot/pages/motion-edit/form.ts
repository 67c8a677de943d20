import type { RuleId } from '../../../../typings/contract/ballot';
import type {
  Basis,
  BodyChoice,
  Fraction,
  Matter,
  MotionForm,
  Question,
  Session,
} from '../../../../typings/contract/motion';
import { addDays, DAY, dayOf, instantOf, timeOf } from '../../../calendar';
import { isRoomRule } from '../../../text/ballot/rule';

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
  /** drawn up elsewhere, about candidates or whoever is appraised: asked just so, and not edited here */
  drawn?: Question[];
  covenantId: string;
  /** each clause is asked about by itself: all of them, as they stand; empty = the text as a whole */
  clauses: { clauseId: string; text: string }[];
  /** of a consultation, `n/d` of those invited and of those who take part; '' = no threshold */
  takePart: string;
  agree: string;
  secret: boolean;
  openDay: string;
  openClock: string;
  closeDay: string;
  closeClock: string;
  /** where the meeting sits; '' = a consultation without one */
  venue: string;
  /** of a consultation: a body that has to sit does so on the day of the close */
  sessionDay: string;
  startClock: string;
  paperDays: number;
  partyDay: string;
  urgentReason: string;
  authorisation: string;
  registered: string;
  women: string;
  /** why the roster is not what the estate's papers state */
  totalsReason?: string;
  reviseDay: string;
}

/** Days that are offered for answers: a meeting is one evening, owners need days, neighbours some. */
const LASTS: Partial<Record<RuleId, number>> = {
  'owners-ordinary': 10,
  'owners-special': 10,
  consultation: 4,
};

/** Dates that satisfy the rule: announced today, opened when the notice is over. */
export function datesFor(
  ruleId: RuleId,
  noticeDays: number,
  now: number,
): Pick<Form, 'openDay' | 'closeDay' | 'sessionDay'> {
  const openDay = addDays(dayOf(now), noticeDays + 1);
  const closeDay = addDays(openDay, LASTS[ruleId] ?? 0);
  return { openDay, closeDay, sessionDay: closeDay };
}

/** @param invites the writer convenes consultations alone */
export function emptyForm(communityId: string, now: number, invites = false): Form {
  const begun: Pick<Form, 'matter' | 'ruleId'> = invites
    ? { matter: 'local', ruleId: 'consultation' }
    : { matter: 'community', ruleId: 'residents-assembly' };
  return {
    motionId: '',
    step: 0,
    ...begun,
    basis: 'households',
    placeId: communityId,
    title: '',
    body: '',
    questions: [''],
    covenantId: '',
    clauses: [],
    takePart: '',
    agree: '',
    secret: false,
    ...datesFor(begun.ruleId, invites ? 3 : 10, now),
    openClock: '09:00',
    closeClock: '21:00',
    venue: '',
    startClock: '19:00',
    paperDays: 1,
    partyDay: '',
    urgentReason: '',
    authorisation: '',
    registered: '',
    women: '',
    totalsReason: '',
    reviseDay: '',
  };
}

/** The matters that can be decided here, in the order in which they are offered. */
export function mattersOf(bodies: readonly BodyChoice[]): Matter[] {
  return [...new Set(bodies.flatMap(({ matters }) => matters))];
}

/**
 * With a matter that can be decided at the place, a body that the writer may convene for it, and a way of
 * counting that fits the body. As it is while there are no choices.
 */
export function fitted(form: Form, bodies: readonly BodyChoice[], now: number): Form {
  const matters = mattersOf(bodies);
  const matter = matters.includes(form.matter) ? form.matter : matters[0];
  const deciding = bodies.filter(({ matters }) => matter && matters.includes(matter));
  const body = deciding.find(({ ruleId }) => ruleId === form.ruleId) ?? deciding[0];
  if (!body || !matter) return form;
  const isFit = body.ruleId === form.ruleId;
  const basis = body.bases.includes(form.basis) ? form.basis : (body.bases[0] ?? 'households');
  return {
    ...form,
    ...(isFit ? {} : datesFor(body.ruleId, body.noticeDays, now)),
    matter,
    ruleId: body.ruleId,
    basis,
    urgentReason: body.mayHurry ? form.urgentReason : '',
  };
}

/** The clauses that are asked about one by one; none when the matter has become another. */
export function askedClauses({ matter, clauses }: Form): Form['clauses'] {
  return matter === 'covenant' ? clauses : [];
}

/** Whether questions were drawn up elsewhere: here one asks yes or no, and numbers them. */
function areDrawn(questions: readonly Question[]): boolean {
  return questions.some(
    ({ questionId, kind, clauseId }, at) =>
      clauseId === undefined && (kind !== 'yes-no' || questionId !== `q${at + 1}`),
  );
}

/** Yes or no to what was typed, or to every clause of the covenant; what was drawn up elsewhere as it is. */
function questionsOf(form: Form): Question[] {
  const { questions, drawn } = form;
  if (drawn) return drawn;
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

/** The sitting: on the day of the close where the body has to sit, else on a day of its own, if at all. */
function sessionOf(form: Form): Session | null {
  const venue = form.venue.trim();
  if (isRoomRule(form.ruleId)) {
    return { venue, startsAt: instantOf(form.closeDay, form.startClock) };
  }
  if (form.ruleId !== 'consultation' || venue === '') return null;
  return { venue, startsAt: instantOf(form.sessionDay, form.startClock) };
}

function fractionOf(text: string): Fraction | null {
  const [n, d] = text.split('/').map(Number);
  return n && d ? { n, d } : null;
}

const fractionText = (one: Fraction | null | undefined) => (one ? `${one.n}/${one.d}` : '');

export function toMotion(form: Form): MotionForm {
  const closesAt = instantOf(form.closeDay, form.closeClock);
  const terms = { takePart: fractionOf(form.takePart), agree: fractionOf(form.agree) };
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
    ...(form.basis === 'owners' ? { totalsReason: form.totalsReason?.trim() ?? '' } : {}),
    reviseOn: form.reviseDay || null,
    session: sessionOf(form),
    terms: form.ruleId === 'consultation' ? terms : null,
  };
}

export function fromMotion(motionId: string, motion: MotionForm): Form {
  const typed = motion.questions.filter(({ clauseId }) => clauseId === undefined);
  const { session, terms } = motion;
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
    ...(areDrawn(motion.questions) ? { drawn: motion.questions } : {}),
    covenantId: motion.covenantId ?? '',
    clauses: motion.questions.flatMap(({ clauseId, text }) => (clauseId ? { clauseId, text } : [])),
    takePart: fractionText(terms?.takePart),
    agree: fractionText(terms?.agree),
    secret: motion.secret,
    openDay: dayOf(motion.opensAt),
    openClock: timeOf(motion.opensAt),
    closeDay: dayOf(motion.closesAt),
    closeClock: timeOf(motion.closesAt),
    venue: session?.venue ?? '',
    sessionDay: dayOf(session?.startsAt ?? motion.closesAt),
    startClock: session ? timeOf(session.startsAt) : '19:00',
    paperDays: Math.round((motion.countsAt - motion.closesAt) / DAY),
    partyDay: motion.partyConsultedOn ?? '',
    urgentReason: motion.urgentReason,
    authorisation: motion.authorisation,
    registered: motion.registered > 0 ? String(motion.registered) : '',
    women: motion.women > 0 ? String(motion.women) : '',
    totalsReason: motion.totalsReason ?? '',
    reviseDay: motion.reviseOn ?? '',
  };
}
