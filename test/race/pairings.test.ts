import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  PairingDocument,
  PairingVisitDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { residentIdOf, START } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import {
  abandon,
  COORDINATOR,
  confirming,
  ELDER,
  HELPER,
  noting,
  onPairing,
  PAIRING,
  planning,
  proposal,
  proposedId,
} from '../support/pairings.ts';
import { patch } from '../support/patch.ts';

/** Two at once: nobody is in two pairings, and what is ended stays ended. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const pairings = () => linli.documents<PairingDocument>('pairings');
const pairing = () => pairings().find(({ _id }) => _id === PAIRING) as PairingDocument;
const codes = (answers: Answer[]) => answers.map(codeOf).sort();

describe('at once', () => {
  it('two coordinators pair one elder: one of them does', () =>
    inAnyOrder(linli, async () => {
      const other = { helperId: residentIdOf(HELPER) };
      await patch(
        linli,
        'pairings',
        { _id: PAIRING },
        { state: 'ended', elderKey: PAIRING, helperKey: PAIRING, open: 0 },
      );
      const answers = await Promise.all([
        call('proposePairing', proposal(1), COORDINATOR),
        call('proposePairing', proposal(2, other), 'secretary'),
      ]);
      expect(codes(answers)).toStrictEqual(['PAIRED', 'ok']);
      const open = pairings().filter(({ state }) => state === 'proposed');
      expect(open).toHaveLength(1);
    }));

  it('one command proposes it twice: there is one', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2].map(() => call('proposePairing', proposal(1), COORDINATOR)),
      );
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      expect(pairings()).toHaveLength(2);
    }));

  it('the elder ends it while the helper notes a visit that has been: both stand', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('endPairing', onPairing(1), ELDER),
        call('noteVisit', noting(2), HELPER),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      expect(pairing().state).toBe('ended');
      expect(linli.documents('pairingVisits')).toHaveLength(2);
    }));

  it('the elder ends it while visits are planned: none is left to come', () =>
    inAnyOrder(linli, async () => {
      const [ended, planned] = await Promise.all([
        call('endPairing', onPairing(1), ELDER),
        call('planVisits', planning(2), HELPER),
      ]);
      expect(codeOf(ended as Answer)).toBe('ok');
      expect(['ok', 'PAIRING_ENDED']).toContain(codeOf(planned as Answer));
      expect(pairing()).toMatchObject({ state: 'ended', plans: [] });
    }));

  it('both end it: it has ended once, as the first of them said', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('endPairing', onPairing(1), ELDER),
        call('endPairing', onPairing(2), HELPER),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      const entries = linli
        .documents<{ target: string; actorId: string }>('audit')
        .filter(({ target }) => target === `pairing:${PAIRING}`);
      expect(entries.map(({ actorId }) => actorId)).toStrictEqual([pairing().ended?.by]);
    }));

  it('one agrees and the other declines: it never begins', () =>
    inAnyOrder(linli, async () => {
      const pairingId = await proposedId(linli);
      const answer = (n: number, agrees: boolean) => onPairing(n, { pairingId, agrees });
      await Promise.all([
        call('agreeToPairing', answer(1, false), 'resident'),
        call('agreeToPairing', answer(2, true), 'stairSteward'),
      ]);
      const found = pairings().find(({ _id }) => _id === pairingId);
      expect(found?.state).toBe('ended');
    }));

  it('both agree: it begins once', () =>
    inAnyOrder(linli, async () => {
      const pairingId = await proposedId(linli);
      const answer = (n: number) => onPairing(n, { pairingId, agrees: true });
      const answers = await Promise.all([
        call('agreeToPairing', answer(1), 'resident'),
        call('agreeToPairing', answer(2), 'stairSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      const found = pairings().find(({ _id }) => _id === pairingId);
      expect(found?.state).toBe('active');
      expect(found?.since).toBeGreaterThanOrEqual(START);
    }));

  it('the helper notes one day from two phones: it is one visit', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([1, 2].map((n) => call('noteVisit', noting(n), HELPER)));
      expect(codes(answers)).toStrictEqual(['VISIT_NOTED', 'ok']);
    }));

  it('the elder says no and the coordinator yes: the coordinator’s word stays', () =>
    inAnyOrder(linli, async () => {
      await Promise.all([
        call('confirmVisit', confirming(1, { tookPlace: false }), ELDER),
        call('confirmVisit', confirming(2), COORDINATOR),
      ]);
      const [visit] = linli.documents<PairingVisitDocument>('pairingVisits');
      assert.ok(visit);
      expect(visit.state).toBe('confirmed');
    }));

  it('two officers take over: one of them does', () =>
    inAnyOrder(linli, async () => {
      await abandon(linli);
      const answers = await Promise.all([
        call('takeOverPairing', onPairing(1), COORDINATOR),
        call('takeOverPairing', onPairing(2), 'secretary'),
      ]);
      expect(codes(answers)).toStrictEqual(['PAIRING_COORDINATED', 'ok']);
    }));
});
