import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import {
  type Closed,
  quarterFigures,
  quarterOf,
  quartersBefore,
} from '../../cloudfunctions/matter/figure/mediation-figure-rules.ts';
import {
  above,
  assigned,
  type Candidate,
  courtUntil,
  mediationRights,
  raised,
  riseAtOf,
  speaksOfViolence,
  stateOf,
  withoutParty,
} from '../../cloudfunctions/matter/mediation/mediation-rules.ts';
import { START } from '../support/community.ts';
import { MEDIATION, mediationDocuments } from '../support/mediations.ts';

/** Mediations: who talks, how it rises, and what ends it. */

const [GOING] = (mediationDocuments().mediations as MediationDocument[]).filter(
  ({ _id }) => _id === MEDIATION.going,
) as [MediationDocument];
const level = fc.constantFrom('steward' as const, 'owners', 'committee');
const role = fc.constantFrom(
  'building-steward' as const,
  'owners-committee',
  'mediator',
  'secretary',
);
const candidate: fc.Arbitrary<Candidate> = fc
  .record({
    _id: fc.constantFrom('a', 'b', 'c', 'd', GOING.parties[0]?.residentId ?? ''),
    role,
    home: fc.constantFrom('x', GOING.parties[1]?.households[0] ?? ''),
  })
  .map(({ _id, role, home }) => ({
    _id,
    name: _id,
    roles: [{ role, placeId: 'maple', placeLabel: '', from: '2020-01-01', until: null }],
    households: [{ householdId: home, label: '一期 1栋 999' }],
  }));
const ORDER = ['steward', 'owners', 'committee'];

describe('who talks', () => {
  it('bears the office, is no party, lives with none, and has not gone before; nobody below', () =>
    fc.assert(
      fc.property(level, fc.array(candidate), fc.subarray(['a', 'b', 'c']), (from, all, passed) => {
        const found = assigned({ ...GOING, level: from, passed }, all);
        if (!found) return;
        expect(ORDER.indexOf(found.level)).toBeGreaterThanOrEqual(ORDER.indexOf(from));
        expect(found.one.roles[0]?.role).toBe(found.role);
        expect(passed).not.toContain(found.one._id);
        const homes = GOING.parties.flatMap(({ households }) => households);
        expect(GOING.parties.map(({ residentId }) => residentId)).not.toContain(found.one._id);
        expect(found.one.households.some(({ householdId }) => homes.includes(householdId))).toBe(
          false,
        );
      }),
    ));

  it('is the same whatever the order of those who could', () =>
    fc.assert(
      fc.property(level, fc.uniqueArray(candidate, { selector: ({ _id }) => _id }), (from, all) => {
        const one = assigned({ ...GOING, level: from }, all);
        expect(assigned({ ...GOING, level: from }, [...all].reverse())).toStrictEqual(one);
      }),
    ));
});

describe('the ladder', () => {
  it('rises until it ends without an agreement, and whoever talked does not again', () => {
    let now = { ...GOING };
    const seen: string[] = [];
    for (let turn = 0; turn < 3 && now.state === 'going'; turn += 1) {
      seen.push(now.level);
      now = { ...now, ...raised(now, START) } as MediationDocument;
      if (now.state === 'going') {
        expect(now.mediator).toBeNull();
        now = {
          ...now,
          mediator: { residentId: `m${turn}`, name: '', role: 'mediator', since: 0 },
        };
      }
    }
    expect(seen).toStrictEqual(ORDER);
    expect(now).toMatchObject({ state: 'ended', end: 'failed', riseAt: null, tendAt: null });
    expect(now.passed).toContain(GOING.mediator?.residentId);
    expect(above('committee')).toBeNull();
  });

  it('has whole days at each level', () =>
    fc.assert(
      fc.property(level, fc.integer({ min: 0, max: 400 }), (one, hours) => {
        const at = START + hours * 3_600_000;
        const days = one === 'committee' ? 30 : 7;
        expect(dayOf(riseAtOf(one, at) - 1)).toBe(addDays(dayOf(at), days));
      }),
    ));
});

describe('talk', () => {
  it('begins when there are two and everybody has agreed', () =>
    fc.assert(
      fc.property(fc.array(fc.option(fc.boolean()), { minLength: 1, maxLength: 4 }), (said) => {
        const parties = said.map((consents) => ({ ...GOING.parties[0], consents })) as never;
        const all = said.length >= 2 && said.every((one) => one === true);
        expect(stateOf(parties)).toBe(all ? 'going' : 'asked');
      }),
    ));

  it('is never about violence', () => {
    for (const words of ['他打我', '邻居家暴，天天打老婆', '怀疑在虐待老人', '打孩子']) {
      expect(speaksOfViolence(words)).toBe(true);
    }
    for (const words of [
      '半夜拖椅子',
      '打麻将到很晚',
      '空调滴水',
      '打电话太吵',
      '他半夜打我电话',
      '孩子在楼道打球',
    ]) {
      expect(speaksOfViolence(words)).toBe(false);
    }
  });

  it('lets nobody do anything once it is over, but what was agreed be looked after', () => {
    const over = { ...GOING, state: 'ended' as const };
    const may = mediationRights(over, { party: 0, mediates: true, at: START });
    expect(may).toStrictEqual({
      answer: false,
      addParty: false,
      invite: false,
      helpers: [],
      helperNotes: [],
      note: [],
      confirm: [],
      remove: [],
      mistaken: false,
      withdraw: false,
      agree: false,
      sign: false,
      follow: false,
      end: [],
    });
  });
});

describe('the court', () => {
  it('is asked within thirty days of what the committee mediated, and of nothing else', () => {
    const agreement = { text: '', at: START, signedOn: '2026-06-15', followUps: [] };
    expect(courtUntil({ level: 'committee', agreement })).toBe('2026-07-15');
    expect(courtUntil({ level: 'owners', agreement })).toBeNull();
    expect(
      courtUntil({ level: 'committee', agreement: { ...agreement, signedOn: null } }),
    ).toBeNull();
  });
});

describe('somebody who has left', () => {
  it('is named no more, nor told of', () => {
    for (const one of GOING.parties) {
      const left = withoutParty(GOING, one.residentId, START + DAY);
      const text = JSON.stringify(left);
      expect(text).not.toContain(one.name);
      expect(left).toMatchObject({ other: '', state: 'ended', end: 'left' });
      expect(left.words).toBe(one === GOING.parties[0] ? '' : undefined);
    }
  });
});

describe('figures', () => {
  const closed = fc.array(
    fc.record({
      end: fc.constantFrom('agreed', 'refused', 'failed', 'offence', 'left'),
      day: fc.integer({ min: 0, max: 120 }),
    }),
    { maxLength: 60 },
  );
  const closedOf = (all: { end: string; day: number }[]) =>
    all.map(({ end, day }): Closed => {
      const at = START - (day + 80) * DAY;
      return end === 'agreed'
        ? { state: 'agreed', end: null, endedAt: null, agreement: { at } }
        : { state: 'ended', end: end as never, endedAt: at, agreement: null };
    });

  it('tell nothing of fewer than five, not even by a difference', () => {
    fc.assert(
      fc.property(closed, (all) => {
        for (const quarter of ['2025-Q4', '2026-Q1']) {
          const found = quarterFigures(closedOf(all), quarter);
          const sum = found.ends.reduce((total, { count }) => total + count, found.other);
          if (found.all === null) expect([found.ends.length, found.other]).toStrictEqual([0, 0]);
          else expect([sum, found.all >= 5]).toStrictEqual([found.all, true]);
          for (const count of [...found.ends.map((one) => one.count), found.other]) {
            expect(count === 0 || count >= 5).toBe(true);
          }
        }
      }),
    );
  });

  it('are of quarters that are over', () => {
    expect(quartersBefore('2026-06-15')).toStrictEqual({
      quarters: ['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2'],
      from: '2025-04-01',
    });
    expect(quartersBefore('2026-01-01').quarters[0]).toBe('2025-Q4');
    expect(quarterOf('2026-12-31')).toBe('2026-Q4');
  });
});
