import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { CampaignLine } from '../../typings/contract/matter/campaign.ts';
import type { MatterLine } from '../../typings/contract/matter/matter.ts';
import { HOME, MAPLE, personOf, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { asking, CAMPAIGN, MATTER, ofMatter, raising, TRIAGE } from '../support/matters.ts';

/** 三听三问: what was asked for some days, heard, taken up and solved. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = mattersWith(() => linli);
const listed = async (as: As = 'resident') =>
  (await must<{ campaigns: CampaignLine[] }>('listCampaigns', { communityId: MAPLE }, as))
    .campaigns;
const said = async (n: number, as: As = 'resident', more = {}) =>
  (
    await must<{ matterId: string }>(
      'raiseMatter',
      raising(n, { campaignId: CAMPAIGN, ...more }),
      as,
    )
  ).matterId;
const behind = async (what: string) => {
  const past = { what, months: 1, campaignId: CAMPAIGN };
  const { matters } = await must<{ matters: MatterLine[] }>(
    'listCounted',
    { communityId: MAPLE, open: null, past },
    'secretary',
  );
  return matters.map(({ matterId }) => matterId).sort();
};
const triage = (n: number, matterId: string, more = {}) =>
  must('triageMatter', ofMatter(n, matterId, { ...TRIAGE, ...more }), 'gridOfficer');

describe('a campaign', () => {
  it('is a funnel: asked, heard, taken up, solved, each with the matters behind it', async () => {
    const visit = { communityId: MAPLE, householdId: HOME.second, kinds: ['opinion'] };
    for (const [n, day] of ['2026-06-14', '2026-06-15'].entries()) {
      await must('noteVisit', { ...visit, day, commandId: commandId(n + 1) }, 'stairSteward');
    }
    const door = { channel: 'door', residentId: null, hotline: null };
    const [waits, taken, solved, folded, gone] = [
      await said(11),
      await said(12),
      await said(13, 'stairSteward', { taken: door }),
      await said(14),
      await said(15),
    ];
    await triage(21, taken);
    await triage(22, solved, { instantly: '换好了' });
    await must('foldMatter', ofMatter(23, folded, { into: MATTER.accepted }), 'gridOfficer');
    await must('withdrawMatter', ofMatter(24, gone), 'resident');
    const [line] = await listed();
    expect(line).toMatchObject({
      campaignId: CAMPAIGN,
      doors: 1,
      elsewhere: 12,
      heard: 4,
      folded: 1,
      accepted: 2,
      done: 1,
      running: true,
    });
    expect(await behind('raised')).toStrictEqual([waits, taken, solved, folded].sort());
    expect(await behind('accepted')).toStrictEqual([taken, solved].sort());
    expect(await behind('done')).toStrictEqual([solved]);
    expect(await behind('folded')).toStrictEqual([folded]);
    const atDoor = { channel: 'door', residentId: residentIdOf('householdRepresentative') };
    const another = { ...atDoor, hotline: null };
    await said(16, 'gridOfficer', { taken: another });
    await said(17, 'gridOfficer', { taken: another });
    await said(18, 'gridOfficer', { taken: { ...another, residentId: residentIdOf('resident') } });
    // The second door was asked and heard; the other one was heard twice.
    expect((await listed())[0]).toMatchObject({ doors: 2, heard: 7 });
    const text = JSON.stringify(await listed());
    for (const as of ['resident', 'stairSteward'] as const) {
      expect(text).not.toContain(personOf(as).name);
    }
    expect(text).not.toContain(HOME.second);
  });

  it('is answered on its days alone', async () => {
    const none = raising(1, { campaignId: 'e6999' });
    expect(await codeOf('raiseMatter', none, 'resident')).toBe('CAMPAIGN_NOT_FOUND');
    await linli.clock(START + 4 * DAY);
    const late = raising(2, { campaignId: CAMPAIGN });
    expect(await codeOf('raiseMatter', late, 'resident')).toBe('CAMPAIGN_OVER');
    expect((await listed())[0]?.running).toBe(false);
  });

  it('is asked by who asks the whole community, on days that can be, and changed by the newest', async () => {
    const form = asking(1).form as object;
    for (const days of [
      { from: '2026-06-20', until: '2026-06-19' },
      { from: '2026-06-01', until: '2026-06-14' },
      { from: '2026-06-20', until: '2027-07-19' },
    ]) {
      const unfit = asking(1, { form: { ...form, ...days } });
      expect(await codeOf('saveCampaign', unfit, 'secretary')).toBe('CAMPAIGN_DAYS_UNFIT');
    }
    const { campaignId } = await must<{ campaignId: string }>(
      'saveCampaign',
      asking(2),
      'secretary',
    );
    const seen = (await listed()).find((one) => one.campaignId === campaignId)?.seen ?? '';
    const change = (n: number) => asking(n, { campaignId, seen, form: { ...form, elsewhere: 40 } });
    await must('saveCampaign', change(3), 'secretary');
    expect(await codeOf('saveCampaign', change(4), 'secretary')).toBe('CAMPAIGN_CHANGED');
    const gone = asking(5, { campaignId: 'e6999', seen });
    expect(await codeOf('saveCampaign', gone, 'secretary')).toBe('CAMPAIGN_NOT_FOUND');
    expect((await listed())[0]).toMatchObject({ campaignId, elsewhere: 40, heard: 0 });
    expect(await listed('outsideParty')).toStrictEqual([]);
  });
});
