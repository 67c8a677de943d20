import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MatterLine, MatterView } from '../../typings/contract/matter/matter.ts';
import { MAPLE, openidOf, PLACE, personOf, residentIdOf, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { ANSWER, MATTER, ofMatter, raising, TRIAGE } from '../support/matters.ts';
import { patch } from '../support/patch.ts';

/** Who has a matter, whose it is, and who sees whose it is. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { call, must, codeOf, show, matterOf, voicesOf, later } = mattersWith(() => linli);
type Lines = { matters: (MatterLine & { words?: string })[]; next: string | null };
const list = (which: string, as: As) =>
  must<Lines>('listMatters', { communityId: MAPLE, which }, as);
const queue = (what: string, as: As) => must<Lines>('listQueue', { communityId: MAPLE, what }, as);
const ids = ({ matters }: Lines) => matters.map(({ matterId }) => matterId);
const triage = (n: number, matterId: string, more = {}) =>
  ofMatter(n, matterId, { ...TRIAGE, ...more });
const step = (n: number, matterId: string, name: string, more = {}) =>
  ofMatter(n, matterId, { step: name, ...ANSWER, ...more });

async function raised(n: number, as: As = 'resident', more = {}): Promise<string> {
  return (await must<{ matterId: string }>('raiseMatter', raising(n, more), as)).matterId;
}

describe('an outside body', () => {
  it('sees what was given to it, and never who raised it', async () => {
    const view = await show(MATTER.doing, 'outsideParty');
    expect(view).toMatchObject({ words: null, raiser: null, hotline: null });
    expect(view.may.steps).toStrictEqual(['step', 'done']);
    expect(JSON.stringify(view)).not.toContain(personOf('resident').name);
    for (const matterId of [MATTER.accepted, MATTER.closed, MATTER.raised]) {
      const input = { communityId: MAPLE, matterId };
      expect(await codeOf('showMatter', input, 'outsideParty')).toBe('MATTER_NOT_FOUND');
    }
    expect(ids(await list('open', 'outsideParty'))).toStrictEqual([]);
    const { matters } = await queue('held', 'outsideParty');
    expect(matters).toMatchObject([{ matterId: MATTER.doing, words: '' }]);
    expect(await queue('late', 'outsideParty')).toStrictEqual({ matters: [], next: null });
    expect(
      await codeOf('joinMatter', ofMatter(1, MATTER.doing, { joins: true }), 'outsideParty'),
    ).toBe('MATTER_NOT_FOUND');
  });

  it('answers, gives it back, and does not close it', async () => {
    await must('answerMatter', step(1, MATTER.doing, 'done', { until: null }), 'outsideParty');
    await linli.clock(START + 30 * DAY);
    expect(
      await codeOf('answerMatter', step(2, MATTER.doing, 'close', { until: null }), 'outsideParty'),
    ).toBe('MATTER_NOT_HELD');
  });

  it('is given what it is to do by an officer', async () => {
    const to = { role: 'outside-party', residentId: residentIdOf('outsideParty') };
    await must('triageMatter', triage(1, MATTER.raised, { to }), 'gridOfficer');
    expect(matterOf(MATTER.raised).holder).toMatchObject({
      role: 'outside-party',
      name: personOf('outsideParty').name,
    });
    const back = { role: 'building-steward', residentId: null, reason: '这是业主自家的线路' };
    await must('handOver', ofMatter(2, MATTER.raised, back), 'outsideParty');
    expect(
      await codeOf('showMatter', { communityId: MAPLE, matterId: MATTER.raised }, 'outsideParty'),
    ).toBe('MATTER_NOT_FOUND');
    expect((await show(MATTER.raised, 'resident')).moves.map(({ role }) => role)).toStrictEqual([
      'building-steward',
      'outside-party',
      'building-steward',
    ]);
  });
});

describe('overdue and vacant', () => {
  it('rises a level by itself, once for each level, and is told to whoever has it then', async () => {
    const after = instantOf('2026-06-19', '00:01');
    await linli.clock(after);
    await later();
    await later();
    expect(matterOf(MATTER.accepted)).toMatchObject({
      holder: { role: 'grid-officer', why: 'overdue' },
      due: '2026-06-18',
    });
    expect(matterOf(MATTER.accepted).moves.length).toBe(1);
    expect(ids(await queue('late', 'gridOfficer'))).toContain(MATTER.accepted);
    await later(after + 3 * DAY + HOUR);
    expect(matterOf(MATTER.accepted).holder).toMatchObject({ role: 'secretary' });
    await later(after + 12 * DAY);
    expect(matterOf(MATTER.accepted)).toMatchObject({ riseAt: null, moves: [{}, {}] });
  });

  it('what a steward held is the successor’s, and rises where there is none', async () => {
    const roles = (until: string | null) => [
      {
        role: 'building-steward',
        placeId: PLACE.building,
        placeLabel: '一期 1栋',
        from: '2020-01-01',
        until,
      },
    ];
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('buildingSteward') },
      {
        roles: roles('2026-06-14'),
      },
    );
    await patch(linli, 'residents', { _id: residentIdOf('volunteer') }, { roles: roles(null) });
    const model = matterOf(MATTER.accepted);
    const forty = Array.from({ length: 40 }, (_, n) => ({
      ...model,
      _id: `e7${String(n).padStart(18, '0')}`,
      due: '2026-06-19',
    }));
    await linli.cloud.database.insertMany('matters', forty);
    const first = await queue('held', 'volunteer');
    const rest = await must<Lines>(
      'listQueue',
      { communityId: MAPLE, what: 'held', after: first.next },
      'volunteer',
    );
    const held = [...ids(first), ...ids(rest)];
    expect(held).toContain(MATTER.accepted);
    for (const { _id } of forty) expect(held).toContain(_id);
    await must('answerMatter', step(1, MATTER.accepted, 'plan'), 'volunteer');
    for (const as of ['volunteer', 'futureSteward'] as const) {
      await patch(linli, 'residents', { _id: residentIdOf(as) }, { roles: [] });
    }
    await later(START + DAY);
    for (const matterId of [MATTER.accepted, MATTER.planned, ...forty.map(({ _id }) => _id)]) {
      expect(matterOf(matterId).holder).toMatchObject({ role: 'grid-officer', why: 'vacant' });
    }
  });
});

describe('joining', () => {
  it('counts neighbours, who leave again by themselves', async () => {
    const joins = (n: number, yes: boolean) => ofMatter(n, MATTER.accepted, { joins: yes });
    await must('joinMatter', joins(1, true), 'householdRepresentative');
    expect(await show(MATTER.accepted, 'householdRepresentative')).toMatchObject({
      joined: 2,
      part: 'joined',
      may: { leave: true, join: false },
    });
    expect(ids(await list('joined', 'householdRepresentative'))).toStrictEqual([MATTER.accepted]);
    await must('joinMatter', joins(2, false), 'householdRepresentative');
    expect(matterOf(MATTER.accepted).joined).toBe(1);
    await must('joinMatter', joins(3, true), 'householdRepresentative');
    expect(matterOf(MATTER.accepted).joined).toBe(2);
    expect(await codeOf('joinMatter', joins(4, true), 'resident')).toBe('MATTER_OWN');
    expect(
      await codeOf('joinMatter', ofMatter(5, MATTER.closed, { joins: true }), 'residentElsewhere'),
    ).toBe('MATTER_ENDED');
    expect(
      await codeOf('joinMatter', ofMatter(5, MATTER.raised, { joins: true }), 'residentElsewhere'),
    ).toBe('MATTER_NOT_FOUND');
  });

  it('keeps whoever raised it from taking it back', async () => {
    expect(await codeOf('withdrawMatter', ofMatter(1, MATTER.accepted), 'resident')).toBe(
      'MATTER_JOINED',
    );
    expect(await codeOf('withdrawMatter', ofMatter(1, MATTER.planned), 'resident')).toBe(
      'MATTER_MOVED',
    );
    expect(await codeOf('withdrawMatter', ofMatter(1, MATTER.raised), 'gridOfficer')).toBe(
      'MATTER_NOT_FOUND',
    );
    await must('withdrawMatter', ofMatter(1, MATTER.raised), 'resident');
    expect(matterOf(MATTER.raised)).toMatchObject({ state: 'withdrawn', due: null, shelf: 'none' });
  });
});

describe('folding', () => {
  const into = (n: number, matterId: string, target: string | null) =>
    ofMatter(n, matterId, { into: target });

  it('of several who raise the same: each has a voice in the one, and is told of everything', async () => {
    const raisers: As[] = [
      'residentElsewhere',
      'householdRepresentative',
      'volunteer',
      'teamLeader',
    ];
    const made: string[] = [];
    for (const [n, as] of raisers.entries()) made.push(await raised(n + 1, as));
    for (const [n, id] of made.entries()) {
      await must('foldMatter', into(20 + n, id, MATTER.planned), 'gridOfficer');
    }
    expect(matterOf(MATTER.planned).joined).toBe(4);
    expect(
      voicesOf(MATTER.planned)
        .map(({ residentId }) => residentId)
        .sort(),
    ).toStrictEqual(raisers.map((as) => residentIdOf(as as never)).sort());
    const view = await show(made[0] as string, 'residentElsewhere');
    expect(view.into).toMatchObject({ matterId: MATTER.planned });
    await must(
      'answerMatter',
      step(50, MATTER.planned, 'start', { until: null }),
      'buildingSteward',
    );
    await later();
    const people = linli
      .documents<{ openid: string; data: { thing3: { value: string } } }>('messages')
      .filter(({ data }) => data.thing3.value === '开始办了')
      .map(({ openid }) => openid);
    for (const as of raisers) expect(people).toContain(openidOf(as as never));
  });

  it('is undone: it stands where it stood, and its people’s voices end', async () => {
    const before = matterOf(MATTER.raised);
    await must('foldMatter', into(1, MATTER.raised, MATTER.otherEstate), 'secretary');
    expect(matterOf(MATTER.raised)).toMatchObject({ shelf: 'none', checkAt: null });
    expect(voicesOf(MATTER.otherEstate).length).toBe(1);
    await must('foldMatter', into(2, MATTER.raised, null), 'secretary');
    expect(voicesOf(MATTER.otherEstate)).toStrictEqual([]);
    expect(matterOf(MATTER.otherEstate).joined).toBe(0);
    const { state, due, shelf, holder } = matterOf(MATTER.raised);
    expect({ state, due, shelf, holder }).toStrictEqual({
      state: before.state,
      due: before.due,
      shelf: before.shelf,
      holder: before.holder,
    });
    await must('foldMatter', into(3, MATTER.raised, MATTER.otherEstate), 'secretary');
    expect(voicesOf(MATTER.otherEstate).length).toBe(1);
  });

  it('of a second one by whoever raised the first: they are no neighbour who joined it', async () => {
    const id = await raised(1, 'resident');
    await must('joinMatter', ofMatter(2, MATTER.planned, { joins: true }), 'residentElsewhere');
    await must('foldMatter', into(3, id, MATTER.planned), 'gridOfficer');
    expect(voicesOf(MATTER.planned).map(({ residentId }) => residentId)).toStrictEqual([
      residentIdOf('residentElsewhere'),
    ]);
    expect(matterOf(MATTER.planned).joined).toBe(1);
  });

  it('is never into one’s own, nor into one of a place that the officer has nothing to do with', async () => {
    const id = await raised(1, 'householdRepresentative');
    const own = await raised(2, 'stairSteward');
    await must('triageMatter', triage(3, own), 'gridOfficer');
    expect(await codeOf('foldMatter', into(4, MATTER.boxed, own), 'stairSteward')).toBe(
      'MATTER_OWN',
    );
    expect(await codeOf('foldMatter', into(5, id, MATTER.otherEstate), 'gridOfficer')).toBe(
      'MATTER_FOLD_UNFIT',
    );
    await must('foldMatter', into(6, MATTER.raised, MATTER.accepted), 'stairSteward');
  });

  it('leads to one that is open, and not around in a circle', async () => {
    const codes = await Promise.all(
      [MATTER.raised, MATTER.closed, MATTER.boxed].map((target) =>
        call('foldMatter', into(1, MATTER.raised, target), 'buildingSteward'),
      ),
    );
    expect(codes).toMatchObject(codes.map(() => ({ code: 'MATTER_FOLD_UNFIT' })));
    await must('foldMatter', into(2, MATTER.raised, MATTER.accepted), 'buildingSteward');
    expect(
      await codeOf('foldMatter', into(3, MATTER.accepted, MATTER.planned), 'gridOfficer'),
    ).toBe('MATTER_FOLD_UNFIT');
    expect(
      await codeOf('joinMatter', ofMatter(4, MATTER.raised, { joins: true }), 'resident'),
    ).toBe('MATTER_NOT_FOUND');
    expect(await codeOf('triageMatter', triage(5, MATTER.raised), 'gridOfficer')).toBe(
      'MATTER_FOLDED',
    );
    expect(await codeOf('foldMatter', into(6, MATTER.raised, 'e3999'), 'gridOfficer')).toBe(
      'MATTER_NOT_FOUND',
    );
  });
});

describe('who raised it', () => {
  const name = personOf('resident').name;
  const texts = (one: MatterView | Lines) => JSON.stringify(one);
  it('is seen by officers of its place, by nobody else, unless they want it', async () => {
    await must('triageMatter', triage(1, MATTER.raised), 'gridOfficer');
    for (const as of [
      'residentElsewhere',
      'stewardElsewhere',
      'volunteer',
      'partyBranch',
    ] as As[]) {
      expect(texts(await show(MATTER.raised, as))).not.toContain(name);
      expect(texts(await list('open', as))).not.toContain(name);
    }
    expect((await show(MATTER.otherEstate, 'volunteer')).raiser).toBe(
      personOf('residentElsewhere').name,
    );
    expect((await show(MATTER.raised, 'buildingSteward')).raiser).toBe(name);
    await must('answerMatter', step(9, MATTER.accepted, 'plan'), 'buildingSteward');
    await later();
    for (const message of linli.documents<{ data: object }>('messages')) {
      expect(JSON.stringify(message.data)).not.toMatch(/王某某|1390000|顾南枝/);
    }
  });
});

describe('after it', () => {
  const notYet = (n: number) => ofMatter(n, MATTER.done, { reason: '灯还是一闪一闪的' });
  const done = (n: number) => step(n, MATTER.done, 'done', { until: null, cost: null });

  it('whoever raised it says «not yet» once; after that there are the supervisors', async () => {
    expect(await codeOf('sayNotYet', notYet(1), 'residentElsewhere')).toBe('MATTER_NOT_FOUND');
    await must('sayNotYet', notYet(1), 'resident');
    expect(await codeOf('sayNotYet', notYet(2), 'resident')).toBe('MATTER_MOVED');
    expect((await show(MATTER.done, 'volunteer')).answers.at(-1)).toMatchObject({
      kind: 'not-yet',
      as: '',
    });
    await must('answerMatter', done(3), 'buildingSteward');
    expect(await codeOf('sayNotYet', notYet(4), 'resident')).toBe('MATTER_NOT_YET_OVER');
    const roles = [
      { role: 'supervisor', placeId: MAPLE, placeLabel: '', from: '2020-01-01', until: null },
    ];
    await patch(linli, 'residents', { _id: residentIdOf('teamLeader') }, { roles });
    const view = await show(MATTER.done, 'resident');
    expect(view).toMatchObject({ notYetUntil: null, may: { notYet: false } });
    expect(view.supervisors).toStrictEqual([
      { name: personOf('teamLeader').name, role: 'supervisor' },
    ]);
  });

  it('«not yet» has its days', async () => {
    await linli.clock(START + 14 * DAY);
    expect(await codeOf('sayNotYet', notYet(1), 'resident')).toBe('MATTER_NOT_YET_OVER');
  });

  it('whoever raised or joined it rates it once, and the figure is open to all', async () => {
    const rate = (n: number, matterId: string, rating: string) => ofMatter(n, matterId, { rating });
    await must('rateMatter', rate(1, MATTER.closed, 'partly'), 'resident');
    expect(await codeOf('rateMatter', rate(2, MATTER.closed, 'helped'), 'resident')).toBe(
      'MATTER_RATED',
    );
    expect(await codeOf('rateMatter', rate(2, MATTER.closed, 'helped'), 'volunteer')).toBe(
      'MATTER_NOT_THEIRS',
    );
    expect(
      await codeOf('rateMatter', rate(2, MATTER.accepted, 'helped'), 'residentElsewhere'),
    ).toBe('MATTER_NOT_DONE');
    const view = await show(MATTER.closed, 'volunteer');
    expect(view).toMatchObject({ ratings: { helped: 0, partly: 1, not: 0 }, rated: null });
    expect((await show(MATTER.closed, 'resident')).rated).toBe('partly');
  });

  it('an office sees to whom it could be given', async () => {
    const { holders } = await must<{ holders: { role: string; names: string }[] }>(
      'listHolders',
      { communityId: MAPLE, matterId: MATTER.planned },
      'buildingSteward',
    );
    expect(holders.map(({ role }) => role)).toStrictEqual([
      'secretary',
      'grid-officer',
      'building-steward',
      'stair-steward',
      'owners-committee',
      'party-branch',
      'outside-party',
    ]);
  });
});
