import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countAnswers,
  isAnswerFit,
  proxiesOf,
  standingAnswers,
} from '../../cloudfunctions/meeting/answer/answer-rules.ts';
import type {
  StoredDecision,
  StoredItem,
  StoredSeat,
} from '../../cloudfunctions/meeting/collections.ts';
import {
  decided,
  decisionProblem,
  decisionView,
} from '../../cloudfunctions/meeting/decide/decision-rules.ts';
import { bookingsFor } from '../../cloudfunctions/meeting/meeting/book-meeting.ts';
import {
  agendaProblem,
  beginnings,
  firstDay,
  storedAgenda,
  timeProblem,
} from '../../cloudfunctions/meeting/meeting/meeting-rules.ts';
import {
  isOutdated,
  itemsOf,
  namedIn,
} from '../../cloudfunctions/meeting/minutes/minutes-rules.ts';
import { taskOf } from '../../cloudfunctions/meeting/task/task-rules.ts';
import { timeOfMeeting } from '../support/held-inputs.ts';
import { heldDocuments, itemForm, MEETING } from '../support/held-meetings.ts';
import { roomForm } from '../support/meetings.ts';

/** The decisions about a meeting that need no database. */

const seat = (seatId: string, more: Partial<StoredSeat> = {}): StoredSeat => ({
  seatId,
  party: '居民',
  residentId: `r-${seatId}`,
  required: false,
  substitutes: true,
  ...more,
});

const form = { outcome: 'resolved', text: '修门', votes: null, why: '' } as const;
const task = { seatId: 's1', due: '2026-07-01' };
const item = (decision: StoredDecision | null = null, more = {}): StoredItem => ({
  ...itemForm(1, '修门', more),
  decision,
});
const facts = {
  seats: [seat('s1'), seat('s2', { residentId: null })],
  needed: 2,
  lawful: false,
  today: '2026-06-15',
  present: 3,
};

describe('a decision', () => {
  it('stands as it was counted, whoever leaves later and however often it is corrected', () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.nat(9),
        fc.array(fc.nat(9), { maxLength: 5 }),
        (present, needed, later) => {
          let made = decided(null, { ...form, task }, { present, needed, at: 1, by: 'x' });
          for (const [n, others] of later.entries()) {
            const why = `更正 ${n}`;
            made = decided(
              made,
              { ...form, task, why },
              { present: others, needed: 0, at: 2 + n, by: 'y' },
            );
          }
          expect(made).toMatchObject({ present, needed, at: 1 });
          expect(decisionView(made).short).toBe(present < needed);
          expect(made.corrections.length).toBe(later.length);
          expect(JSON.stringify(decisionView(made))).not.toContain('"by"');
        },
      ),
    );
  });

  it.each([
    ['without an owner', item(), { ...form, task: null }, 'RESOLUTION_OWNERLESS'],
    [
      'of a vacant seat',
      item(),
      { ...form, task: { ...task, seatId: 's2' } },
      'RESOLUTION_OWNERLESS',
    ],
    [
      'due yesterday',
      item(),
      { ...form, task: { ...task, due: '2026-06-14' } },
      'RESOLUTION_DUE_UNFIT',
    ],
    [
      'with more votes than seats',
      item(),
      { ...form, task, votes: { yes: 3, no: 1, abstain: 0 } },
      'VOTES_UNFIT',
    ],
    [
      'of a motion',
      item(null, { source: { kind: 'motion', id: 'm' } }),
      { ...form, task },
      'ITEM_BY_BALLOT',
    ],
    [
      'that stands',
      item(decided(null, { ...form, task }, { present: 1, needed: 1, at: 1, by: 'x' })),
      { ...form, task },
      'ITEM_DECIDED',
    ],
    [
      'of a seat that is not there',
      item(),
      { ...form, task: { ...task, seatId: 's9' } },
      'RESOLUTION_OWNERLESS',
    ],
    ['due today', item(), { ...form, task: { ...task, due: '2026-06-15' } }, null],
    ['due in two years', item(), { ...form, task: { ...task, due: '2028-06-14' } }, null],
    [
      'due later than that',
      item(),
      { ...form, task: { ...task, due: '2028-06-15' } },
      'RESOLUTION_DUE_UNFIT',
    ],
    [
      'with the votes of all',
      item(),
      { ...form, task, votes: { yes: 2, no: 1, abstain: 0 } },
      null,
    ],
    [
      'corrected, with the day that it had',
      item(
        decided(
          null,
          { ...form, task: { ...task, due: '2026-06-01' } },
          { present: 1, needed: 1, at: 1, by: 'x' },
        ),
      ),
      { ...form, task: { ...task, due: '2026-06-01' }, why: '写错了' },
      null,
    ],
    ['that is noted', item(), { ...form, outcome: 'noted', task: null }, null],
    [
      'of a motion that is put off',
      item(null, { source: { kind: 'motion', id: 'm' } }),
      { ...form, outcome: 'deferred', task: null },
      null,
    ],
  ] as const)('%s', (_name, of, made, problem) => {
    expect(decisionProblem(of, made, facts)).toBe(problem);
  });

  it('passes with more for it than against, in bodies of the law with more than half of all there', () => {
    const tried = (yes: number, no: number, lawful: boolean) =>
      decisionProblem(
        item(),
        { ...form, task, votes: { yes, no, abstain: 0 } },
        { ...facts, lawful, present: 4 },
      );
    expect(tried(1, 0, false)).toBeNull();
    expect(tried(1, 1, false)).toBe('VOTES_UNFIT');
    expect(tried(3, 0, true)).toBeNull();
    expect(tried(2, 0, true)).toBe('VOTES_UNFIT');
  });

  it('asks for a task only if enough were there', () => {
    const [of] = heldDocuments().meetings as [Parameters<typeof taskOf>[0]];
    const made = (present: number) =>
      taskOf(of, item(decided(null, { ...form, task }, { present, needed: 2, at: 1, by: 'x' })));
    expect(made(1)).toBeNull();
    const noted = decided(
      null,
      { ...form, outcome: 'noted', task: null },
      { present: 2, needed: 2, at: 1, by: 'x' },
    );
    expect(taskOf(of, item(noted))).toBeNull();
    expect(taskOf(of, item())).toBeNull();
    expect(made(2)?.matterId).toBeNull();
    const { decision } = item(
      decided(null, { ...form, task }, { present: 2, needed: 2, at: 1, by: 'x' }),
    );
    const about = (kind: 'matter' | 'motion') =>
      taskOf(of, item(decision, { source: { kind, id: 'm' } }))?.matterId;
    expect([about('matter'), about('motion')]).toStrictEqual(['m', null]);
    expect(made(2)).toMatchObject({ due: task.due, state: 'open', party: '楼栋长' });
  });
});

describe('a correction that waits', () => {
  const now = { present: 3, needed: 2, at: 1, by: 'x' };
  const { text, votes, why } = { ...form, why: '写错了' };
  const proposed = {
    ...{ proposalId: 'p', text, votes, task, why, at: 5 },
    ...{ by: 'x', byName: '罗清和', byConvener: false },
  };
  const made = decided(null, { ...form, task }, now);

  it('is shown to those who write, with whether they may agree to it', () => {
    const waiting: StoredDecision = { ...made, proposed };
    expect(decisionView(waiting, () => false).proposed).toMatchObject({ mayDecide: false });
    expect(decisionView(waiting)).not.toHaveProperty('proposed');
    expect(decisionView(made, () => true)).not.toHaveProperty('proposed');
  });
});

describe('an answer', () => {
  const seats = [seat('s1'), seat('s2', { substitutes: false }), seat('s3', { residentId: null })];
  const fits = (
    rule: string,
    seatId: string,
    says: string,
    name = '',
    proxySeatId: string | null = null,
  ) =>
    isAnswerFit(
      { seats, substituteRule: rule },
      seats.find((one) => one.seatId === seatId) as StoredSeat,
      {
        says: says as 'yes',
        name,
        proxySeatId,
      },
    );

  it('names somebody else only where the recorded rule and the seat allow it', () => {
    expect(fits('第八条', 's1', 'substitute', '丁一')).toBe(true);
    expect(fits('', 's1', 'substitute', '丁一')).toBe(false);
    expect(fits('第八条', 's2', 'substitute', '丁一')).toBe(false);
    expect(fits('第八条', 's1', 'substitute')).toBe(false);
    expect(fits('第八条', 's1', 'yes', '丁一')).toBe(false);
    expect(fits('第八条', 's1', 'proxy', '', 's2')).toBe(true);
    expect(fits('第八条', 's1', 'proxy', '', 's1')).toBe(false);
    expect(fits('第八条', 's1', 'proxy', '', 's3')).toBe(false);
    expect(fits('', 's1', 'yes')).toBe(true);
  });

  it('of an earlier round or of an earlier holder is asked for again', () => {
    const said = (seatId: string, residentId: string, round: number) =>
      ({ seatId, residentId, says: 'yes', proxySeatId: null, round }) as const;
    const all = [said('s1', 'r-s1', 1), said('s2', 'gone', 2)];
    expect(standingAnswers(seats, all).size).toBe(1);
    expect(countAnswers(seats, all, 2)).toStrictEqual({ yes: 0, no: 0, others: 0, open: 2 });
    expect(countAnswers(seats, all, 1).yes).toBe(1);
    expect(proxiesOf({ seats, round: 2 }, []).size).toBe(0);
  });
});

describe('a time', () => {
  const room = roomForm();
  const problem = (more = {}, facts = {}) =>
    timeProblem(timeOfMeeting(more), {
      noticeDays: 3,
      today: '2026-06-15',
      room: undefined,
      ...facts,
    });

  it('keeps the notice, whole days between invitation and meeting, across months and leap days', () => {
    expect(firstDay(3, '2028-02-26')).toBe('2028-03-01');
    fc.assert(
      fc.property(fc.nat(60), fc.nat(700), (noticeDays, days) => {
        const today = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
        const first = firstDay(noticeDays, today);
        const at = (day: string) => problem({ day }, { noticeDays, today });
        expect(at(first)).toBeNull();
        const before = new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10);
        expect(at(before)).toBe('notice');
      }),
    );
  });

  it('lies within one day, and within the hours of its room', () => {
    expect(problem({ from: 41, until: 38 })).toBe('hours');
    expect(problem({ from: 10, until: 40 })).toBe('hours');
    expect(problem({ place: '' })).toBe('place');
    expect(problem({ roomId: 'x' })).toBe('room');
    expect(problem({ roomId: 'x' }, { room })).toBeNull();
    expect(problem({ roomId: 'x', from: 43, until: 46 }, { room })).toBe('hours');
    expect(problem({ roomId: 'x' }, { room: roomForm({ closed: true }) })).toBe('room');
    expect(problem({ from: 38, until: 38 })).toBe('hours');
    // As long as a meeting may be, and from the first to the last half hour of the room.
    expect(problem({ from: 20, until: 36 })).toBeNull();
    expect(problem({ from: 20, until: 37 })).toBe('hours');
    expect(problem({ roomId: 'x', from: 16, until: 20 }, { room })).toBeNull();
    expect(problem({ roomId: 'x', from: 15, until: 20 }, { room })).toBe('hours');
    expect(problem({ roomId: 'x', from: 40, until: 44 }, { room })).toBeNull();
    expect(problem({ day: '2027-06-16' })).toBeNull();
    expect(problem({ day: '2027-06-17' })).toBe('far');
  });
});

describe('an agenda', () => {
  const titles = new Map([['matter:m', '修门']]);
  const ofMatter = itemForm(1, '随便写的', { source: { kind: 'matter', id: 'm' } });
  const check = (agenda: ReturnType<typeof itemForm>[], before: StoredItem[] = [], slots = 3) =>
    agendaProblem(agenda, before, { slots, titles });

  it('bears the public titles of its sources, and keeps what is decided', () => {
    expect(storedAgenda([ofMatter], [], titles)[0]?.title).toBe('修门');
    const before = [
      item(decided(null, { ...form, task }, { present: 1, needed: 1, at: 1, by: 'x' })),
    ];
    expect(check([itemForm(2, '别的')], before)).toBe('decided');
    expect(check([itemForm(1, '改名'), itemForm(2, '别的')], before)).toBeNull();
    expect(storedAgenda([itemForm(1, '改名')], before, titles)).toStrictEqual(before);
  });

  it('names nothing twice, nothing unknown, and is no longer than the meeting', () => {
    expect(check([ofMatter, { ...ofMatter, itemId: 'i2' }])).toBe('twice');
    expect(check([itemForm(1, 'a'), itemForm(1, 'b')])).toBe('twice');
    expect(check([itemForm(1, 'a', { source: { kind: 'matter', id: 'other' } })])).toBe('source');
    expect(check([itemForm(1, 'a', { source: { kind: 'own', id: 'm' } })])).toBe('source');
    expect(check([itemForm(1, 'a', { minutes: 90 })])).toBeNull();
    expect(check([itemForm(1, 'a', { minutes: 95 })])).toBe('too-long');
    expect(beginnings(38, [{ minutes: 25 }, { minutes: 40 }, { minutes: 5 }])).toStrictEqual([
      '19:00',
      '19:25',
      '20:05',
    ]);
  });
});

describe('a room', () => {
  const [meeting] = heldDocuments().meetings as [Parameters<typeof bookingsFor>[0]];
  const other = { bookingId: 'b', from: 40, until: 44, title: '', by: 'x', planned: null };

  it('is booked once, given back whole, and never taken from others', () => {
    const once = bookingsFor(meeting, [], true);
    expect(bookingsFor(meeting, once.bookings, true)).toStrictEqual(once);
    expect(bookingsFor(meeting, once.bookings, false).bookings).toStrictEqual([]);
    expect(bookingsFor(meeting, [other], true)).toStrictEqual({ bookings: [other], clash: true });
  });

  it('that the plan had booked becomes the meeting’s own', () => {
    const planned = 'maple:2026|k';
    const ofPlan = { ...other, by: null, planned };
    const { bookings, clash } = bookingsFor({ ...meeting, planned }, [ofPlan], true);
    expect(clash).toBe(false);
    expect(bookings.map((one) => one.planned)).toStrictEqual([
      `${planned}|meeting:${MEETING.called}`,
    ]);
  });
});

describe('minutes', () => {
  const meeting = (heldDocuments().meetings as Parameters<typeof itemsOf>[0][])[2] as Parameters<
    typeof itemsOf
  >[0];
  const written = (text: string, hidden = false) => ({
    summary: '',
    items: [{ itemId: 'i1', text, hidden }],
  });

  it('name nobody who was there, but where nobody reads it', () => {
    expect(namedIn(written('罗清和说门坏了'), meeting, ['罗清和'])).toBe('罗清和');
    expect(namedIn(written('罗清和说门坏了', true), meeting, ['罗清和'])).toBeNull();
    expect(namedIn(written('有居民说门坏了'), meeting, ['罗清和', ''])).toBeNull();
    expect(namedIn(written('罗清说门坏了'), meeting, ['罗清'])).toBe('罗清');
    expect(namedIn(written('罗清说门坏了'), meeting, ['罗'])).toBeNull();
  });

  it('hide what they or the meeting hide', () => {
    const hides = (byMinutes: boolean, byMeeting: boolean) =>
      itemsOf({ ...meeting, hidden: byMeeting ? ['i1'] : [] }, written('门坏了', byMinutes)).map(
        ({ hidden }) => hidden,
      );
    expect(hides(false, false)).toStrictEqual([false, false]);
    expect(hides(true, false)).toStrictEqual([true, false]);
    expect(hides(false, true)).toStrictEqual([true, false]);
  });

  it('have every item with what was decided, and know of corrections since', () => {
    const items = itemsOf(meeting, written('门坏了'));
    expect(items.map(({ itemId }) => itemId)).toStrictEqual(['i1', 'i2']);
    expect(items[0]).toMatchObject({ text: '门坏了', party: '1单元', due: '2026-06-30' });
    const shown = { form: written('门坏了'), published: items };
    expect(isOutdated(meeting, shown)).toBe(false);
    const [first] = meeting.agenda as [StoredItem];
    const corrected = decided(
      first.decision,
      { ...form, task, why: '写错了' },
      { present: 0, needed: 0, at: 9, by: 'x' },
    );
    const agenda = [{ ...first, decision: corrected }, ...meeting.agenda.slice(1)];
    expect(isOutdated({ ...meeting, agenda }, shown)).toBe(true);
  });
});
