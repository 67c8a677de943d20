import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  DiaryLine,
  SittingDay,
  VisitCounts,
  WalkView,
} from '../../typings/contract/matter/duty.ts';
import { HOME, MAPLE, PLACE, START } from '../support/community.ts';
import { DUTY, DUTY_FORM, planning, visiting, writing } from '../support/duties.ts';
import { dutyExamples } from '../support/examples/duty.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';

/** Visits at doors, the diary of a place, and who sits where. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, later } = mattersWith(() => linli);
const walk = (placeId: string, as: As) =>
  must<WalkView>('showWalk', { communityId: MAPLE, placeId }, as);
const diary = (placeId: string, as: As) =>
  must<{ entries: DiaryLine[] }>('listDiary', { communityId: MAPLE, placeId }, as);

describe('a walk', () => {
  it('shows a steward their own doors, and what a visit changes', async () => {
    const before = await walk(PLACE.stair, 'stairSteward');
    expect(before).toMatchObject({ from: '2026-06-15', until: '2026-06-21' });
    expect(
      before.doors.map(({ householdId, own, state }) => [householdId, own, state]),
    ).toStrictEqual([
      [HOME.first, true, 'long'],
      [HOME.second, false, 'recent'],
    ]);
    expect(before.doors.map(({ due }) => due)).toStrictEqual([false, true]);
    await must('noteVisit', visiting(1, { kinds: ['elder', 'policy'] }), 'stairSteward');
    const [, door] = (await walk(PLACE.stair, 'stairSteward')).doors;
    expect(door).toMatchObject({ state: 'week', today: ['elder', 'policy'], due: false });
    expect(
      (await walk(PLACE.building, 'buildingSteward')).doors.find(
        ({ householdId }) => householdId === HOME.second,
      ),
    ).toMatchObject({ last: '2026-06-15', today: [] });
    await must('noteVisit', visiting(2, { kinds: [] }), 'stairSteward');
    const [, again] = (await walk(PLACE.stair, 'stairSteward')).doors;
    expect(again).toMatchObject({ state: 'recent', last: '2026-06-12', today: [] });
  });

  it('is nobody else’s: above it there are counts, and a household sees its own', async () => {
    const ask = { communityId: MAPLE, placeId: PLACE.stair };
    for (const other of [
      'gridOfficer',
      'secretary',
      'stewardElsewhere',
      'resident',
      'outsideParty',
    ] as const) {
      expect(await codeOf('showWalk', ask, other)).toBe('NOT_ALLOWED');
      expect(await codeOf('noteVisit', visiting(1), other)).toBe('NOT_ALLOWED');
    }
    const counts = await must<VisitCounts>('countVisits', { communityId: MAPLE }, 'secretary');
    expect(counts.places.find(({ placeId }) => placeId === PLACE.building)).toMatchObject({
      doors: 3,
      week: 0,
      long: 2,
    });
    expect(JSON.stringify(counts)).not.toContain(HOME.second);
    expect(counts.kinds.find(({ kind }) => kind === 'elder')?.count).toBe(2);
    const { envelope } = await linli.call(
      'resident',
      'exportOwn',
      { communityId: MAPLE },
      'resident',
    );
    expect(envelope).toMatchObject({
      ok: true,
      data: { doorVisits: [{ day: '2026-06-12', kinds: ['elder', 'safety'] }] },
    });
  });

  it('is written down within a week, by whoever does not live there', async () => {
    for (const day of ['2026-06-16', '2026-06-08']) {
      expect(await codeOf('noteVisit', visiting(1, { day }), 'stairSteward')).toBe(
        'VISIT_DAY_UNFIT',
      );
    }
    const home = visiting(1, { householdId: HOME.first });
    expect(await codeOf('noteVisit', home, 'stairSteward')).toBe('VISIT_AT_HOME');
    const gone = visiting(1, { householdId: `${PLACE.stair}.9` });
    expect(await codeOf('noteVisit', gone, 'stairSteward')).toBe('HOUSEHOLD_NOT_FOUND');
  });

  it('and the diary are gone after 400 days', async () => {
    await later(START + 398 * DAY);
    expect(linli.documents('doorVisits').length).toBe(1);
    await later(START + 402 * DAY);
    expect(linli.documents('doorVisits')).toStrictEqual([]);
    expect(linli.documents('diaryEntries')).toStrictEqual([]);
  });
});

describe('a diary', () => {
  it('is read by those whose place covers it, and by nobody else', async () => {
    await must('writeDiary', writing(1, PLACE.stair), 'stairSteward');
    expect(
      (await diary(PLACE.building, 'buildingSteward')).entries.map(({ as, own }) => [as, own]),
    ).toStrictEqual([
      ['stair-steward', false],
      ['building-steward', false],
      ['building-steward', true],
    ]);
    expect((await diary(PLACE.stair, 'stairSteward')).entries.length).toBe(2);
    const ask = { communityId: MAPLE, placeId: PLACE.building };
    for (const other of [
      'stairSteward',
      'stewardElsewhere',
      'resident',

      'partyBranch',
      'outsideParty',
    ] as const) {
      expect(await codeOf('listDiary', ask, other)).toBe('NOT_ALLOWED');
    }
    expect(
      await codeOf('writeDiary', { ...writing(2), day: '2026-06-16' }, 'buildingSteward'),
    ).toBe('VISIT_DAY_UNFIT');
  });
});

describe('sittings', () => {
  type Duties = {
    days: SittingDay[];
    duties: { who: string; mayChange: boolean }[];
    maySave: boolean;
  };
  const list = (as: As) => must<Duties>('listDuties', { communityId: MAPLE }, as);

  it('are read by all, on no public holiday', async () => {
    const { days, duties, maySave } = await list('resident');
    expect([maySave, duties[0]?.mayChange]).toStrictEqual([false, false]);
    const sat = days.filter(({ sittings }) => sittings.length > 0).map(({ day }) => day);
    // 19 June is 端午节, 23 June is taken out.
    expect(sat).toStrictEqual(['2026-06-16', '2026-06-26']);
    expect(days.find(({ day }) => day === '2026-06-19')?.holiday).toBe(true);
  });

  it('are planned by officers of the place, who do not overwrite one another', async () => {
    await must('saveDuty', planning(1), 'gridOfficer');
    expect((await list('gridOfficer')).duties[0]).toMatchObject({
      who: '片警小陈',
      mayChange: true,
    });
    expect(await codeOf('saveDuty', planning(2), 'secretary')).toBe('DUTY_CHANGED');
    const elsewhere = planning(3, { form: { ...DUTY_FORM, placeId: PLACE.building } });
    expect(await codeOf('saveDuty', elsewhere, 'gridOfficer')).toBe('DUTY_NOT_FOUND');
    expect(await codeOf('saveDuty', planning(4, { dutyId: 'nothing' }), 'gridOfficer')).toBe(
      'DUTY_NOT_FOUND',
    );
    const over = planning(5, {
      dutyId: null,
      seen: null,
      form: { ...DUTY_FORM, lastDay: '2026-06-14' },
    });
    expect(await codeOf('saveDuty', over, 'gridOfficer')).toBe('DUTY_TIME_UNFIT');
    const fresh = planning(6, { dutyId: null, seen: null });
    for (const other of ['buildingSteward', 'stewardElsewhere', 'resident'] as const) {
      expect(await codeOf('saveDuty', fresh, other)).toBe('NOT_ALLOWED');
    }
    expect((await must<{ dutyId: string }>('saveDuty', fresh, 'gridOfficer')).dutyId).not.toBe(
      DUTY,
    );
  });
});

const LATE: Late[] = [
  {
    after: 'it was taken back',
    command: () => ['matter.noteVisit', visiting(1), 'stairSteward'],
    between: () => mustOf(linli, 'matter.noteVisit', visiting(2, { kinds: [] }), 'stairSteward'),
  },
  {
    after: 'another one was written',
    answered: true,
    command: () => ['matter.writeDiary', writing(1), 'buildingSteward'],
    between: () => mustOf(linli, 'matter.writeDiary', writing(2), 'buildingSteward'),
  },
  {
    after: 'it was changed again',
    command: () => ['matter.saveDuty', planning(1), 'gridOfficer'],
    between: ({ dutyId }) => {
      const [{ change } = { change: { id: '' } }] = linli
        .documents<{ _id: string; change: { id: string } }>('duties')
        .filter(({ _id }) => _id === dutyId);
      const input = planning(2, { seen: change.id, form: DUTY_FORM });
      return mustOf(linli, 'matter.saveDuty', input, 'secretary');
    },
  },
];
describeLateRepeats(() => linli, 'matter', LATE, dutyExamples);
