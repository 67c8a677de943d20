import type { OwnData } from '../../../typings/contract/resident.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { blankAnswers, findAnswersOf } from '../answer/answer-repository.ts';
import { findPresencesOf } from '../attend/presence-repository.ts';
import { findBodiesOf, getBody, saveSeats } from '../body/body-repository.ts';
import { holdersOf } from '../body/body-rules.ts';
import type { BodyDocument } from '../collections.ts';
import { dropSaysOf, findSaysOf } from '../date/poll-repository.ts';
import { findMeetingsOf, vacateMeetings } from '../meeting/meeting-repository.ts';
import { dropTurnsOf, findBookingsOf, saveBookings } from '../room/room-repository.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { disownTasks, findTasksOf } from '../task/task-repository.ts';
import { dropBusy, findBusy } from './busy-repository.ts';

/** What is kept about somebody's seats, meetings, bookings and busy times, for them to read. Eight requests. */
export async function listOwnMeetings(
  communityId: string,
  residentId: string,
): Promise<Pick<OwnData, 'seats' | 'bookings' | 'busy' | 'meetings' | 'tasks' | 'datePolls'>> {
  const [bodies, days, [busy], held, answers, presences, tasks, says] = await Promise.all([
    findBodiesOf(communityId, residentId),
    findBookingsOf(communityId, residentId),
    findBusy(communityId, [residentId]),
    findMeetingsOf(communityId, residentId),
    findAnswersOf(communityId, residentId),
    findPresencesOf(communityId, residentId),
    findTasksOf(communityId, residentId),
    findSaysOf(communityId, residentId),
  ]);
  // Also as a guest, and in a seat that somebody else has by now.
  const ids = new Set([
    ...held.map(({ _id }) => _id),
    ...[...answers, ...presences].map(({ meetingId }) => meetingId),
  ]);
  return {
    meetings: [...ids].map((id) => {
      const meeting = held.find(({ _id }) => _id === id);
      const said = answers.find(({ meetingId }) => meetingId === id);
      const stays = presences.find(({ meetingId }) => meetingId === id)?.stays ?? [];
      return {
        body: meeting?.bodyName ?? '',
        day: meeting?.day ?? '',
        says: said?.says ?? null,
        substitute: said?.name ?? '',
        stays: stays.map(({ from, until }) => ({ from, until })),
      };
    }),
    tasks: tasks.map(({ text, due, state }) => ({ text, due, state })),
    seats: bodies.map(({ form, pending }) => {
      const seats = [...form.seats, ...(pending?.form.seats ?? [])];
      const own = seats.find((seat) => seat.residentId === residentId);
      return { body: form.name, party: own?.party ?? '' };
    }),
    bookings: days.flatMap(({ day, bookings }) =>
      bookings
        .filter(({ by }) => by === residentId)
        .map(({ from, title }) => ({ day, from: timeOfSlot(from), title })),
    ),
    busy: busy?.busy ?? null,
    datePolls: says.map(({ closesOn, says: said }) => ({ closesOn, says: said ?? [] })),
  };
}

const TURNS = 5;

/**
 * Somebody has left: their seats are vacant, what they booked names nobody, and when they could not come is gone.
 * Doing it again changes nothing.
 */
export async function forgetMeetings(communityId: string, residentId: string): Promise<void> {
  for (const body of await findBodiesOf(communityId, residentId)) await vacate(body, residentId);
  for (const day of await findBookingsOf(communityId, residentId)) {
    const bookings = day.bookings.map((one) =>
      one.by === residentId ? { ...one, by: null } : one,
    );
    if (!(await saveBookings(day, bookings))) throw new Refusal('SERVICE_BUSY');
  }
  await dropSaysOf(communityId, residentId);
  await dropTurnsOf(communityId, residentId);
  await dropBusy(communityId, residentId);
  await vacateMeetings(communityId, residentId);
  await blankAnswers(communityId, residentId);
  await disownTasks(communityId, residentId);
}

/** Somebody's seats in one body, and in its meetings, fall vacant. Doing it again changes nothing. */
export async function vacateBody(
  communityId: string,
  bodyId: string,
  residentId: string,
): Promise<void> {
  const body = await getBody(communityId, bodyId);
  if (body) await vacate(body, residentId);
  await vacateMeetings(communityId, residentId, bodyId);
}

async function vacate(found: BodyDocument, residentId: string): Promise<void> {
  let body: BodyDocument | undefined = found;
  for (let turn = 0; turn < TURNS && body; turn += 1) {
    const without = <Form extends BodyDocument['form']>(form: Form): Form => ({
      ...form,
      seats: form.seats.map((seat) =>
        seat.residentId === residentId ? { ...seat, residentId: null } : seat,
      ),
    });
    const form = without(body.form);
    const pending = body.pending && { ...body.pending, form: without(body.pending.form) };
    const holders = [
      ...new Set([...holdersOf(form.seats), ...holdersOf(pending?.form.seats ?? [])]),
    ];
    if (await saveSeats(body, { form, pending, holders })) return;
    body = await getBody(body.communityId, body._id);
  }
  if (body) throw new Refusal('SERVICE_BUSY');
}
