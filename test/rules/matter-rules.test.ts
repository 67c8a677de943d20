import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, endOfDay } from '../../cloudfunctions/kernel/calendar.ts';
import type { Holder, MatterAnswer } from '../../cloudfunctions/matter/collections.ts';
import { areaOf, firstDue, isTakenFit } from '../../cloudfunctions/matter/intake/raise-rules.ts';
import { rightsOf } from '../../cloudfunctions/matter/intake/rights-rules.ts';
import { rulesOf, standingTopic } from '../../cloudfunctions/matter/rule/topic-rules.ts';
import { shelfOf, standing } from '../../cloudfunctions/matter/stage/advance-rules.ts';
import {
  afterStep,
  dueAfter,
  hasEnded,
  isDueFit,
  notYetUntil,
  STEPS,
  stageLines,
  stageOf,
  stepsFrom,
} from '../../cloudfunctions/matter/stage/stage-rules.ts';
import {
  decidedState,
  decisionAnswers,
  lacksWording,
} from '../../cloudfunctions/matter/triage/triage-rules.ts';
import type { MatterState, Step } from '../../typings/contract/matter/matter.ts';
import type { Role } from '../../typings/contract/resident.ts';
import { matterDocuments } from '../support/matters.ts';

/** The life of a matter, as properties. */

const RULES = rulesOf(undefined);
const NOW = Date.parse('2026-06-15T02:00:00Z');
const STATES: MatterState[] = [
  'raised',
  'accepted',
  'planned',
  'doing',
  'done',
  'closed',
  'refused',
  'withdrawn',
];
const state = fc.constantFrom(...STATES);
const step = fc.constantFrom(...(Object.keys(STEPS) as Step[]));
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

describe('the stages of a matter', () => {
  it('are gone through in their order: no list of steps leaves one out', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (tried) => {
        let at: MatterState = 'accepted';
        const made: Step[] = [];
        for (const one of tried) {
          const next = afterStep(at, one);
          if (next === null) continue;
          made.push(one);
          at = next;
        }
        const order = ['plan', 'start', 'step', 'done', 'close'];
        const places = made.map((one) => order.indexOf(one));
        expect(places).toStrictEqual([...places].sort((one, other) => one - other));
        for (const [index, needed] of (['plan', 'start', 'done'] as const).entries()) {
          const last = (['planned', 'doing', 'done', 'closed'] as MatterState[]).indexOf(at);
          const reached = index < 2 ? last >= index : last >= 2;
          expect(made.includes(needed)).toBe(reached);
        }
      }),
    ));

  it('offer exactly the steps that lead somewhere, and none once it has ended', () =>
    fc.assert(
      fc.property(state, step, (from, one) => {
        expect(stepsFrom(from).includes(one)).toBe(afterStep(from, one) !== null);
        if (hasEnded({ state: from })) expect(stepsFrom(from)).toStrictEqual([]);
      }),
    ));

  it('never go back', () =>
    fc.assert(
      fc.property(state, step, (from, one) => {
        const to = afterStep(from, one);
        if (to === null) return;
        const order = ['need', 'agenda', 'plan', 'doing', 'outcome'];
        expect(order.indexOf(stageOf(to))).toBeGreaterThanOrEqual(order.indexOf(stageOf(from)));
      }),
    ));

  it('are five, in order, at most one of them current, with its owner and its day', () =>
    fc.assert(
      fc.property(state, place, (one, placeId) => {
        const due = dueAfter(one, RULES.topics[0] as never, NOW);
        const answers = [answer('accepted', NOW), answer('plan', NOW), answer('done', NOW)];
        const lines = stageLines({
          state: one,
          answers,
          holder: holder('secretary', placeId),
          due,
        });
        expect(lines.map(({ stage }) => stage)).toStrictEqual([
          'need',
          'agenda',
          'plan',
          'doing',
          'outcome',
        ]);
        const current = lines.filter((line) => line.state === 'current');
        expect(current.length).toBe(hasEnded({ state: one }) ? 0 : 1);
        for (const line of current) expect(line).toMatchObject({ as: 'secretary', due });
        const ranks = lines.map((line) =>
          ['over', 'current', 'ahead', 'never'].indexOf(line.state),
        );
        expect(ranks).toStrictEqual([...ranks].sort((a, b) => a - b));
      }),
    ));

  it('have a day as long as something is to come, and none afterwards', () =>
    fc.assert(
      fc.property(state, topic, (one, kind) => {
        const due = dueAfter(one, kind, NOW);
        expect(due === null).toBe(hasEnded({ state: one }));
        if (due !== null) expect(due > dayOf(NOW)).toBe(true);
      }),
    ));

  it('take no day that is over, and none more than a year away', () => {
    const today = dayOf(NOW);
    expect([-1, 0, 1, 366, 367].map((days) => isDueFit(addDays(today, days), today))).toStrictEqual(
      [false, true, true, true, false],
    );
  });
});

describe('what stands where', () => {
  it('in one list at a time: neighbours never find what has no public wording', () =>
    fc.assert(
      fc.property(state, fc.boolean(), fc.boolean(), (one, isOpen, isFolded) => {
        const open = isOpen ? { title: 'a', text: 'b' } : null;
        const shelf = shelfOf({ state: one, open, into: isFolded ? 'x' : null });
        if (isFolded || one === 'withdrawn') expect(shelf).toBe('none');
        if (one === 'raised' && !isFolded) expect(shelf).toBe('waiting');
        if (shelf === 'ended') expect(isOpen).toBe(true);
        expect(shelf === 'open').toBe(
          !isFolded && ['accepted', 'planned', 'doing', 'done'].includes(one),
        );
      }),
    ));

  it('is looked at again as long as it is open', () =>
    fc.assert(
      fc.property(state, topic, (one, kind) => {
        const stands = standing({ open: null, into: null }, one, { topic: kind, at: NOW });
        expect(stands.checkAt === null).toBe(hasEnded({ state: one }));
        expect(stands.riseAt).toBe(stands.due === null ? null : endOfDay(stands.due) + 1);
      }),
    ));
});

describe('«not yet»', () => {
  const done = { state: 'done' as const, dones: [NOW], answers: [answer('done', NOW)] };
  it('may be said once, within its days', () => {
    expect(notYetUntil(done, 15)).toBe('2026-06-30');
    expect(notYetUntil({ ...done, state: 'doing' }, 15)).toBeNull();
    expect(notYetUntil({ ...done, dones: [NOW, NOW + 1] }, 15)).toBeNull();
    const said = [...done.answers, answer('not-yet', NOW)];
    expect(notYetUntil({ ...done, answers: said }, 15)).toBeNull();
  });
});

describe('intake and triage', () => {
  it('finds a matter by its building, or by the wider place that it is about', () => {
    expect(['m', 'm.a', 'm.a.b', 'm.a.b.c'].map(areaOf)).toStrictEqual([
      'm',
      'm.a',
      'm.a.b',
      'm.a.b',
    ]);
  });

  it('has a number with an order of the hotline, and only with one', () => {
    const order = { number: '2026-1', due: '2026-06-20' };
    expect(isTakenFit({ channel: 'hotline', hotline: order })).toBe(true);
    expect(isTakenFit({ channel: 'hotline', hotline: null })).toBe(false);
    expect(isTakenFit({ channel: 'door', hotline: order })).toBe(false);
  });

  it('lets the official deadline come first where it is sooner', () => {
    expect(firstDue('2026-06-18', null, '2026-06-15')).toBe('2026-06-18');
    expect(firstDue('2026-06-18', '2026-06-17', '2026-06-15')).toBe('2026-06-17');
    expect(firstDue('2026-06-18', '2026-06-30', '2026-06-15')).toBe('2026-06-18');
    expect(firstDue('2026-06-18', '2026-06-01', '2026-06-15')).toBe('2026-06-15');
  });

  it('writes all stages of what was done at once, and no more than a reason of what was refused', () => {
    const by = { as: 'secretary' as const, residentId: 'x', at: NOW };
    const kinds = (accepts: boolean, instantly: string | null) =>
      decisionAnswers({ accepts, reason: '好', instantly }, by).map(({ kind }) => kind);
    expect(kinds(true, '换好了')).toStrictEqual(['accepted', 'plan', 'done']);
    expect(kinds(true, null)).toStrictEqual(['accepted']);
    expect(kinds(false, '换好了')).toStrictEqual(['refused']);
    expect(decidedState({ accepts: true, reason: '', instantly: 'x' })).toBe('done');
    expect(decidedState({ accepts: false, reason: '', instantly: 'x' })).toBe('refused');
    expect(lacksWording({ accepts: true, reason: '', instantly: null }, null)).toBe(true);
    expect(lacksWording({ accepts: false, reason: '', instantly: null }, null)).toBe(false);
  });

  it('keeps the kind of a matter whose kind the place has struck off', () => {
    expect(standingTopic(RULES, 'nothing').topicId).toBe('other');
  });
});

describe('what somebody may do', () => {
  const all = matterDocuments().matters as Parameters<typeof rightsOf>[0][];
  const any = fc.record({
    part: fc.constantFrom('raiser' as const, 'joined' as const, null),
    own: fc.boolean(),
    triages: fc.boolean(),
    holds: fc.boolean(),
    outside: fc.boolean(),
    mayReopen: fc.boolean(),
    rated: fc.boolean(),
  });

  it('is never to decide about their own', () =>
    fc.assert(
      fc.property(fc.constantFrom(...all), any, (matter, who) => {
        const may = rightsOf(matter, { ...who, own: true });
        expect([may.triage, may.fold, may.split, may.handOver, may.steps]).toStrictEqual([
          false,
          false,
          false,
          false,
          [],
        ]);
      }),
    ));

  it('is nothing for a neighbour but joining and leaving', () =>
    fc.assert(
      fc.property(fc.constantFrom(...all), (matter) => {
        const may = rightsOf(matter, {
          part: null,
          own: false,
          triages: false,
          holds: false,
          outside: false,
          mayReopen: false,
          rated: false,
        });
        expect({ ...may, join: false, steps: [] }).toStrictEqual(
          rightsOf(
            { ...matter, state: 'closed' },
            {
              part: null,
              own: false,
              triages: false,
              holds: false,
              outside: false,
              mayReopen: false,
              rated: false,
            },
          ),
        );
        expect(may.steps).toStrictEqual([]);
      }),
    ));
});
