import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import type { PictureGroup, PictureLine } from '../../typings/contract/parts/picture.ts';
import type { OwnData } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, PERSON_KEYS, type PersonKey, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { MATTER, ofMatter, raising, TASK } from '../support/matters.ts';
import { addPicture, answerCheck, pictureOf } from '../support/pictures.ts';
import { CLAIM, filing, ofClaim, RULE } from '../support/points.ts';
import { talkWith } from '../support/talk.ts';

/** Links to pictures: for those whom a claim or a matter concerns, and for nobody else. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const isThere = async (fileId: string) =>
  linli.cloud.readFile(fileId).then(
    () => true,
    () => false,
  );
/** Those that are not there from the start. */
const added = () =>
  linli.documents<PictureDocument>('pictures').filter(({ change }) => change.action !== 'seed');
const fileOf = (pictureId: string) => {
  const { fileId } = pictureOf(linli, pictureId) ?? {};
  assert.ok(fileId);
  return fileId;
};
const codeOf = async (name: string, input: object, as: PersonKey) => {
  const refused = await refusal(name, input as never, as);
  return Array.isArray(refused) ? refused[0] : refused;
};
/** A claim of the second household with a picture of its own. */
async function claimWith(pictureId: string, n = 50, as: PersonKey = 'resident'): Promise<string> {
  const input = filing(n, { ruleId: RULE.help.ruleId, pictures: [pictureId] });
  return (await ask<{ claimId: string }>('civility.fileClaim', input, as)).claimId;
}

const groupsOf = (name: string, id: object, as: PersonKey) =>
  ask<{ groups: PictureGroup[] }>(name, { communityId: MAPLE, ...id }, as);
const seenOf = (groups: readonly PictureGroup[], of: string): PictureLine[] =>
  groups.find((group) => group.of === of)?.pictures ?? [];

/** Of all people of the test, those who see so many pictures of a claim; the others learn of no claim. */
async function seers(claimId: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const as of PERSON_KEYS) {
    const { envelope } = await linli.call(
      'civility',
      'showClaimPictures',
      { communityId: MAPLE, claimId },
      as,
    );
    if (!envelope.ok) {
      expect([as, ['CLAIM_NOT_FOUND', 'NOT_A_RESIDENT'].includes(envelope.code)]).toStrictEqual([
        as,
        true,
      ]);
      continue;
    }
    const { groups } = envelope.data as { groups: PictureGroup[] };
    found[as] = groups.flatMap(({ pictures }) => pictures.map(({ standing }) => standing)).join();
  }
  return found;
}

describe('pictures of a claim', () => {
  it('are seen by who brought it forward, its household, and who decides; by its owner alone before the check', async () => {
    const pictureId = await addPicture(linli, 'stairSteward', 'report', 1, null);
    const input = filing(50, {
      ruleId: RULE.burning.ruleId,
      bearer: { kind: 'household', id: HOME.second },
      pictures: [pictureId],
    });
    const { claimId } = await ask<{ claimId: string }>('civility.fileClaim', input, 'stairSteward');
    const before = await seers(claimId);
    expect(before.stairSteward).toBe('waiting');
    expect(
      Object.entries(before)
        .filter(([, seen]) => seen !== '')
        .map(([as]) => as),
    ).toStrictEqual(['stairSteward']);
    await answerCheck(linli, pictureId, 'pass');
    const seen = await seers(claimId);
    expect(Object.values(seen).every((one) => one === 'shown')).toBe(true);
    for (const as of [
      'stairSteward',
      'resident',
      'gridOfficer',
      'buildingSteward',
      'secretary',
    ] as const) {
      expect([as, seen[as]]).toStrictEqual([as, 'shown']);
    }
    for (const as of [
      'residentElsewhere',
      'stewardElsewhere',
      'outsideParty',
      'householdRepresentative',
    ] as const) {
      expect([as, seen[as]]).toStrictEqual([as, undefined]);
    }
    // Once somebody has decided, the officers who have not are none of those it concerns.
    await ask(
      'civility.reviewClaim',
      ofClaim(51, claimId, { accepts: true, reason: '现场看过' }),
      'gridOfficer',
    );
    const after = await seers(claimId);
    expect([
      after.gridOfficer,
      after.resident,
      after.buildingSteward,
      after.secretary,
    ]).toStrictEqual(['shown', 'shown', undefined, undefined]);
  });

  it('of an appeal are seen by who hears it, and by who decided before', async () => {
    const pictureId = await addPicture(linli, 'resident', 'appeal', 1);
    const input = ofClaim(50, CLAIM.accepted, { reason: '不是我家', pictures: [pictureId] });
    await ask('civility.raiseAppeal', input, 'resident');
    const { groups } = await groupsOf(
      'civility.showClaimPictures',
      { claimId: CLAIM.accepted },
      'partyBranch',
    );
    expect(seenOf(groups, 'appeal').map(({ standing }) => standing)).toStrictEqual(['shown']);
    const seen = await seers(CLAIM.accepted);
    expect([seen.stairSteward, seen.residentElsewhere, seen.stewardElsewhere]).toStrictEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are of who adds them, for that, of today, at most four, each once', async () => {
    const claim = await addPicture(linli, 'resident', 'claim', 1);
    const others = await addPicture(linli, 'secretary', 'claim', 2);
    const report = await addPicture(linli, 'resident', 'report', 3);
    const filed = (pictures: string[], n: number) =>
      codeOf('civility.fileClaim', filing(n, { ruleId: RULE.help.ruleId, pictures }), 'resident');
    expect(await filed([others], 50)).toBe('PICTURE_NOT_FOUND');
    expect(await filed([report], 51)).toBe('PICTURE_NOT_FOUND');
    expect(await filed([claim, claim], 52)).toBe('PICTURE_NOT_FOUND');
    expect(await filed(['none'], 53)).toBe('PICTURE_NOT_FOUND');
    expect(
      await filed(
        Array.from({ length: 5 }, () => claim),
        54,
      ),
    ).toBe('INPUT_INVALID');
    await linli.clock(START + DAY + HOUR);
    expect(await filed([claim], 55)).toBe('PICTURE_NOT_FOUND');
  });

  it('go with a claim that is taken back', async () => {
    const pictureId = await addPicture(linli, 'resident', 'claim', 1);
    const claimId = await claimWith(pictureId);
    const fileId = fileOf(pictureId);
    await ask('civility.withdrawClaim', ofClaim(51, claimId), 'resident');
    const { groups } = await groupsOf('civility.showClaimPictures', { claimId }, 'resident');
    expect(groups.flatMap(({ pictures }) => pictures)).toStrictEqual([]);
    await linli.timer('moderation');
    expect([await isThere(fileId), pictureOf(linli, pictureId)]).toStrictEqual([false, undefined]);
  });
});

describe('pictures of a matter', () => {
  const raise = async (pictures: string[], as: PersonKey = 'resident') =>
    (await ask<{ matterId: string }>('matter.raiseMatter', raising(50, { pictures }), as)).matterId;
  const groupsFor = async (matterId: string, as: PersonKey) =>
    (await groupsOf('matter.showMatterPictures', { matterId }, as)).groups;

  it('of who raised it are seen by neighbours only as far as triage has opened them', async () => {
    const opened = await addPicture(linli, 'resident', 'matter', 1);
    const kept = await addPicture(linli, 'resident', 'matter', 2);
    const matterId = await raise([opened, kept]);
    expect(
      await codeOf(
        'matter.showMatterPictures',
        { communityId: MAPLE, matterId },
        'residentElsewhere',
      ),
    ).toBe('MATTER_NOT_FOUND');
    expect(seenOf(await groupsFor(matterId, 'buildingSteward'), 'raised')).toHaveLength(2);
    const triage = (pictures: string[], n: number) =>
      ofMatter(n, matterId, {
        accepts: true,
        open: { title: '三楼灯不亮', text: '三楼的灯坏了。' },
        topicId: 'facility',
        reason: '属实',
        due: null,
        instantly: null,
        to: null,
        pictures,
      });
    expect(await codeOf('matter.triageMatter', triage(['none'], 51), 'buildingSteward')).toBe(
      'MATTER_PICTURE_OTHER',
    );
    await ask('matter.triageMatter', triage([opened], 52), 'buildingSteward');
    const seen = seenOf(await groupsFor(matterId, 'residentElsewhere'), 'raised');
    expect(seen.map(({ pictureId, own }) => [pictureId, own])).toStrictEqual([[opened, false]]);
    expect(seenOf(await groupsFor(matterId, 'resident'), 'raised')).toHaveLength(2);
    expect(
      await codeOf('matter.showMatterPictures', { communityId: MAPLE, matterId }, 'outsideParty'),
    ).toBe('MATTER_NOT_FOUND');
    expect(
      await codeOf('matter.showMatterPictures', { communityId: MAPLE, matterId }, 'cedarSecretary'),
    ).toBe('NOT_A_RESIDENT');
  });

  it('of a step are seen once they have passed; a task that wants one is not closed without', async () => {
    const step = await addPicture(linli, 'outsideParty', 'step', 1, null);
    const input = { step: 'step', text: '换了一段线', cost: null, until: null };
    await ask(
      'matter.answerMatter',
      ofMatter(50, MATTER.doing, { ...input, pictures: [step] }),
      'outsideParty',
    );
    const before = await groupsFor(MATTER.doing, 'residentElsewhere');
    expect(before.map(({ pictures, waiting }) => [pictures, waiting])).toStrictEqual([[[], 1]]);
    await answerCheck(linli, step, 'pass');
    const [group] = await groupsFor(MATTER.doing, 'residentElsewhere');
    expect([
      group?.of.startsWith('answer:'),
      group?.pictures.map(({ standing }) => standing),
    ]).toStrictEqual([true, ['shown']]);

    const added = {
      text: '拍一张修好的灯',
      role: 'building-steward',
      residentId: null,
      due: '2026-06-20',
      pictured: true,
    };
    const { taskId } = await ask<{ taskId: string }>(
      'matter.addTask',
      ofMatter(51, MATTER.planned, added),
      'buildingSteward',
    );
    const closing = (pictures: string[], n: number) =>
      ofMatter(n, MATTER.planned, { taskId, outcome: 'done', text: '修好了', pictures });
    expect(await codeOf('matter.closeTask', closing([], 52), 'buildingSteward')).toBe(
      'MATTER_PICTURE_MISSING',
    );
    const shown = await addPicture(linli, 'buildingSteward', 'task', 2);
    await ask('matter.closeTask', closing([shown], 53), 'buildingSteward');
    const seen = seenOf(await groupsFor(MATTER.planned, 'residentElsewhere'), `task:${taskId}`);
    expect(seen.map(({ pictureId }) => pictureId)).toStrictEqual([shown]);
    expect(TASK.taskId).not.toBe(taskId);
  });

  it('go with a matter that is taken back, and with who raised it', async () => {
    const one = await addPicture(linli, 'resident', 'matter', 1);
    const matterId = await raise([one]);
    await ask('matter.withdrawMatter', ofMatter(51, matterId), 'resident');
    const two = await addPicture(linli, 'resident', 'matter', 2);
    await ask('matter.raiseMatter', raising(52, { pictures: [two] }), 'resident');
    const own = await ask<OwnData>('resident.exportOwn', { communityId: MAPLE }, 'resident');
    expect(own.pictures?.[0]).toMatchObject({ purpose: 'matter', standing: 'shown' });
    const files = [fileOf(two)];
    await ask(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(53) },
      'resident',
    );
    await linli.timer('moderation');
    expect(added()).toStrictEqual([]);
    for (const file of files) expect(await isThere(file)).toBe(false);
    expect(linli.documents('failures')).toStrictEqual([]);
  });
});
