import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimDocument } from '../../cloudfunctions/civility/collections.ts';
import type { IncomingDocument } from '../../cloudfunctions/files/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { PHONES_READ } from '../../local/linli.ts';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import type { PictureGroup } from '../../typings/contract/parts/picture.ts';
import type { UploadTicket } from '../../typings/contract/upload.ts';
import { MAPLE, type PersonKey, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import {
  addPicture,
  answerCheck,
  jpeg,
  ofPictures,
  ownPictures,
  pictureOf,
  SECRET,
  upload,
} from '../support/pictures.ts';
import { filing, RULE } from '../support/points.ts';
import { talkWith } from '../support/talk.ts';

/** Pictures: stored without where they were taken, seen once they have passed, by nobody but those they are for. */

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
const take = (fileId: string, n: number, as: PersonKey = 'resident') =>
  codeOf(
    'moderation.takePicture',
    ofPictures({ fileId, purpose: 'claim', commandId: commandId(n) }),
    as,
  );

/** A claim of the second household with a picture of its own. */
async function claimWith(pictureId: string, n = 50, as: PersonKey = 'resident'): Promise<string> {
  const input = filing(n, { ruleId: RULE.help.ruleId, pictures: [pictureId] });
  return (await ask<{ claimId: string }>('civility.fileClaim', input, as)).claimId;
}

const groupsOf = (name: string, id: object, as: PersonKey) =>
  ask<{ groups: PictureGroup[] }>(name, { communityId: MAPLE, ...id }, as);
describe('a picture that is added', () => {
  it('is stored without where it was taken, under a name that no phone reads', async () => {
    const pictureId = await addPicture(linli, 'resident', 'claim', 1, null);
    const { fileId } = pictureOf(linli, pictureId) as PictureDocument;
    const stored = Buffer.from(await linli.cloud.readFile(fileId)).toString('latin1');
    expect(jpeg({ n: 1 }).toString('latin1')).toContain(SECRET);
    expect(stored).not.toContain(SECRET);
    const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1] ?? '';
    expect(new RegExp(PHONES_READ).test(path)).toBe(false);
    const [line] = await ownPictures(linli, [pictureId], 'resident');
    assert.ok(line?.url);
    expect(line).toMatchObject({ standing: 'waiting', own: true });
    const shown = Buffer.from(await (await fetch(line.url)).arrayBuffer()).toString('latin1');
    expect(shown).toBe(stored);
    expect(await ownPictures(linli, [pictureId], 'secretary')).toStrictEqual([]);
  });

  it('is what was checked, whatever the phone writes in its place meanwhile', async () => {
    await linli.verdict('picture', 'fail');
    const ticket = await ask<UploadTicket>(
      'moderation.beginPicture',
      ofPictures({ commandId: commandId(1) }),
      'resident',
    );
    const put = (file: Buffer) =>
      fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: new Uint8Array(file) });
    await put(jpeg({ n: 1 }));
    const input = ofPictures({ fileId: ticket.fileId, purpose: 'claim', commandId: commandId(1) });
    const { pictureId } = await ask<{ pictureId: string }>(
      'moderation.takePicture',
      input,
      'resident',
    );
    const before = Buffer.from(await linli.cloud.readFile(fileOf(pictureId)));
    await put(jpeg({ n: 2 }));
    await linli.clock(START + DAY + HOUR); // the phone's file has been taken away
    await linli.timer('moderation');
    await ask('moderation.takePicture', input, 'resident');
    expect(Buffer.from(await linli.cloud.readFile(fileOf(pictureId))).equals(before)).toBe(true);
    expect(added().length).toBe(1);
  });

  it('is refused where it is none, too large, somebody else’s or of long ago', async () => {
    const none = await upload(linli, 'resident', 1, Buffer.from('<svg/>'));
    expect(await take(none, 1)).toBe('PICTURE_UNFIT');
    const large = await upload(linli, 'resident', 2, Buffer.alloc(2_000_001));
    expect(await take(large, 2)).toBe('FILE_TOO_LARGE');
    const others = await upload(linli, 'secretary', 3);
    expect(await take(others, 3)).toBe('FILE_NOT_FOUND');
    expect(await take(none.replace('incoming/pictures', 'incoming/notices'), 4)).toBe(
      'PICTURE_UNFIT',
    );
    const old = await upload(linli, 'resident', 5);
    await linli.clock(START + 13 * HOUR);
    expect(await take(old, 5)).toBe('FILE_NOT_FOUND');
    expect(added()).toStrictEqual([]);
  });

  it('gets a place forty times a day, beside the files of an office', async () => {
    const { fileId } = { fileId: await upload(linli, 'secretary', 1) };
    const [given] = linli.documents<IncomingDocument>('incoming');
    assert.ok(given && fileId);
    const like = (n: number, folder: string) => ({ ...given, _id: `given-${folder}-${n}`, folder });
    const many = [
      ...Array.from({ length: 99 }, (_, n) => like(n, 'notices')),
      ...Array.from({ length: 38 }, (_, n) => like(n, 'pictures')),
    ];
    await linli.cloud.database.insertMany('incoming', many as never);
    await upload(linli, 'secretary', 2);
    const input = ofPictures({ commandId: commandId(3) });
    expect(await refusal('moderation.beginPicture', input, 'secretary')).toStrictEqual([
      'UPLOADS_TOO_MANY',
      { most: 40 },
    ]);
  });

  it('and never used, goes after two days; used, it stays; what was uploaded goes in any case', async () => {
    const lone = await addPicture(linli, 'resident', 'claim', 1);
    const used = await addPicture(linli, 'resident', 'claim', 2);
    const claimId = await claimWith(used);
    const [loneFile, usedFile] = [fileOf(lone), fileOf(used)];
    await linli.clock(START + 10 * DAY);
    await linli.timer('civility');
    await linli.timer('moderation');
    expect([await isThere(loneFile), await isThere(usedFile)]).toStrictEqual([false, true]);
    expect(added().map(({ _id }) => _id)).toStrictEqual([used]);
    expect(linli.documents('incoming')).toStrictEqual([]);
    expect(linli.documents('failures')).toStrictEqual([]);
    expect(
      linli.documents<ClaimDocument>('claims').find(({ _id }) => _id === claimId)?.pictures,
    ).toStrictEqual([used]);
  });

  it('by an attempt that was cut, and taken up no more, leaves no file', async () => {
    await linli.verdict('picture', 'fail');
    const fileId = await upload(linli, 'resident', 1);
    const input = ofPictures({ fileId, purpose: 'claim', commandId: commandId(1) });
    await linli.cut('moderation', { request: 3, when: 'before' });
    await linli.call('moderation', 'takePicture', input, 'resident');
    expect(added()).toStrictEqual([]);
    const [stored] = linli
      .documents<IncomingDocument>('incoming')
      .flatMap((one) => one.stored ?? []);
    assert.ok(stored);
    const stays = fileId.replace(/incoming\/.*$/, stored);
    expect(await isThere(stays)).toBe(true);
    await linli.clock(START + DAY + HOUR);
    await linli.timer('moderation');
    expect(await isThere(stays)).toBe(false);
    expect(linli.documents('incoming')).toStrictEqual([]);
  });
});

describe('the check of a picture', () => {
  it('refuses it: its owner is told, nobody sees it, and its file goes', async () => {
    const pictureId = await addPicture(linli, 'resident', 'claim', 1, null);
    const claimId = await claimWith(pictureId);
    const fileId = fileOf(pictureId);
    await answerCheck(linli, pictureId, 'risky');
    await linli.timer('moderation');
    expect(await isThere(fileId)).toBe(false);
    const [line] = await ownPictures(linli, [pictureId], 'resident');
    expect(line).toStrictEqual({ pictureId, standing: 'refused', url: null, own: true });
    const { groups } = await groupsOf('civility.showClaimPictures', { claimId }, 'gridOfficer');
    expect(groups[0]).toStrictEqual({ of: 'claim', pictures: [], waiting: 0 });
    const other = filing(51, { ruleId: RULE.help.ruleId, pictures: [pictureId] });
    expect(await codeOf('civility.fileClaim', other, 'resident')).toBe('PICTURE_REFUSED');
    await answerCheck(linli, pictureId, 'pass'); // late, and once more
    expect(pictureOf(linli, pictureId)?.state).toBe('gone');
  });

  it('doubts it, or never answers: somebody other than its owner looks at it', async () => {
    const doubted = await addPicture(linli, 'secretary', 'report', 1, 'review');
    const silent = await addPicture(linli, 'secretary', 'report', 2, null);
    await linli.clock(START + 2 * HOUR);
    await linli.timer('moderation');
    const listOf = async (as: PersonKey) =>
      (
        await ask<{ reviews: ReviewLine[] }>('moderation.listReviews', { communityId: MAPLE }, as)
      ).reviews.filter(({ subject }) => subject === 'picture');
    const lines = await listOf('partyBranch');
    expect(lines.map(({ subjectId, reason }) => [subjectId, reason]).sort()).toStrictEqual(
      [
        [doubted, 'picture-review'],
        [silent, 'picture-unchecked'],
      ].sort(),
    );
    const line = lines.find(({ subjectId }) => subjectId === doubted);
    assert.ok(line);
    expect(line.pictures[0]).toMatch(/^http/);
    expect((await fetch(line.pictures[0] ?? '')).status).toBe(200);
    const { reviewId, seen } = line;
    const input = {
      communityId: MAPLE,
      reviewId,
      seen,
      decision: 'release',
      commandId: commandId(9),
    };
    expect((await listOf('secretary')).map(({ own }) => own)).toStrictEqual([true, true]);
    expect(await codeOf('moderation.decideReview', input, 'secretary')).toBe('REVIEW_OWN');
    await ask('moderation.decideReview', input, 'partyBranch');
    expect(pictureOf(linli, doubted)?.state).toBe('passed');
    expect(await listOf('partyBranch')).toHaveLength(1);
  });
});
