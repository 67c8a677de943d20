import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CopyDocument, IncomingDocument } from '../../cloudfunctions/files/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import { PHONES_READ } from '../../local/linli.ts';
import type { UploadTicket } from '../../typings/contract/upload.ts';
import { MAPLE, PLACE, START } from '../support/community.ts';
import { commandId, publication } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { jpeg, SECRET } from '../support/pictures.ts';
import { talkWith } from '../support/talk.ts';

/**
 * A phone writes only where a function gives it a place. What is checked is a copy that no phone can write, and
 * only the copy is shown; what is refused, taken back or left over is taken away.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, decide, ofPart } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const GOOD = Buffer.from('%PDF-1.7 as it was checked');
const EVIL = Buffer.from('%PDF-1.7 as nobody has checked it');

const ticketFor = (n: number, ending = 'pdf') =>
  ask<UploadTicket>(
    'notice.beginUpload',
    { communityId: MAPLE, folder: 'notices', ending, commandId: commandId(n) },
    'secretary',
  );

async function put({ url, headers }: UploadTicket, bytes: Uint8Array): Promise<void> {
  const response = await fetch(url, { method: 'PUT', headers, body: bytes });
  expect(response.status).toBe(200);
}

async function publish(fileId: string, n = 50): Promise<NoticeDocument> {
  const attachments = [{ fileId, name: '须知.pdf' }];
  const input = { ...publication(n, [PLACE.building]), attachments };
  const { noticeId } = await ask<{ noticeId: string }>('notice.publish', input, 'secretary');
  return noticeOf(noticeId);
}

function noticeOf(noticeId: string): NoticeDocument {
  const found = linli.documents<NoticeDocument>('notices').find(({ _id }) => _id === noticeId);
  assert.ok(found);
  return found;
}

const isThere = async (fileId: string) =>
  linli.cloud.readFile(fileId).then(
    () => true,
    () => false,
  );
const textOf = async (fileId: string) => Buffer.from(await linli.cloud.readFile(fileId)).toString();

describe('a file of a phone', () => {
  it('written anew after the check, is shown as it was checked', async () => {
    const ticket = await ticketFor(1);
    await put(ticket, GOOD);
    const notice = await publish(ticket.fileId);
    await put(ticket, EVIL); // the phone's place is open for some minutes
    await decide(await ofPart('attachments'), 'release');
    const [shown] = noticeOf(notice._id).attachments;
    assert.ok(shown);
    expect(await textOf(shown.fileId)).toBe(GOOD.toString());
    expect(shown.fileId).toMatch(new RegExp(`/notices/${MAPLE}/[0-9a-f]{24}/`));
    await linli.clock(START + 8 * DAY);
    expect([await isThere(shown.fileId), await isThere(ticket.fileId)]).toStrictEqual([
      true,
      false,
    ]);
  });

  it('that is a picture is shown without where it was taken; what is none is refused', async () => {
    const picture = await ticketFor(1, 'jpg');
    await put(picture, jpeg());
    const { noticeId } = await ask<{ noticeId: string }>(
      'notice.publish',
      { ...publication(50, [PLACE.building]), pictures: [picture.fileId] },
      'secretary',
    );
    const [shown] = noticeOf(noticeId).pictures;
    assert.ok(shown);
    const bytes = Buffer.from(await linli.cloud.readFile(shown.fileId));
    expect([jpeg().includes(SECRET), bytes.includes(SECRET)]).toStrictEqual([true, false]);
    expect(bytes.subarray(0, 2)).toStrictEqual(jpeg().subarray(0, 2));

    const none = await ticketFor(2, 'jpg');
    await put(none, GOOD);
    const input = { ...publication(51, [PLACE.building]), pictures: [none.fileId] };
    expect(await refusal('notice.publish', input, 'secretary')).toContain('PICTURE_UNFIT');
  });

  it('never used, is taken away after a week, and a roster after a day', async () => {
    const ticket = await ticketFor(1);
    await put(ticket, GOOD);
    const roster = await ask<UploadTicket>(
      'notice.beginUpload',
      { communityId: MAPLE, folder: 'rosters', ending: 'xlsx', commandId: commandId(2) },
      'secretary',
    );
    await put(roster, GOOD);
    await linli.clock(START + DAY + HOUR);
    expect([await isThere(ticket.fileId), await isThere(roster.fileId)]).toStrictEqual([
      true,
      false,
    ]);
    await linli.clock(START + 7 * DAY + HOUR);
    expect(await isThere(ticket.fileId)).toBe(false);
    expect(linli.documents<IncomingDocument>('incoming')).toStrictEqual([]);
  });

  it('gets a place for officers only, and not without end', async () => {
    const input = { communityId: MAPLE, folder: 'notices', ending: 'png', commandId: commandId(1) };
    const refused = await refusal('notice.beginUpload', input, 'resident');
    expect(refused).toStrictEqual(['NOT_ALLOWED', undefined]);
    const given = (n: number): IncomingDocument => ({
      _id: `given-${n}`,
      communityId: MAPLE,
      folder: 'notices',
      fileId: 'cloud://x.y/incoming/notices/a',
      residentId:
        linli
          .documents<{ _id: string; name: string }>('residents')
          .find(({ name }) => name === '沈知秋')?._id ?? '',
      at: START,
      dropAt: START + DAY,
    });
    const many = Array.from({ length: 100 }, (_, n) => given(n));
    await linli.cloud.database.insertMany('incoming', many as never);
    const full = await refusal('notice.beginUpload', input, 'secretary');
    expect(full).toStrictEqual(['UPLOADS_TOO_MANY', { most: 100 }]);
  });
});

describe('a copy', () => {
  it('of a publication that was refused is gone after an hour', async () => {
    const ticket = await ticketFor(1);
    await put(ticket, Buffer.from('no document'));
    const attachments = [{ fileId: ticket.fileId, name: '须知.pdf' }];
    const input = { ...publication(50, [PLACE.building]), attachments };
    const refused = (await refusal('notice.publish', input, 'secretary')) as unknown[];
    expect(refused[0]).toBe('ATTACHMENT_OTHER_KIND');
    const [copy] = linli.documents<CopyDocument>('copies');
    assert.ok(copy);
    expect(await isThere(copy.fileId)).toBe(true);
    await linli.clock(START + 2 * HOUR);
    expect(await isThere(copy.fileId)).toBe(false);
    expect(linli.documents('copies')).toStrictEqual([]);
  });

  it('that a person refuses is taken away, and so are those of a notice taken back', async () => {
    const ticket = await ticketFor(1);
    await put(ticket, GOOD);
    const refused = await publish(ticket.fileId, 50);
    await decide(await ofPart('attachments'), 'reject');
    const back = await publish(ticket.fileId, 51);
    const withdrawing = { communityId: MAPLE, noticeId: back._id, reason: '发错了' };
    await ask('notice.withdraw', { ...withdrawing, commandId: commandId(3) }, 'secretary');
    await linli.clock(START + 6 * 60_000);
    for (const { _id } of [refused, back]) {
      const [file] = noticeOf(_id).attachments;
      assert.ok(file);
      expect(file.state).toBe('gone');
      expect(await isThere(file.fileId)).toBe(false);
    }
  });
});

describe('the rule of the storage', () => {
  it('lets phones read what belongs to notices, and nothing else', () => {
    const reads = new RegExp(PHONES_READ);
    for (const path of ['notices/maple/a/b.png', 'incoming/notices/maple/a.png']) {
      expect(reads.test(path)).toBe(true);
    }
    for (const path of [
      'incoming/rosters/maple/a.xlsx',
      'exports/maple/a.xlsx',
      'rosters/maple/a',
    ]) {
      expect(reads.test(path)).toBe(false);
    }
  });
});
