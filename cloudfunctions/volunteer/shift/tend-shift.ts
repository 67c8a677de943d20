import { recordAudit } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import { type Gone, type ShiftDocument, type ShiftNews, shifts } from '../collections.ts';
import { findAges } from '../consent/consent-repository.ts';
import { ageOn } from '../member/age-rules.ts';
import { tellPeople } from '../message/tell-people.ts';
import { releasing } from '../sign/claim-rules.ts';
import { claimTime } from '../sign/claim-time.ts';
import { changeVolunteer, findVolunteers } from '../sign/volunteer-repository.ts';
import { dueToTend, saveTended } from './shift-repository.ts';
import { readerOf } from './standing-rules.ts';
import {
  claimedPatch,
  countedPatch,
  donePatch,
  fillPatch,
  lostPatch,
  newsPatch,
  nextStep,
  type Patch,
  partiesOf,
  restStep,
  type Step,
  type Tended,
  tendedOf,
  toldPatch,
  withoutLonely,
} from './tend-rules.ts';
import {
  countWaiters,
  dropWaiters,
  findFirst,
  markPassed,
  waiterIdOf,
} from './waiter-repository.ts';

/** Of a waitlist, how many are told of a change; and how many at once. */
const TOLD = 1000;
const AT_ONCE = 100;

/**
 * Looks after shifts: offers free places to the waitlist, ends offers, and finishes what a sign-up or a
 * cancellation leaves for later. One step at a time; a step that others have overtaken is decided anew.
 */
export const tendShifts = job<ShiftDocument>({
  name: 'shift.tend',
  collection: shifts,
  due: dueToTend,
  order: { dueAt: 1, _id: 1 },
  one: async (shift) => {
    const tended = tendedOf(shift, await findFirst(shift));
    const at = now();
    await saveTended(shift, await patchFor(tended, nextStep(tended, at), at));
  },
  steps: true,
});

async function patchFor(tended: Tended, step: Step, at: number): Promise<Patch> {
  const { shift } = tended;
  switch (step.kind) {
    case 'patch':
      return step.patch;
    case 'gone':
      for (const one of step.gone) await settleGone(shift, one);
      await tellPeople(shift, step.gone);
      return afterLeaving(shift, step.gone, at);
    case 'news':
      return afterNews(shift, step.news, at);
    case 'tell':
      await tellPeople(shift, offersTo(shift, step.ids));
      return toldPatch(shift, step.ids);
    case 'claim':
      return claimed(shift, step.ids, at);
    case 'unlist':
      await dropWaiters(shift.communityId, step.ids);
      return { joinedAt: shift.joinedAt || 1 };
    case 'fill': {
      const filling = fillPatch(tended, await readersOf(shift, step.ids), at);
      if (filling === null) return patchFor(tended, restStep(shift, at), at);
      await markPassed(shift.communityId, filling.passed);
      return filling.patch;
    }
    case 'count':
      return countedPatch(shift, await countWaiters(shift), at);
    case 'rest':
      return { dueAt: step.dueAt };
  }
}

/** Somebody has left: nobody under 18 stays behind without the adult whom they came with. */
async function afterLeaving(shift: ShiftDocument, gone: Gone[], at: number): Promise<Patch> {
  const done = donePatch(shift, gone);
  return { ...done, ...(await lonelyPatch({ ...shift, ...done }, at)) };
}

async function afterNews(shift: ShiftDocument, news: ShiftNews, at: number): Promise<Patch> {
  const told = await newsTold(shift, news);
  return { ...told, ...(await lonelyPatch(shift, at)) };
}

/** Two requests, if it may be so. */
async function lonelyPatch(shift: ShiftDocument, at: number): Promise<Patch> {
  const ids = partiesOf(shift);
  if (ids.length === 0) return {};
  const [own, people] = await Promise.all([
    findVolunteers(shift.communityId, ids),
    findAges(shift.communityId, ids),
  ]);
  const known = new Map(
    ids.map((id) => [
      id,
      {
        age: ageOn(shift.day, people.get(id) ?? {}, own.get(id)?.born),
        homes: (people.get(id)?.households ?? []).map(({ householdId }) => householdId),
      },
    ]),
  );
  return withoutLonely(shift, known, at) ?? {};
}

/** Those of a waitlist as they stand to shifts. Two requests. */
async function readersOf({ communityId }: ShiftDocument, ids: readonly string[]) {
  const [own, ages] = await Promise.all([
    findVolunteers(communityId, ids),
    findAges(communityId, ids),
  ]);
  return new Map(ids.map((id) => [id, readerOf(own.get(id), ages.get(id))]));
}

/** What is over no longer takes anybody's time, and nobody waits who does not want to. */
async function settleGone(shift: ShiftDocument, gone: Gone): Promise<void> {
  const { communityId, _id: shiftId } = shift;
  const { residentId, key, why, by, stamp, at } = gone;
  if (stamp) await recordAudit(communityId, stamp);
  // Who is not here any more has no document of their own either.
  if (why === 'passed' || why === 'forgotten') return;
  if (why !== 'moved') await dropWaiters(communityId, [waiterIdOf(shiftId, residentId)], key);
  const release = { shiftId, key, late: why === 'late', at, ...(by === null ? {} : { by }) };
  await changeVolunteer(communityId, residentId, null, (own) => releasing(own, release));
}

/** Everybody on it and on its waitlist; those whose time has moved are told with their own document. */
async function newsTold(shift: ShiftDocument, { id, why }: ShiftNews): Promise<Patch> {
  const waiting = await findFirst(shift, TOLD);
  const seats = Object.entries(shift.seats).map(([residentId, { key }]) => ({ residentId, key }));
  const people = why === 'moved' ? waiting : [...seats, ...waiting];
  const news = people.map(({ residentId, key }) => ({
    residentId,
    key: `${key}.${id.slice(0, 6)}`,
    why,
  }));
  for (let first = 0; first < news.length; first += AT_ONCE) {
    await tellPeople(shift, news.slice(first, first + AT_ONCE));
  }
  return newsPatch(
    shift,
    waiting.map(({ residentId }) => residentId),
  );
}

function offersTo({ seats }: ShiftDocument, ids: readonly string[]) {
  return ids.flatMap((residentId) => {
    const seat = seats[residentId];
    return seat ? [{ residentId, key: seat.key, why: 'offered' as const, until: seat.until }] : [];
  });
}

/** Places whose process ended before the time was kept: it is kept now, or the place is free again. */
async function claimed(shift: ShiftDocument, ids: readonly string[], at: number): Promise<Patch> {
  const ages = await findAges(shift.communityId, ids);
  for (const id of ids) {
    const seat = shift.seats[id];
    if (!seat) continue;
    if (seat.stamp) await recordAudit(shift.communityId, seat.stamp);
    try {
      await claimTime(shift, id, seat, null, ages.get(id) ?? {});
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'SERVICE_BUSY') throw error;
      return lostPatch(shift, seat.key, error.code === 'ROLE_UNFIT' ? 'unfit' : 'clash', at);
    }
  }
  return claimedPatch(shift, ids);
}
