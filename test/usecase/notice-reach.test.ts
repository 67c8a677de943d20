import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import type { Home } from '../../typings/contract/home.ts';
import { MAPLE, NOTICE, PLACE } from '../support/community.ts';
import { commandId, NOTICE_FORM, pinning, publication } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, publish, detail, titles, decide, ofPart } = talkWith(() => linli);

describe('an attachment', () => {
  const docx = zipSync({ 'word/document.xml': new Uint8Array([60]) });
  const upload = (bytes: Uint8Array, name: string) =>
    linli.cloud.uploadFile(`notices/${MAPLE}/${name}`, bytes);
  const attach = async (bytes: Uint8Array, name: string) => {
    const attachments = [{ fileId: await upload(bytes, `x.${name.split('.').at(-1)}`), name }];
    return { ...publication(1, [PLACE.building]), attachments };
  };

  it('is seen by nobody before a person has read it', async () => {
    const input = await attach(docx, '防汛须知.docx');
    const { noticeId } = await ask<{ noticeId: string }>('notice.publish', input, 'secretary');
    const before = await detail(noticeId, 'resident');
    expect([before.attachments, before.filesWaiting]).toStrictEqual([[], 1]);
    const line = await ofPart('attachments');
    expect(line.attachments).toStrictEqual(input.attachments);
    await decide(line, 'release');
    expect((await detail(noticeId, 'resident')).attachments).toStrictEqual(input.attachments);
  });

  it('that is not what its name says, or brings macros, is refused by name', async () => {
    const wrong: [Uint8Array, string, string][] = [
      [Buffer.from('<html>'), '须知.pdf', 'ATTACHMENT_OTHER_KIND'],
      [Buffer.from('%PDF-1.7'), '须知.docx', 'ATTACHMENT_OTHER_KIND'],
      [docx, '须知.xlsx', 'ATTACHMENT_OTHER_KIND'],
      [
        zipSync({
          'word/document.xml': new Uint8Array([60]),
          'word/vbaProject.bin': new Uint8Array([1]),
        }),
        '须知.docx',
        'ATTACHMENT_HAS_MACROS',
      ],
    ];
    for (const [bytes, name, code] of wrong) {
      const input = await attach(bytes, name);
      expect(await refusal('notice.publish', input, 'secretary')).toStrictEqual([code, { name }]);
    }
    const input = await attach(docx, '须知.exe');
    const [code] = (await refusal('notice.publish', input, 'secretary')) as unknown[];
    expect(code).toBe('INPUT_INVALID');
  });
});

describe('a list', () => {
  it('puts pinned notices first, and finds words in titles and texts, as they are', async () => {
    await publish({ title: '缴费提醒', body: '本月水费 50% (含排污)。' });
    await ask('notice.pin', pinning(1, NOTICE.plain), 'secretary');
    const [first] = await titles('resident');
    expect(first).toBe((await detail(NOTICE.plain, 'resident')).title);
    expect(await titles('resident', { search: '50% (含' })).toStrictEqual(['缴费提醒']);
    expect(await titles('resident', { search: '.*' })).toStrictEqual([]);
    expect(await titles('residentElsewhere', { search: '缴费' })).toStrictEqual([]);
    expect(await titles('resident', { kind: 'repair' })).toStrictEqual(['缴费提醒']);
  });

  it('home drops what has expired, the list keeps it', async () => {
    await publish({
      title: '今晚停水',
      mustConfirm: false,
      confirmUntil: null,
      expiresOn: '2026-06-15',
    });
    const news = async () =>
      (await ask<Home>('home.overview', { communityId: MAPLE }, 'resident')).news.map(
        ({ title }) => title,
      );
    assert.ok((await news()).includes('今晚停水'));
    await linli.clock(Date.parse('2026-06-15T16:00:01Z'));
    assert.ok(!(await news()).includes('今晚停水'));
    assert.ok((await titles('resident')).includes('今晚停水'));
  });

  it('a notice to a role reaches those who hold it there', async () => {
    const noticeId = await publish({
      title: '楼道长碰头',
      roles: ['stair-steward'],
      mustConfirm: false,
      confirmUntil: null,
    });
    for (const as of ['stairSteward', 'secretary'] as const) {
      assert.ok((await titles(as)).includes('楼道长碰头'), as);
      await detail(noticeId, as);
    }
    for (const as of ['resident', 'buildingSteward', 'streetObserver'] as const) {
      assert.ok(!(await titles(as)).includes('楼道长碰头'), as);
      const read = { communityId: MAPLE, noticeId };
      expect(await refusal('notice.detail', read, as)).toStrictEqual([
        'NOTICE_NOT_FOUND',
        undefined,
      ]);
    }
  });
});

describe('drafts', () => {
  it("are their owner's alone, the latest first, twenty at most", async () => {
    const save = (n: number, as: As) =>
      refusal(
        'notice.saveDraft',
        { communityId: MAPLE, draftId: commandId(n), form: { ...NOTICE_FORM, title: `草稿 ${n}` } },
        as,
      );
    const own = async (as: As) =>
      (
        await ask<{ drafts: { draftId: string }[] }>('notice.drafts', { communityId: MAPLE }, as)
      ).drafts.map(({ draftId }) => draftId);
    for (let n = 1; n <= 20; n += 1) expect(await save(n, 'secretary')).toBe('ok');
    expect(await save(21, 'secretary')).toStrictEqual(['DRAFTS_FULL', { drafts: 20 }]);
    expect(await save(20, 'secretary')).toBe('ok');
    expect(await save(1, 'buildingSteward')).toBe('ok');
    expect((await own('secretary')).length).toBe(20);
    expect(await own('buildingSteward')).toStrictEqual([commandId(1)]);
    await ask('notice.dropDraft', { communityId: MAPLE, draftId: commandId(1) }, 'buildingSteward');
    expect(await own('buildingSteward')).toStrictEqual([]);
    expect((await own('secretary')).length).toBe(20);
  });
});
