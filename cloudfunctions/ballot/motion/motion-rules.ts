import type { RuleId, Weight } from '../../../typings/contract/ballot.ts';
import type {
  MotionForm,
  MotionLine,
  MotionPhase,
  MotionProblem,
  MotionState,
  VotingSettings,
} from '../../../typings/contract/motion.ts';
import { DAY, dayOf, daysBetween, endOfDay } from '../../kernel/calendar.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import {
  BODIES,
  type BodyFacts,
  bodyProblems,
  decidesAt,
  OBJECTION_DAYS,
  schemeOf,
} from '../body/body-rules.ts';
import type { MotionDocument, VotingSettingsDocument } from '../collections.ts';
import { areTermsFit, isBodyLawful } from '../result/decision-rules.ts';
import { areClausesFit, areQuestionsFit } from '../vote/answer-rules.ts';
import type { VotedText } from './covenant-text.ts';

/**
 * Whether a motion was announced, under the first scheme, to a body that does not decide at its place: it ends
 * under the name that it had.
 */
export function isFormerBody(motion: MotionDocument): boolean {
  const { state, placeId, ruleId, settings } = motion;
  if (schemeOf(motion) > 1 || state === 'draft' || state === 'cancelled') return false;
  return !decidesAt(ruleId, placeId, settings);
}

/** Local parameters until the community sets its own. 居委会组织法 art. 34: at least 15 days of publication. */
export const DEFAULT_SETTINGS: VotingSettings = {
  leastDays: 5,
  mostDays: 60,
  publicationDays: 15,
  proxiesPerPerson: 0,
  remoteRule: '',
  ownersApproval: '',
  communityKind: 'city',
  convenerRule: '',
  buildingRule: '',
};
export const LEAST_PUBLICATION_DAYS = 15;

/** What holds in a community, or what holds until it says otherwise. */
export function settingsOf(found: VotingSettingsDocument | undefined): VotingSettings {
  return { ...DEFAULT_SETTINGS, ...found?.settings };
}

type Undrawn = Omit<MotionDocument, 'form' | 'ruleId' | 'placeId' | 'placeLabel' | 'lineage'>;

/** A motion before anything is said in it. Its id is that of the command that makes it. */
export function emptyMotion(communityId: string, change: Stamp, authorId: string): Undrawn {
  return {
    _id: change.id,
    communityId,
    state: 'draft',
    authorId,
    order: change.at,
    settings: DEFAULT_SETTINGS,
    salt: null,
    announcedAt: null,
    dueAt: null,
    rosterHash: null,
    rosterVersion: 0,
    eligible: { persons: 0 },
    buildings: [],
    covenant: null,
    cancelled: null,
    result: null,
    signatures: [],
    publishedAt: null,
    publishedUntil: null,
    filed: null,
    carried: true,
    change,
  };
}

/** What is known about the roster when a motion is checked, and about who announces it. */
export interface RosterFacts extends Pick<BodyFacts, 'office'> {
  eligible: Weight;
  /** households whose area the roster does not say */
  withoutArea: number;
  representatives: number;
  /** owners of whom nobody knows whether they are one */
  doubts: number;
  /** estates whose papers state something else than the roster holds, or nothing */
  apart: number;
}

/**
 * What stands in the way of announcing a motion now, in the order in which it is filled in.
 * @param covenant the text as it stands, and whether it stands still; null if none is voted on
 */
export function problemsOf(
  form: MotionForm,
  settings: VotingSettings,
  facts: RosterFacts,
  covenant: Pick<VotedText, 'placeId' | 'isSettled' | 'clauses'> | null,
  now: number,
): MotionProblem[] {
  const body = BODIES[form.ruleId];
  // Options can be asked about where nothing has to carry.
  const isOpenEnded = form.ruleId === 'consultation' && !form.terms?.agree;
  const isPoll = form.ruleId === 'poll';
  const isMeeting = form.basis === 'representatives';
  const isOwners = form.basis === 'owners';
  const { persons } = facts.eligible;
  // Whoever invites to a consultation need not have a register beside the roster.
  const isRegistered = form.ruleId !== 'consultation' || form.registered > 0;
  const wrong: [boolean, MotionProblem][] = [
    [
      !areQuestionsFit(form.questions) ||
        (!isPoll && !isOpenEnded && form.questions.some(({ kind }) => kind !== 'yes-no')),
      'questions-unfit',
    ],
    [!areClausesFit(form.questions, covenant?.clauses ?? []), 'clauses-unfit'],
    [!areTermsFit(form), 'terms-unfit'],
    [body.party && form.partyConsultedOn === null, 'party-not-consulted'],
    [form.partyConsultedOn !== null && form.partyConsultedOn > dayOf(now), 'party-date-ahead'],
    [persons === 0, 'roster-empty'],
    [persons > 0 && isRegistered && persons !== form.registered, 'roster-incomplete'],
    [isOwners && facts.withoutArea > 0, 'areas-unknown'],
    [isOwners && facts.doubts > 0, 'owners-unsure'],
    [isOwners && facts.apart > 0 && (form.totalsReason ?? '') === '', 'totals-apart'],
    [
      isMeeting &&
        persons > 0 &&
        !isBodyLawful(form.ruleId, {
          members: persons,
          representatives: facts.representatives,
          women: form.women,
        }),
      'body-unlawful',
    ],
    [form.secret && isOwners, 'secret-with-areas'],
    [covenant !== null && !covenant.isSettled, 'covenant-not-settled'],
  ];
  const others = wrong.flatMap(([is, problem]) => (is ? [problem] : []));
  const ofBody = bodyProblems(form, settings, { office: facts.office, covenant });
  return [...ofBody, ...timeProblems(form, settings, now), ...others];
}

type Timed = Pick<
  MotionForm,
  'ruleId' | 'opensAt' | 'closesAt' | 'countsAt' | 'urgentReason' | 'session'
>;

/**
 * What is wrong with the days of a motion, and with the sitting of its body. The day of the announcement is
 * not counted (民法典 art. 201): ten days' notice on the 1st leads to the 12th, three days for objections to
 * the 5th.
 */
function timeProblems(
  form: Timed,
  { leastDays, mostDays }: Pick<VotingSettings, 'leastDays' | 'mostDays'>,
  now: number,
): MotionProblem[] {
  const { opensAt, closesAt, countsAt, session } = form;
  const body = BODIES[form.ruleId];
  const lasts = closesAt - opensAt;
  const wholeDays = daysBetween(dayOf(now), dayOf(opensAt)) - 1;
  const isHurried = body.mayHurry && form.urgentReason !== '';
  const isShort = wholeDays < body.noticeDays && !isHurried;
  const isWithin =
    session && session.venue !== '' && opensAt <= session.startsAt && session.startsAt < closesAt;
  const wrong: [boolean, MotionProblem][] = [
    [
      !(now < opensAt && opensAt < closesAt && closesAt <= countsAt) ||
        countsAt - closesAt > 7 * DAY,
      'times-wrong',
    ],
    [isShort, 'notice-too-short'],
    [!body.mayHurry && form.urgentReason !== '', 'urgency-unfit'],
    [!isShort && wholeDays < OBJECTION_DAYS && form.ruleId !== 'poll', 'objections-too-short'],
    [form.ruleId.startsWith('owners-') && lasts < leastDays * DAY, 'voting-too-short'],
    [lasts > mostDays * DAY, 'voting-too-long'],
    [body.session === 'needed' && !session, 'session-missing'],
    [Boolean(session) && (body.session === 'none' || !isWithin), 'session-unfit'],
    [
      body.sits && isWithin === true && closesAt - (session?.startsAt ?? 0) > DAY,
      'session-too-long',
    ],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}

/** Whether something can carry or fail: a poll cannot, nor a consultation without a threshold of consent. */
export function hasOutcome({ ruleId, terms }: Pick<MotionForm, 'ruleId' | 'terms'>): boolean {
  return ruleId === 'consultation' ? Boolean(terms?.agree) : ruleId !== 'poll';
}

/** Longer reasons are read on a page of their own before anything is chosen. */
const SHORT = 60;

/** What is asked where a list has room for all of it: one yes or no, about no other text, with a short reason. */
export function shortAskOf({
  questions,
  covenantId,
  body,
}: Pick<MotionForm, 'questions' | 'covenantId' | 'body'>): MotionLine['ask'] {
  const [question, ...others] = questions;
  const isShort =
    covenantId === null && body.length <= SHORT && (question?.text.length ?? 0) <= SHORT;
  if (!question || others.length > 0 || question.kind !== 'yes-no' || !isShort) return undefined;
  return { text: question.text, why: body };
}

/** Where a motion stands at an instant: opening and closing need no timer. */
export function phaseOf(
  state: MotionState,
  { opensAt, closesAt, countsAt }: Pick<MotionForm, 'opensAt' | 'closesAt' | 'countsAt'>,
  now: number,
): MotionPhase {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'draft' || state === 'announcing') return 'draft';
  if (state !== 'announced') return 'over';
  if (now < opensAt) return 'notice';
  if (now < closesAt) return 'open';
  return now < countsAt ? 'papers' : 'counting';
}

/** Whether answers from elsewhere count like those in the room, and owners' votes bind. */
export function isBinding(
  ruleId: RuleId,
  { remoteRule, ownersApproval }: Pick<VotingSettings, 'remoteRule' | 'ownersApproval'>,
): boolean {
  if (ruleId === 'poll' || ruleId === 'consultation') return false;
  return BODIES[ruleId].sits ? remoteRule !== '' : ownersApproval !== '';
}

/** Presence in the room is what counts, and answers from elsewhere stand apart. */
export function countsRoomOnly(
  ruleId: RuleId,
  settings: Pick<VotingSettings, 'remoteRule'>,
): boolean {
  return BODIES[ruleId].sits && settings.remoteRule === '';
}

/**
 * A result that two have signed and nobody has put up is put up by itself: what an assembly decided is published at
 * once, 居委会组织法 on 居务公开, and nobody keeps it back.
 */
export const PUBLISHED_AFTER = 3 * DAY;

/** A signed result as it is put up, for the days that the community keeps. */
export function publicationOf({ settings }: Pick<MotionDocument, 'settings'>, at: number) {
  const publishedUntil = endOfDay(dayOf(at + settings.publicationDays * DAY));
  return {
    state: 'published' as const,
    publishedAt: at,
    publishedUntil,
    dueAt: publishedUntil,
  };
}
