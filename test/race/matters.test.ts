import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAPLE, residentIdOf } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { checkFigures, mattersWith } from '../support/matter-talk.ts';
import { ANSWER, MATTER, ofMatter, PROMISED, raising, TASK, TRIAGE } from '../support/matters.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';

/** Matters, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { call, matterOf, voicesOf } = mattersWith(() => linli);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map((one) => (one.ok ? 'ok' : one.code)).sort();
const triage = (n: number, as: As, more: Input = {}) =>
  call('triageMatter', ofMatter(n, MATTER.raised, { ...TRIAGE, ...more }), as);
const fold = (n: number, matterId: string, into: string | null, as: As = 'gridOfficer') =>
  call('foldMatter', ofMatter(n, matterId, { into }), as);

const FIFTEEN = [
  'stairSteward',
  'ownersCommittee',
  'partyBranch',
  'elderAdviser',
  'mediator',
  'teamLeader',
  'volunteer',
  'streetObserver',
  'householdRepresentative',
  'expiredSteward',
  'futureSteward',
  'stewardElsewhere',
  'residentElsewhere',
  'gridOfficer',
  'buildingSteward',
] as const satisfies readonly As[];

const CLOSED = { taskId: TASK.taskId, outcome: 'done', text: '查过了' } as const;

describe('matters', () => {
  it('are raised once by two taps', () =>
    inAnyOrder(linli, async () => {
      expect(
        await codes([
          call('raiseMatter', raising(1), 'resident'),
          call('raiseMatter', raising(1), 'resident'),
        ]),
      ).toStrictEqual(['ok', 'ok']);
      const mine = linli
        .documents<{ words: string }>('matters')
        .filter(({ words }) => words.startsWith('大门关不上'));
      expect(mine.length).toBe(1);
    }));

  it('of one order of the hotline are one, by two officers at once', () =>
    inAnyOrder(linli, async () => {
      const hotline = { number: 'XT20260615001', due: '2026-06-18' };
      const taken = { channel: 'hotline', residentId: null, hotline };
      const said = await codes([
        call('raiseMatter', raising(1, { taken }), 'gridOfficer'),
        call('raiseMatter', raising(2, { taken }), 'secretary'),
      ]);
      expect(said).toStrictEqual(['MATTER_ORDER_KNOWN', 'ok']);
    }));

  it('are decided by one of two officers', () =>
    inAnyOrder(linli, async () => {
      const said = await codes([
        triage(1, 'gridOfficer'),
        triage(2, 'buildingSteward', { accepts: false }),
      ]);
      expect(said).toStrictEqual(['MATTER_MOVED', 'ok']);
      expect(matterOf(MATTER.raised).answers.length).toBe(1);
    }));

  it('are withdrawn or decided, not both', () =>
    inAnyOrder(linli, async () => {
      const said = await codes([
        triage(1, 'gridOfficer', { instantly: '换好了' }),
        call('withdrawMatter', ofMatter(2, MATTER.raised), 'resident'),
      ]);
      expect(said.filter((code) => code === 'ok').length).toBe(1);
    }));

  it('have each answer once, in their order', () =>
    inAnyOrder(
      linli,
      async () => {
        const plan = (n: number) =>
          call(
            'answerMatter',
            ofMatter(n, MATTER.accepted, { step: 'plan', ...ANSWER }),
            'buildingSteward',
          );
        const said = await codes([
          plan(1),
          plan(2),
          call(
            'handOver',
            ofMatter(3, MATTER.accepted, { role: 'grid-officer', residentId: null, reason: '转' }),
            'gridOfficer',
          ),
        ]);
        expect(said.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(1);
        const { answers, moves } = matterOf(MATTER.accepted);
        expect(answers.filter(({ kind }) => kind === 'plan').length).toBeLessThanOrEqual(1);
        expect(moves.length).toBe(1);
      },
      { planned: 60, random: 6 },
    ));

  it('count their voices, whoever joins and leaves at once', () =>
    inAnyOrder(
      linli,
      async () => {
        const join = (n: number, as: As, joins: boolean) =>
          call('joinMatter', ofMatter(n, MATTER.accepted, { joins }), as);
        await codes([
          join(1, 'householdRepresentative', true),
          join(2, 'volunteer', true),
          join(3, 'residentElsewhere', false),
        ]);
        expect(voicesOf(MATTER.accepted).length).toBe(2);
        expect(matterOf(MATTER.accepted).joined).toBe(2);
      },
      { planned: 60, random: 6 },
    ));

  it('that fifteen raise at once and that go on under one at once leave each of them one voice', () =>
    inAnyOrder(
      linli,
      async () => {
        const made = await Promise.all(
          FIFTEEN.map((as, n) => call('raiseMatter', raising(n + 1), as)),
        );
        const ids = made.map((one) => (one as { data: { matterId: string } }).data.matterId);
        expect(new Set(ids).size).toBe(15);
        const folded = ids.map((id, n) => fold(n + 20, id, MATTER.planned, 'secretary'));
        expect(new Set(await codes(folded))).toStrictEqual(new Set(['ok']));
        await linli.timer('matter'); // counts whoever had to give way too often
        const people = voicesOf(MATTER.planned).map(({ residentId }) => residentId);
        expect(people.sort()).toStrictEqual(FIFTEEN.map(residentIdOf).sort());
        expect(matterOf(MATTER.planned)).toMatchObject({ joined: 15, holdsOthers: true });
      },
      { planned: 1, random: 2 },
    ));

  it('go on under one another in no circle and no chain', () =>
    inAnyOrder(
      linli,
      async () => {
        await call('triageMatter', ofMatter(20, MATTER.raised, TRIAGE), 'gridOfficer');
        await call('triageMatter', ofMatter(21, MATTER.boxed, TRIAGE), 'buildingSteward');
        await codes([
          fold(1, MATTER.raised, MATTER.boxed, 'buildingSteward'),
          fold(2, MATTER.boxed, MATTER.raised, 'buildingSteward'),
          fold(3, MATTER.accepted, MATTER.raised),
        ]);
        const all = [MATTER.raised, MATTER.boxed, MATTER.accepted].map(matterOf);
        for (const { into } of all) {
          if (into !== null) expect(matterOf(into).into).toBeNull();
        }
      },
      { planned: 40, random: 6 },
    ));

  it('are not withdrawn once another one has gone on under them', () =>
    inAnyOrder(
      linli,
      async () => {
        await codes([
          fold(1, MATTER.raised, MATTER.otherEstate, 'secretary'),
          call('withdrawMatter', ofMatter(2, MATTER.otherEstate), 'residentElsewhere'),
        ]);
        const isFolded = matterOf(MATTER.raised).into !== null;
        expect(isFolded && matterOf(MATTER.otherEstate).state === 'withdrawn').toBe(false);
      },
      { planned: 40, random: 6 },
    ));

  it('are opened again or closed, not both, and rated once', () =>
    inAnyOrder(linli, async () => {
      const rate = (n: number, rating: string) =>
        call('rateMatter', ofMatter(n, MATTER.done, { rating }), 'resident');
      const rated = await codes([rate(1, 'helped'), rate(2, 'not')]);
      expect(rated).toStrictEqual(['MATTER_RATED', 'ok']);
      const notYet = (n: number) =>
        call('sayNotYet', ofMatter(n, MATTER.done, { reason: '还没有' }), 'resident');
      expect(await codes([notYet(3), notYet(4)])).toStrictEqual(['MATTER_MOVED', 'ok']);
      const said = matterOf(MATTER.done).answers.filter(({ kind }) => kind === 'not-yet');
      expect(said.length).toBe(1);
    }));

  it('are done only once nothing that was promised is open', () =>
    inAnyOrder(linli, async () => {
      const act = (n: number, more: Input) =>
        call(
          'answerMatter',
          ofMatter(n, MATTER.planned, { ...ANSWER, until: null, ...more }),
          'buildingSteward',
        );
      await call('closeTask', ofMatter(20, MATTER.planned, CLOSED), 'buildingSteward');
      await act(21, { step: 'start' });
      const said = await codes([
        act(1, { step: 'done' }),
        call('addTask', ofMatter(2, MATTER.planned, PROMISED), 'buildingSteward'),
      ]);
      expect(said.filter((code) => code === 'ok').length).toBe(1);
      const { state, taskDue } = matterOf(MATTER.planned);
      expect([state, taskDue]).toStrictEqual(
        state === 'done' ? ['done', null] : ['doing', PROMISED.due],
      );
    }));

  it('have a task closed once, or moved', () =>
    inAnyOrder(linli, async () => {
      const close = (n: number, as: As) =>
        call('closeTask', ofMatter(n, MATTER.planned, CLOSED), as);
      const said = await codes([
        close(1, 'outsideParty'),
        close(2, 'buildingSteward'),
        call(
          'moveTask',
          ofMatter(3, MATTER.planned, { taskId: TASK.taskId, due: '2026-06-28', reason: '缺料' }),
          'buildingSteward',
        ),
      ]);
      expect(said.filter((code) => code === 'MATTER_TASK_CLOSED').length).toBeGreaterThanOrEqual(1);
      expect(matterOf(MATTER.planned).tasks?.[0]?.state).toBe('done');
    }));

  it('rise once, also when two timers run at once', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.clock(Date.parse('2026-06-18T16:01:00Z'));
        await Promise.all([linli.timer('matter'), linli.timer('matter')]);
        expect(matterOf(MATTER.accepted).moves.length).toBe(1);
      },
      { planned: 12, random: 3 },
    ));

  it('are in the figures, whichever timer counts while one ends', () =>
    inAnyOrder(
      linli,
      async () => {
        await patch(linli, 'matters', { communityId: MAPLE }, { uncounted: true });
        await Promise.all([
          linli.timer('matter'),
          linli.timer('matter'),
          triage(1, 'gridOfficer', { instantly: '换好了' }),
        ]);
        await linli.clock(Date.parse('2026-06-15T02:30:00Z'));
        await linli.timer('matter');
        checkFigures(linli);
      },
      { planned: 40, random: 6 },
    ));
});
