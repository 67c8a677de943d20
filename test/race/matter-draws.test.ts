import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { DrawDocument } from '../../cloudfunctions/matter/collections.ts';
import { START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { DRAW, FREEZING, MATTER, ofDraw } from '../support/matters.ts';
import { inAnyOrder } from '../support/orders.ts';

/** The draw of matters, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { call } = mattersWith(() => linli);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map((one) => (one.ok ? 'ok' : one.code)).sort();
const drawOf = (id: string) =>
  linli.documents<DrawDocument>('matterDraws').find(({ _id }) => _id === id);
const enter = (n: number, seed: string, as: As) => call('enterSeed', ofDraw(n, DRAW, { seed }), as);
const confirm = (n: number, seed: string, as: As) =>
  call('confirmSeed', ofDraw(n, DRAW, { seed }), as);

describe('a draw', () => {
  it('is frozen once by two taps', () =>
    inAnyOrder(linli, async () => {
      const freeze = () => call('freezeDraw', FREEZING(1), 'secretary');
      expect(await codes([freeze(), freeze()])).toStrictEqual(['ok', 'ok']);
      expect(linli.documents('matterDraws').length).toBe(3);
    }));

  it('is frozen once for a day, whoever freezes at once', () =>
    inAnyOrder(linli, async () => {
      const ask = (n: number, as: As) => {
        const input = {
          ...FREEZING(n),
          from: '2026-06-05',
          until: n === 1 ? '2026-06-13' : '2026-06-14',
        };
        return () => call('freezeDraw', input, as);
      };
      const [one, other] = [ask(1, 'secretary'), ask(2, 'partyBranch')];
      const said = await codes([one(), other()]);
      expect(said[1]).toBe('ok');
      expect(['DRAW_DAYS_TAKEN', 'SERVICE_BUSY']).toContain(said[0]);
      expect(await codes([one(), other()])).toStrictEqual(['DRAW_DAYS_TAKEN', 'ok']);
      expect(linli.documents('matterDraws').length).toBe(3);
    }));

  it('is drawn by the number that two people have entered, and by one of them alone never', () =>
    inAnyOrder(linli, async () => {
      await linli.clock(START + DAY);
      await enter(1, '1234', 'secretary');
      await codes([
        enter(2, '4321', 'partyBranch'),
        confirm(3, '4321', 'partyBranch'),
        confirm(4, '1234', 'partyBranch'),
      ]);
      const draw = drawOf(DRAW);
      if (draw?.state !== 'drawn') {
        expect(draw).toMatchObject({ state: 'entered', seed: '4321', sample: [] });
      } else
        expect(draw).toMatchObject({
          seed: '1234',
          enteredBy: expect.stringContaining('secretary'),
        });
    }));

  it('has each visit once, and none is lost', () =>
    inAnyOrder(linli, async () => {
      await linli.clock(START + DAY);
      await enter(1, '1234', 'secretary');
      await confirm(2, '1234', 'partyBranch');
      const visit = (n: number, matterId: string, result: string, as: As) =>
        call('recordVisit', ofDraw(n, DRAW, { matterId, result }), as);
      const rated = call(
        'rateDrawn',
        ofDraw(6, DRAW, { matterId: MATTER.closed, rating: 'not' }),
        'rater',
      );
      const said = await codes([
        rated,
        visit(3, MATTER.closed, 'helped', 'partyBranch'),
        visit(4, MATTER.closed, 'not', 'streetObserver'),
        visit(5, MATTER.refused, 'partly', 'partyBranch'),
      ]);
      expect(said).toStrictEqual(['DRAW_VISITED', 'ok', 'ok', 'ok']);
      expect(drawOf(DRAW)?.rates?.map(({ rating }) => rating)).toStrictEqual(['not']);
      expect(
        drawOf(DRAW)
          ?.visits.map(({ matterId }) => matterId)
          .sort(),
      ).toStrictEqual([MATTER.closed, MATTER.refused]);
    }));
});
