import * as v from 'valibot';
import type { MeetingView } from '../../../typings/contract/meeting/meeting.ts';
import { manyBy, one, own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { countAnswers, proxiesOf } from '../answer/answer-rules.ts';
import { countGuests, presenceAt, presentSeats } from '../attend/presence-rules.ts';
import { findNames } from '../body/body-repository.ts';
import {
  meetingAnswers,
  meetings,
  meetingTasks,
  minutes,
  presences,
  type StoredItem,
  type StoredProposal,
} from '../collections.ts';
import { decisionView, mayAgree } from '../decide/decision-rules.ts';
import { timeOfSlot } from '../slot/bit-rules.ts';
import { taskLine } from '../task/task-line.ts';
import { isConvener, knowsSeats, runsAt } from './meeting-access.ts';
import { meetingLine } from './meeting-line.ts';
import { beginnings } from './meeting-rules.ts';
import { onMeeting } from './meeting-schema.ts';
import { seatLines } from './seat-line.ts';

/** One meeting. Officers, and those who have a seat, see who comes and who is there; the others how many. */
export const showMeeting = action('meeting.showMeeting', {
  input: v.strictObject(onMeeting),
  access: RESIDENTS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    answers: manyBy(meetingAnswers, 'meetingId', meetingId),
    shown: manyBy(presences, 'meetingId', meetingId),
    presence: own(presences, meetingId),
    tasks: manyBy(meetingTasks, 'meetingId', meetingId),
    versions: manyBy(minutes, 'meetingId', meetingId),
  }),
  budget: 2,
  run: async (input, context): Promise<MeetingView> => {
    const { actor, meeting, answers, shown, presence, tasks, versions } = context;
    const { seats, agenda, round } = meeting;
    const at = presenceAt(meeting.endedAt, now());
    const knows = knowsSeats(meeting, actor);
    const names = knows
      ? await findNames(input.communityId, meeting.holders)
      : new Map<string, string>();
    const present = presentSeats(seats, shown, proxiesOf(meeting, answers), at);
    const runs = runsAt(actor.roles, meeting.placeId);
    const goesOn = meeting.state === 'called' || meeting.state === 'running';
    const today = dayOf(now());
    const begins = beginnings(meeting.from, agenda);
    const convenes = isConvener(meeting, actor.roles);
    const decider = { residentId: actor.residentId, convenes };
    const mayDecide = runs ? (one: StoredProposal) => mayAgree(one, decider) : undefined;
    const publishedOnes = versions.filter(({ state }) => state === 'published');
    const latest = (all: typeof versions) =>
      all.length > 0 ? Math.max(...all.map(({ version }) => version)) : null;
    return {
      ...meetingLine(meeting, actor.residentId, answers),
      roomId: meeting.roomId,
      slots: { from: meeting.from, until: meeting.until },
      noticeDays: meeting.noticeDays,
      substituteRule: meeting.substituteRule,
      agenda: agenda.map(({ decision, ...item }, index) => {
        const hidden = meeting.hidden?.includes(item.itemId) ?? false;
        if (hidden && !knows) return { ...withheld(item), begins: begins[index] ?? '' };
        const task = tasks.find(({ itemId }) => itemId === item.itemId);
        return {
          ...item,
          hidden,
          begins: begins[index] ?? '',
          decision: decision && decisionView(decision, mayDecide),
          task: task ? taskLine(task, actor, { names, today }) : null,
        };
      }),
      seats: knows ? seatLines(meeting, answers, shown, present, names) : null,
      answers: countAnswers(seats, answers, round),
      quorum: {
        of: seats.filter(({ residentId }) => residentId !== null).length,
        needed: meeting.needed,
        present: present.size,
      },
      guests: countGuests(seats, shown, at),
      hereSince: presence?.stays.find(({ until }) => until === null)?.from ?? null,
      moves: meeting.moves.map(({ from, ...move }) => ({ ...move, from: timeOfSlot(from) })),
      cancelled: meeting.cancelled,
      clash: meeting.clash,
      startedAt: meeting.startedAt,
      endedAt: meeting.endedAt,
      minutes: {
        published: latest(publishedOnes),
        draft: runs ? latest(versions.filter(({ state }) => state === 'draft')) : null,
      },
      may: {
        prepare: convenes && meeting.state === 'called',
        run: runs && goesOn,
        write: runs && (meeting.state === 'running' || meeting.state === 'closed'),
      },
      seen: meeting.change.id,
    };
  },
});

/** What others see of an item that is not for the public: that there is one. */
function withheld({ itemId, minutes }: Pick<StoredItem, 'itemId' | 'minutes'>) {
  const source = { kind: 'own' as const, id: null };
  return { itemId, minutes, title: '', source, hidden: true, decision: null, task: null };
}
