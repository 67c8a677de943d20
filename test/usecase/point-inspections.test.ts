import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimDocument } from '../../cloudfunctions/civility/collections.ts';
import { pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ClaimLine } from '../../typings/contract/civility/claim.ts';
import type { InspectedDoor, InspectionLine } from '../../typings/contract/civility/inspection.ts';
import type { PictureGroup } from '../../typings/contract/parts/picture.ts';
import { HOME, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { INSPECTION, inspecting, ofInspection } from '../support/inspections.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { PICTURE } from '../support/picture-documents.ts';
import { addPicture, answerCheck, pictureOf } from '../support/pictures.ts';
import { checkBooks } from '../support/point-books.ts';
import { pointsWith } from '../support/point-talk.ts';
import { ofClaim } from '../support/points.ts';

/** Walks through buildings: recorded in one call, decided as a batch by others, posted door by door. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, entries, later } = pointsWith(() => linli);
const show = (as: 'gridOfficer', inspectionId: string) =>
  must<{ inspection: InspectionLine; doors: InspectedDoor[] }>(
    'showInspection',
    { communityId: MAPLE, inspectionId },
    as,
  );
const madeOf = () =>
  linli.documents<ClaimDocument>('claims').filter(({ _id }) => _id.startsWith('inspection:'));

describe('a walk through a building', () => {
  it('is recorded in one call, and counts for nothing before others agree', async () => {
    const { doors } = await must<{ doors: InspectedDoor[] }>(
      'listDoors',
      { communityId: MAPLE, buildingId: PLACE.building },
      'buildingSteward',
    );
    expect(doors.map(({ stair, number }) => `${stair} ${number}`)).toStrictEqual([
      '1单元 101',
      '1单元 102',
      '2单元 201',
    ]);
    const { inspectionId } = await must<{ inspectionId: string }>(
      'recordInspection',
      inspecting(1),
      'buildingSteward',
    );
    await linli.timer('civility');
    expect(madeOf()).toStrictEqual([]);
    const { inspection, doors: seen } = await show('gridOfficer', inspectionId);
    expect(inspection).toMatchObject({ met: 1, unmet: 1, unseen: 1, open: 1, own: false });
    expect(seen.map(({ seen: what, state }) => [what, state])).toStrictEqual([
      ['met', 'open'],
      ['unmet', 'none'],
      ['unseen', 'none'],
    ]);
  });

  it('has pictures of a door, for who decides and then for its household alone', async () => {
    const pictureId = await addPicture(linli, 'buildingSteward', 'report', 7);
    await answerCheck(linli, pictureId, 'pass');
    const pictured = (ids: string[]) => [
      { householdId: HOME.first, met: true },
      { householdId: HOME.second, met: true, pictures: ids },
    ];
    const foreign = inspecting(1, { doors: pictured([PICTURE.report]) });
    expect(await codeOf('recordInspection', foreign, 'buildingSteward')).toBe('PICTURE_NOT_FOUND');
    const { inspectionId } = await must<{ inspectionId: string }>(
      'recordInspection',
      inspecting(2, { doors: pictured([pictureId]) }),
      'buildingSteward',
    );
    const asked = { communityId: MAPLE, inspectionId };
    const seen = async (as: As) => {
      const { groups } = await must<{ groups: PictureGroup[] }>(
        'showInspectionPictures',
        asked,
        as,
      );
      return groups.map(({ of, pictures }) => [of, pictures.map((one) => one.url !== null)]);
    };
    expect(await seen('gridOfficer')).toStrictEqual([[HOME.second, [true]]]);
    expect(await codeOf('showInspectionPictures', asked, 'resident')).toBe('NOT_ALLOWED');
    expect(await codeOf('showInspectionPictures', asked, 'stewardElsewhere')).toBe('NOT_ALLOWED');
    const review = ofInspection(3, inspectionId, { accepts: true, reason: '一起看的' });
    await must('reviewInspection', review, 'gridOfficer');
    await linli.timer('civility');
    // Who had nothing to do with it sees nothing of it any more.
    expect(await codeOf('showInspectionPictures', asked, 'partyBranch')).toBe(
      'INSPECTION_NOT_FOUND',
    );
    const claims = madeOf();
    const of = (home: string) => claims.find(({ placeId }) => placeId === home)?._id ?? '';
    const claim = (home: string) => ({ communityId: MAPLE, claimId: of(home) });
    const { groups } = await must<{ groups: PictureGroup[] }>(
      'showClaimPictures',
      claim(HOME.second),
      'resident',
    );
    expect(groups[0]?.pictures.map(({ pictureId: id }) => id)).toStrictEqual([pictureId]);
    expect(await codeOf('showClaimPictures', claim(HOME.second), 'stairSteward')).toBe(
      'CLAIM_NOT_FOUND',
    );
    // Nor does it go while the walk or a claim shows it.
    await patch(linli, 'pictures', { _id: pictureId }, { lookAt: START });
    await linli.timer('civility');
    expect(pictureOf(linli, pictureId)?.state).toBe('passed');
  });

  it('is decided at once by another; each door that counts is posted and told', async () => {
    const review = ofInspection(1, INSPECTION.open, { accepts: true, reason: '一起看的' });
    expect(await codeOf('reviewInspection', review, 'secretary')).toBe('CLAIM_OWN');
    expect(await must('reviewInspection', review, 'gridOfficer')).toStrictEqual({
      decided: 2,
      open: 0,
    });
    await linli.timer('civility');
    expect(madeOf().map(({ placeId, state }) => [placeId, state])).toStrictEqual([
      [HOME.first, 'accepted'],
      [HOME.second, 'accepted'],
    ]);
    const bearer = { kind: 'household', id: HOME.second };
    const { claims } = await must<{ claims: ClaimLine[] }>(
      'listClaims',
      { communityId: MAPLE, bearer },
      'resident',
    );
    expect(claims[0]).toMatchObject({ title: '露天焚烧', broughtBy: 'secretary', points: -10 });
    await must(
      'raiseAppeal',
      ofClaim(2, claims[0]?.claimId ?? '', { reason: '不是我家' }),
      'resident',
    );
    await later(START + 30 * DAY);
    expect(madeOf().map(({ state }) => state)).toStrictEqual(['posted', 'appealed']);
    checkBooks(linli);
    const taken = entries(HOME.first).filter(({ kind }) => kind === 'deduction');
    expect(taken.map(pointsOf)).toStrictEqual([-10]);
  });

  it('leaves the door of whoever decides to somebody else', async () => {
    const households = [{ householdId: HOME.first, label: '一期 1栋 1单元 101' }];
    await patch(linli, 'residents', { _id: residentIdOf('partyBranch') }, { households });
    const review = (n: number) =>
      ofInspection(n, INSPECTION.open, { accepts: true, reason: '一起看的' });
    expect(await must('reviewInspection', review(1), 'partyBranch')).toStrictEqual({
      decided: 1,
      open: 1,
    });
    await linli.timer('civility');
    expect(madeOf().map(({ placeId }) => placeId)).toStrictEqual([HOME.second]);
    expect(await codeOf('reviewInspection', review(2), 'partyBranch')).toBe('CLAIM_REVIEWED');
    await must('reviewInspection', review(3), 'gridOfficer');
    await linli.timer('civility');
    expect(madeOf()).toHaveLength(2);
    expect(await codeOf('reviewInspection', review(4), 'buildingSteward')).toBe(
      'INSPECTION_DECIDED',
    );
  });

  it('that somebody does not agree with leaves nothing behind', async () => {
    const review = ofInspection(1, INSPECTION.open, { accepts: false, reason: '当天下雨看不清' });
    await must('reviewInspection', review, 'gridOfficer');
    await linli.timer('civility');
    expect(madeOf()).toStrictEqual([]);
  });

  it('is refused with a door of another building, a door twice, one’s own, or another rule', async () => {
    const door = (householdId: string) => ({ householdId, met: true });
    for (const [doors, code] of [
      [[door(HOME.otherEstate)], 'INSPECTION_UNFIT'],
      [[door(HOME.second), door(HOME.second)], 'INSPECTION_UNFIT'],
      [[door(HOME.first)], 'ok'],
    ] as const) {
      const input = { ...inspecting(1), doors };
      expect(await codeOf('recordInspection', input, 'buildingSteward')).toBe(code);
    }
    const stair = { ...inspecting(2), doors: [door(HOME.first)], buildingId: PLACE.building };
    expect(await codeOf('recordInspection', stair, 'stairSteward')).toBe('NOT_ALLOWED');
    const hours = { ...inspecting(3), ruleId: 'hours' };
    expect(await codeOf('recordInspection', hours, 'buildingSteward')).toBe('RULE_NOT_FOUND');
    const wordless = { ...inspecting(4), ruleId: 'burning', note: '' };
    expect(await codeOf('recordInspection', wordless, 'buildingSteward')).toBe(
      'CLAIM_NOTE_MISSING',
    );
    const tomorrow = { ...inspecting(5), day: '2026-06-16' };
    expect(await codeOf('recordInspection', tomorrow, 'buildingSteward')).toBe('CLAIM_DAY_UNFIT');
  });

  it('is shown to officers of its place alone', async () => {
    const input = { communityId: MAPLE, inspectionId: INSPECTION.open };
    for (const as of ['stewardElsewhere', 'resident', 'cedarSecretary'] as const) {
      expect(['NOT_ALLOWED', 'NOT_A_RESIDENT']).toContain(
        await codeOf('showInspection', input, as),
      );
    }
    const { inspections } = await must<{ inspections: InspectionLine[] }>(
      'listInspections',
      { communityId: MAPLE },
      'stewardElsewhere',
    );
    expect(inspections).toStrictEqual([]);
  });
});
