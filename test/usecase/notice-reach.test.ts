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
    expect(line.attachments.map(({ name }) => name)).toStrictEqual(['防汛须知.docx']);
    await decide(line, 'release');
    expect((await detail(noticeId, 'resident')).attachments).toStrictEqual(line.attachments);
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

describe('an attachment that fetches something when it is opened', () => {
  const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const xml = (text: string) => Buffer.from(text);
  const relation = (kind: string, target: string, mode = 'External') =>
    xml(
      `<Relationships><Relationship Id="a" Type="${TYPE}/${kind}" Target="${target}" TargetMode="${mode}"/></Relationships>`,
    );
  const word = (more: Record<string, Uint8Array>) =>
    zipSync({ 'word/document.xml': xml('<w:document xmlns:w="w"/>'), ...more });
  const sheet = (more: Record<string, Uint8Array>) =>
    zipSync({ 'xl/workbook.xml': xml('<workbook/>'), ...more });
  const field = (...pieces: string[]) =>
    xml(
      `<w:document xmlns:w="w"><w:fldChar w:fldCharType="begin"/>${pieces
        .map((piece) => `<w:instrText>${piece}</w:instrText>`)
        .join('')}<w:fldChar w:fldCharType="end"/></w:document>`,
    );
  const send = async (bytes: Uint8Array, name: string) => {
    const fileId = await linli.cloud.uploadFile(`notices/${MAPLE}/x.${name.split('.')[1]}`, bytes);
    const input = { ...publication(1, [PLACE.building]), attachments: [{ fileId, name }] };
    return refusal('notice.publish', input, 'secretary');
  };

  const remote: [what: string, bytes: Uint8Array, name: string][] = [
    [
      'a template from elsewhere',
      word({ 'word/_rels/settings.xml.rels': relation('attachedTemplate', 'http://a/b.dotm') }),
      '须知.docx',
    ],
    [
      'the same, in other letters',
      word({ 'WORD/_rels/Settings.xml.rels': relation('attachedTemplate', 'a', 'EXTERNAL') }),
      '须知.docx',
    ],
    [
      'a picture that tells who has opened it',
      word({ 'word/_rels/document.xml.rels': relation('image', 'http://a/b.png') }),
      '须知.docx',
    ],
    [
      'a field that starts a program',
      word({ 'word/document.xml': field('DD', 'EAUTO cmd') }),
      '须知.docx',
    ],
    ['a field that includes', word({ 'word/header1.xml': field(' IncludeText "a"') }), '须知.docx'],
    [
      'another workbook',
      sheet({ 'xl/externalLinks/externalLink1.xml': xml('<externalLink/>') }),
      '名单.xlsx',
    ],
    ['a query', sheet({ 'xl/connections.xml': xml('<connections/>') }), '名单.xlsx'],
    [
      'a link of a sheet’s drawing',
      sheet({ 'xl/drawings/_rels/drawing1.xml.rels': relation('image', 'http://a/b.png') }),
      '名单.xlsx',
    ],
  ];
  for (const [what, bytes, name] of remote) {
    it(`${what}: is refused by name`, async () => {
      expect(await send(bytes, name)).toStrictEqual(['ATTACHMENT_HAS_LINKS', { name }]);
    });
  }

  it('brings no macros under another name either', async () => {
    const types = xml(
      '<Types><Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    );
    const hidden: Record<string, Uint8Array>[] = [
      { '[Content_Types].xml': types },
      { 'word/VBAProject.BIN': xml('x') },
    ];
    for (const more of hidden) {
      const refused = await send(word(more), '须知.docx');
      expect(refused).toStrictEqual(['ATTACHMENT_HAS_MACROS', { name: '须知.docx' }]);
    }
  });

  it('may have links that somebody follows', async () => {
    const links = { 'word/_rels/document.xml.rels': relation('hyperlink', 'https://www.gov.cn/') };
    const own = field('HYPERLINK "https://www.gov.cn/link"');
    expect(await send(word({ ...links, 'word/document.xml': own }), '须知.docx')).toBe('ok');
  });

  it('that swells to hundreds of megabytes is refused on the way', async () => {
    const swollen = word({ 'word/footnotes.xml': xml(`<w>${' '.repeat(60_000_000)}</w>`) });
    expect(await send(swollen, '须知.docx')).toStrictEqual(['FILE_TOO_LARGE', { unpacked: true }]);
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
