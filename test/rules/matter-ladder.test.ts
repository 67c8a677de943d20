import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Holder, MatterAnswer } from '../../cloudfunctions/matter/collections.ts';
import { rulesOf } from '../../cloudfunctions/matter/rule/topic-rules.ts';
import {
  bears,
  firstOffice,
  moved,
  nextCheck,
  nextOffice,
  riseAfter,
  rungsFor,
} from '../../cloudfunctions/matter/stage/ladder-rules.ts';
import { newsForHolder, newsForPeople } from '../../cloudfunctions/matter/stage/news-rules.ts';
import { rested, risen } from '../../cloudfunctions/matter/stage/tend-rules.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';
import { MATTER, matterDocuments } from '../support/matters.ts';

/** Whose a matter is, and who is told. */

const RULES = rulesOf(undefined);
const NOW = Date.parse('2026-06-15T02:00:00Z');
const place = fc.constantFrom('maple', 'maple.a1', 'maple.a1.b1', 'maple.a1.b1.c1');
const topic = fc.constantFrom(...RULES.topics);
const answer = (kind: MatterAnswer['kind'], at: number): MatterAnswer => ({
  kind,
  stage: 'doing',
  as: 'secretary',
  residentId: 'x',
  text: '好',
  cost: null,
  until: null,
  at,
});
const holder = (role: Role, placeId: string, since = 0): Holder => ({
  role,
  placeId,
  residentId: null,
  name: '',
  since,
  why: 'routed',
});
const held = (role: Role, placeId: string): HeldRole => ({
  role,
  placeId,
  placeLabel: '',
  from: '2020-01-01',
  until: null,
});

describe('the ladder', () => {
  it('has no stair steward for a building, and always somebody for a community', () =>
    fc.assert(
      fc.property(topic, place, ({ ladder }, placeId) => {
        const rungs = rungsFor(ladder, placeId);
        expect(rungs.length).toBeGreaterThan(0);
        expect(ladder.filter((role) => rungs.includes(role))).toStrictEqual(rungs);
        if (placeId.split('.').length < 4) expect(rungs).not.toContain('stair-steward');
      }),
    ));

  it('is climbed one borne office after the other, and ends', () =>
    fc.assert(
      fc.property(
        topic,
        place,
        fc.subarray([...new Set(RULES.topics.flatMap((one) => one.ladder))]),
        (kind, placeId, borne) => {
          const officers = borne.map((role) => ({ _id: role, roles: [held(role, placeId)] }));
          let role: Role | null = firstOffice(kind, placeId);
          const seen: Role[] = [];
          while (role !== null) {
            expect(seen).not.toContain(role);
            seen.push(role);
            role = nextOffice(kind.ladder, holder(role, placeId), officers);
            if (role !== null) expect(borne).toContain(role);
          }
        },
      ),
    ));

  it('has a successor hold what the office held, and a person of an outside body for themselves alone', () => {
    const office = {
      role: 'building-steward' as const,
      placeId: 'maple.a1.b1.c1',
      residentId: null,
    };
    expect(bears({ _id: 'new', roles: [held('building-steward', 'maple.a1.b1')] }, office)).toBe(
      true,
    );
    expect(bears({ _id: 'far', roles: [held('building-steward', 'maple.a1.b2')] }, office)).toBe(
      false,
    );
    const outside = { role: 'outside-party' as const, placeId: 'maple.a1', residentId: 'one' };
    const roles = [held('outside-party', 'maple.a1')];
    expect(bears({ _id: 'one', roles }, outside)).toBe(true);
    expect(bears({ _id: 'other', roles }, outside)).toBe(false);
  });

  const late = {
    holder: holder('building-steward', 'maple.a1.b1', NOW - 5),
    moves: [],
    riseAt: NOW,
    checkAt: NOW,
    topicId: 'facility',
    placeId: 'maple.a1.b1',
  };
  const steward = { _id: 's', roles: [held('building-steward', 'maple.a1.b1')] };
  const secretary = { _id: 'x', roles: [held('secretary', 'maple')] };

  it('takes a late matter up, and a vacant office’s at once', () => {
    const rise = risen(late, RULES, [steward, secretary], NOW);
    expect(rise?.holder).toMatchObject({ role: 'secretary', why: 'overdue', since: NOW });
    expect(rise?.moves).toMatchObject([{ role: 'building-steward', until: NOW }]);
    const early = { ...late, riseAt: NOW + 1 };
    expect(risen(early, RULES, [steward, secretary], NOW)).toBeNull();
    expect(risen(early, RULES, [secretary], NOW)?.holder).toMatchObject({ why: 'vacant' });
  });

  it('leaves what is late at the highest where it is, and no longer asks', () => {
    const top = { ...late, holder: holder('secretary', 'maple.a1.b1') };
    expect(risen(top, RULES, [secretary], NOW)).toBeNull();
    expect(rested(top, NOW)).toStrictEqual({ riseAt: null, checkAt: nextCheck(NOW, null) });
  });

  it('gives what an outside body is late with to the first office of the place', () => {
    const outside = {
      ...late,
      holder: { ...holder('outside-party', 'maple.a1.b1'), residentId: 'o' },
    };
    const body = { _id: 'o', roles: [held('outside-party', 'maple')] };
    expect(risen(outside, RULES, [body, steward, secretary], NOW)?.holder).toMatchObject({
      role: 'building-steward',
      residentId: null,
    });
  });

  it('is looked at once a day, and as the day of a matter is over', () => {
    expect(dayOf(nextCheck(NOW, null))).toBe('2026-06-16');
    expect(nextCheck(NOW, NOW + 1)).toBe(NOW + 1);
    expect(riseAfter(null)).toBeNull();
  });

  it('keeps who had it how long, without a gap', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 6 }), (gaps) => {
        let at = 0;
        let current = { holder: holder('secretary', 'maple', 0), moves: [] as never[] };
        for (const gap of gaps) {
          at += gap;
          current = moved(current, holder('secretary', 'maple'), at) as never;
        }
        const all = [...current.moves, { ...current.holder, until: at }] as unknown as (Holder & {
          until: number;
        })[];
        expect(all[0]?.since).toBe(0);
        for (const [n, one] of all.slice(1).entries()) expect(one.since).toBe(all[n]?.until);
      }),
    ));
});

describe('what people are told', () => {
  const all = matterDocuments().matters as (Parameters<typeof newsForPeople>[0] & {
    _id: string;
  })[];
  const done = all.find(({ _id }) => _id === MATTER.done);
  it('is each public answer once', () => {
    if (!done) throw new Error('a matter that is done');
    expect(newsForPeople({ ...done, told: { answers: 0, moves: 0 } }).length).toBe(4);
    expect(newsForPeople({ ...done, told: { answers: 3, moves: 0 } })).toMatchObject([
      { key: 'answer:3' },
    ]);
    const handed = [...done.answers, answer('handed', NOW)];
    expect(newsForPeople({ answers: handed, told: { answers: 4, moves: 0 } })).toStrictEqual([]);
  });

  it('fits into 20 letters', () => {
    for (const kind of [
      'accepted',
      'refused',
      'plan',
      'start',
      'step',
      'done',
      'close',
      'not-yet',
    ] as const) {
      const [one] = newsForPeople({ answers: [answer(kind, 1)], told: { answers: 0, moves: 0 } });
      expect([...(one?.words ?? '')].length).toBeLessThanOrEqual(20);
    }
    for (const why of ['raised', 'routed', 'handed', 'overdue', 'vacant'] as const) {
      const one = newsForHolder({
        moves: [],
        holder: { ...holder('secretary', 'maple'), why },
        told: { answers: 0, moves: -1 },
      });
      expect([...(one?.words ?? '')].length).toBeLessThanOrEqual(20);
    }
  });
});
