import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DoorVisitDocument, DutyDocument } from '../../cloudfunctions/matter/collections.ts';
import { DUTY, DUTY_FORM, planning, visiting } from '../support/duties.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { asking, CAMPAIGN } from '../support/matters.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Visits and sittings, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { call } = mattersWith(() => linli);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map((one) => (one.ok ? 'ok' : one.code)).sort();
const today = () =>
  linli
    .documents<DoorVisitDocument>('doorVisits')
    .filter(
      ({ day, householdId }) => day === '2026-06-15' && householdId === visiting(1).householdId,
    );

describe('a visit', () => {
  it('is there once, whether it is ticked twice or in two ways', () =>
    inAnyOrder(linli, async () => {
      const said = await codes([
        call('noteVisit', visiting(1), 'stairSteward'),
        call('noteVisit', visiting(1), 'stairSteward'),
        call('noteVisit', visiting(2, { kinds: ['elder'] }), 'stairSteward'),
      ]);
      expect(today().length).toBe(1);
      for (const one of said) expect(['ok', 'SERVICE_BUSY']).toContain(one);
      expect(said).toContain('ok');
    }));

  it('by two stewards is two visits', () =>
    inAnyOrder(linli, async () => {
      const said = await codes([
        call('noteVisit', visiting(1), 'stairSteward'),
        call('noteVisit', visiting(2), 'buildingSteward'),
      ]);
      expect(said).toStrictEqual(['ok', 'ok']);
      expect(today().length).toBe(2);
    }));
});

describe('a sitting', () => {
  it('is changed by one of two, and the other is told', () =>
    inAnyOrder(linli, async () => {
      const other = { form: { ...DUTY_FORM, who: '片警老李' } };
      const said = await codes([
        call('saveDuty', planning(1), 'gridOfficer'),
        call('saveDuty', planning(2, other), 'secretary'),
      ]);
      expect(said).toStrictEqual(['DUTY_CHANGED', 'ok']);
      const found = linli.documents<DutyDocument>('duties').find(({ _id }) => _id === DUTY);
      expect(['片警小陈', '片警老李']).toContain(found?.form.who);
    }));
});

describe('a campaign', () => {
  it('is changed by one of two, and the other is told', () =>
    inAnyOrder(linli, async () => {
      const seen = `seed-campaign:${CAMPAIGN}`;
      const said = await codes([
        call('saveCampaign', asking(1, { campaignId: CAMPAIGN, seen }), 'secretary'),
        call('saveCampaign', asking(2, { campaignId: CAMPAIGN, seen }), 'secretary'),
      ]);
      expect(said).toStrictEqual(['CAMPAIGN_CHANGED', 'ok']);
    }));
});
