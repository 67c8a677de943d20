import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import jsQR from 'jsqr';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { MotionForm } from '../../typings/contract/motion.ts';
import type { MadeFile } from '../../typings/contract/roster.ts';
import { readPng } from '../local/read-png.ts';
import { HOME, MAPLE, PLACE } from '../support/community.ts';
import { COVENANT } from '../support/covenants.ts';
import { MEETING } from '../support/held-meetings.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { assemblyOf, casting, formOf, MOTION, NO, onVoter } from '../support/motions.ts';
import { appointed, ofSelection, SELECTION } from '../support/selections.ts';
import { talkWith } from '../support/talk.ts';
import { SHIFT, TEAM } from '../support/volunteers.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });

async function opened(action: string, input: object, as: As) {
  const file = await ask<MadeFile & { papers?: number }>(`filing.${action}`, input as never, as);
  const response = await fetch(file.url);
  expect(response.status).toBe(200);
  return { file, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The words of a Word document, paragraph by paragraph. */
function wordsOf(docx: Uint8Array): string {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

/** Everything that stands in the cells of a workbook. */
function cellsOf(xlsx: Uint8Array): string {
  return Object.entries(unzipSync(xlsx))
    .filter(([name]) => /^xl\/(worksheets|sharedStrings)/.test(name))
    .map(([, bytes]) => strFromU8(bytes).replace(/<[^>]+>/g, ' '))
    .join(' ');
}

describe('paper ballots', () => {
  it('are numbered, one for each door that has not voted, and become the ballot with that number', async () => {
    await ask('ballot.cast', casting(1, { voterId: HOME.first }), 'stairSteward');
    const input = on(MOTION.open, { placeId: PLACE.stair, count: 0, commandId: commandId(2) });
    const { file, bytes } = await opened('papers', input, 'stairSteward');
    const words = wordsOf(bytes);
    expect(file.papers).toBe(1);
    assert.ok(words.includes('一期 1栋 1单元 102') && !words.includes('1单元 101'));
    const number = /票号 ([0-9A-Z-]{23})/.exec(words)?.[1]?.replaceAll('-', '') ?? '';
    // refused at first, so that this paper is entered in its place
    const refuse = { paperId: `${MOTION.open}:${HOME.second}:0`, decision: 'refuse' };
    await ask(
      'ballot.decidePaper',
      on(MOTION.open, { ...refuse, commandId: commandId(3) }),
      'buildingSteward',
    );
    const entry = onVoter(4, { serial: null, channel: 'door', answers: NO });
    await ask('ballot.enterPaper', entry, 'stairSteward');
    const confirm = { ...refuse, decision: 'confirm', commandId: commandId(5) };
    await ask('ballot.decidePaper', on(MOTION.open, confirm), 'buildingSteward');
    const stored = linli.documents<{ receipt: string; choice: string }>('ballots');
    expect(stored.find(({ receipt }) => receipt === number)?.choice).toBe('no');
  });

  it('of a secret vote name nobody, and their numbers are taken by the box', async () => {
    const input = on(MOTION.secret, { placeId: PLACE.building, count: 3, commandId: commandId(1) });
    const { bytes } = await opened('papers', input, 'buildingSteward');
    const words = wordsOf(bytes);
    assert.ok(!words.includes('单元') && words.includes('不记名'));
    const numbers = [...words.matchAll(/核验号 ([0-9A-Z-]{23})/g)].map(([, one = '']) =>
      one.replaceAll('-', ''),
    );
    expect([numbers.length, new Set(numbers).size]).toStrictEqual([3, 3]);
    assert.ok(!words.includes('撕下') && !words.includes('票号'), 'there is nothing to keep');
    const paper = { voterId: null, serial: numbers[0], channel: 'paper', answers: NO };
    await ask(
      'ballot.enterPaper',
      on(MOTION.secret, { ...paper, commandId: commandId(2) }),
      'stairSteward',
    );
  });

  it('are not printed for a vote that is over', async () => {
    const input = on(MOTION.counted, { placeId: PLACE.stair, count: 0, commandId: commandId(1) });
    expect(await refusal('filing.papers', input, 'stairSteward')).toStrictEqual([
      'MOTION_CLOSED',
      undefined,
    ]);
  });
});

describe('the filing pack', () => {
  it('opens, and says what was asked, who was there, how it was counted and by whom it was signed', async () => {
    const { file, bytes } = await opened(
      'pack',
      on(MOTION.published, { commandId: commandId(1) }),
      'secretary',
    );
    expect(file.name).toMatch(/^老人活动室 备案材料 2026-06-15\.zip$/);
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toStrictEqual([
      '01 公告.docx',
      '03 名册汇总.xlsx',
      '04 到会和参加.xlsx',
      '05 计票.xlsx',
      '06 记录和公示.docx',
      '07 票单.txt',
    ]);
    const part = (name: string) => files[name] ?? new Uint8Array();
    const notice = wordsOf(part('01 公告.docx'));
    assert.ok(notice.includes('同意把一楼空房间改成老人活动室吗？'));
    assert.ok(notice.includes('城市居民委员会组织法（2025年修订）第二十七条'));
    const record = wordsOf(part('06 记录和公示.docx'));
    assert.ok(record.includes('沈知秋') && record.includes('高明远') && record.includes('通过'));
    assert.ok(cellsOf(part('04 到会和参加.xlsx')).includes('一期 1栋 1单元 101'));
    assert.ok(cellsOf(part('05 计票.xlsx')).includes('2 × 2 &gt; 1 × 3'));
    const motion = linli
      .documents<MotionDocument>('motions')
      .find(({ _id }) => _id === MOTION.published);
    const hash = createHash('sha256').update(part('07 票单.txt')).digest('hex');
    expect(hash).toBe(motion?.result?.listHash);
    assert.ok(cellsOf(part('03 名册汇总.xlsx')).includes(motion?.rosterHash ?? '-'));
    const attendance = cellsOf(part('04 到会和参加.xlsx'));
    assert.ok(!/同意|yes/.test(attendance), 'who was there stands apart from what was chosen');
  });
});

describe('papers of a meeting and of a consultation', () => {
  /** Announced, and printed for the first stair. @returns the words of the papers and of the notice */
  async function printed(form: MotionForm, as: As) {
    const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
    const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, as);
    await ask('ballot.announceMotion', on(motionId, { commandId: commandId(2) }), as);
    const papers = on(motionId, { placeId: PLACE.stair, count: 0, commandId: commandId(3) });
    const { bytes } = await opened('printPapers', papers, 'stairSteward');
    const pack = await opened('makePack', on(motionId, { commandId: commandId(4) }), as);
    const notice = unzipSync(pack.bytes)['01 公告.docx'] ?? new Uint8Array();
    return { papers: wordsOf(bytes), notice: wordsOf(notice) };
  }

  it('say where and when the meeting sits', async () => {
    const { papers, notice } = await printed(assemblyOf(), 'secretary');
    const when = '会议：2026年6月28日 08:00 起，社区活动室';
    expect([papers.includes(when), notice.includes(when)]).toStrictEqual([true, true]);
  });

  it('call a consultation by its name, with what its invitation says it takes', async () => {
    const terms = { takePart: { n: 2, d: 3 }, agree: { n: 1, d: 2 } };
    const { papers, notice } = await printed(formOf({ terms }), 'buildingSteward');
    expect(papers).toContain('协商意见单');
    expect(notice).toContain('协商议事邀请');
    expect(notice).toContain('参加：不少于 2/3；参加的里面同意：不少于 1/2');
    expect(`${papers}${notice}`).not.toMatch(/表决|居民会议/);
  });
});

describe('a covenant on paper', () => {
  it('is a document, or a page to print as .pdf, with its clauses numbered', async () => {
    const input = (form: string, n: number) => ({
      communityId: MAPLE,
      covenantId: COVENANT.adopted,
      form,
      commandId: commandId(n),
    });
    const words = wordsOf((await opened('covenant', input('docx', 1), 'resident')).bytes);
    assert.ok(words.includes('第一条') && words.includes('起施行'));
    const page = strFromU8((await opened('covenant', input('html', 2), 'resident')).bytes);
    assert.ok(page.includes('@page { size: A4') && page.includes('第一条'));
    assert.ok(!/<script|https?:/.test(page));
    const cedar = { ...input('docx', 3), covenantId: COVENANT.cedar };
    expect(await refusal('filing.covenant', cedar, 'resident')).toStrictEqual([
      'COVENANT_NOT_FOUND',
      undefined,
    ]);
  });
});

it('a certificate is printed for whom it is about, and for nobody else', async () => {
  const days = { communityId: MAPLE, from: '2026-06-01', until: '2026-06-30' };
  const { certificateId, certificate } = await ask<{
    certificateId: string;
    certificate: { number: string; code: string };
  }>('volunteer.issueCertificate', { ...days, commandId: commandId(1) }, 'stairSteward');
  const input = { communityId: MAPLE, certificateId, commandId: commandId(2) };
  const { file, bytes } = await opened('printCertificate', input, 'stairSteward');
  expect(file.name).toContain(certificate.number);
  const words = wordsOf(bytes);
  for (const said of [
    '白若溪 于 2026年6月1日 至 2026年6月30日 在枫林社区参加志愿服务，服务时长共 1 小时 50 分。',
    `证明编号：${certificate.number}`,
    `验证码：${certificate.code}`,
  ]) {
    expect(words).toContain(said);
  }
  expect(await refusal('filing.printCertificate', input, 'resident')).toStrictEqual([
    'CERTIFICATE_NOT_FOUND',
    undefined,
  ]);
});

describe('a shift on paper', () => {
  const input = (n: number, what: 'list' | 'poster') => ({
    communityId: MAPLE,
    shiftId: SHIFT.open,
    teamId: TEAM.patrol,
    what,
    commandId: commandId(n),
  });

  it('is a list to sign by hand, with those who have a place', async () => {
    const { file, bytes } = await opened('printShift', input(1, 'list'), 'teamLeader');
    expect(file.name).toContain('签到表');
    const words = wordsOf(bytes);
    for (const said of [
      '环境巡查 签到表',
      '白若溪',
      '巡逻员',
      '签名',
      '2026年6月17日 09:00–11:00',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toMatch(/1\d{10}/);
  });

  it('is a poster on which nobody stands', async () => {
    const { bytes } = await opened('printShift', input(2, 'poster'), 'teamLeader');
    const words = wordsOf(bytes);
    expect(words).toContain('环境巡查');
    expect(words).toContain('社区服务站门口');
    expect(words).not.toContain('白若溪');
    const [, code] = Object.entries(unzipSync(bytes)).find(([name]) => name.endsWith('.png')) ?? [];
    const picture = readPng(Buffer.from(code ?? []));
    const page = 'package-volunteer/pages/shift-detail/index';
    expect(jsQR(picture.data, picture.width, picture.height)?.data).toBe(
      `${page}?scene=${encodeURIComponent(`${MAPLE}~${SHIFT.open}`)}`,
    );
  });

  it('is for who leads the team', async () => {
    expect(await refusal('filing.printShift', input(3, 'list'), 'resident')).toStrictEqual([
      'TEAM_NOT_YOURS',
      undefined,
    ]);
  });
});

describe('a meeting on paper', () => {
  const input = (n: number, meetingId: string, what: string) => ({
    communityId: MAPLE,
    meetingId,
    what,
    commandId: commandId(n),
  });
  const printed = async (n: number, meetingId: string, what: string, as: As) =>
    wordsOf((await opened('printMeeting', input(n, meetingId, what), as)).bytes);

  it('is a list to sign by hand, and an invitation that names nobody', async () => {
    const list = await printed(1, MEETING.called, 'list', 'buildingSteward');
    for (const said of ['1栋议事会 签到表', '罗清和', '楼栋长', '要到 2 位才算数', '列席']) {
      expect(list).toContain(said);
    }
    const invitation = await printed(2, MEETING.called, 'invitation', 'buildingSteward');
    for (const said of ['2026年6月22日 19:00–20:30', '楼下空地', '端午节怎么过', '请本人到会']) {
      expect(invitation).toContain(said);
    }
    expect(invitation).not.toContain('罗清和');
  });

  it('is its minutes to be signed, and what is published for everybody', async () => {
    const minutes = await printed(3, MEETING.closed, 'minutes', 'secretary');
    for (const said of ['大家说了单元门和端午节。', '通过：请物业本月修好单元门。', '记录人签名']) {
      expect(minutes).toContain(said);
    }
    const published = await printed(4, MEETING.published, 'publication', 'resident');
    for (const said of ['读书会 会议公示', '每月读一本，由志愿者借书。', '第 1 版']) {
      expect(published).toContain(said);
    }
    for (const name of ['钟念慈', '叶青禾']) expect(published).not.toContain(name);
  });

  it('is for those who run it, and not published before its minutes are', async () => {
    const refused = (n: number, meetingId: string, what: string) =>
      refusal('filing.printMeeting', input(n, meetingId, what), 'resident');
    expect(await refused(5, MEETING.called, 'list')).toStrictEqual([
      'MEETING_NOT_CONVENER',
      undefined,
    ]);
    expect(await refused(6, MEETING.closed, 'minutes')).toStrictEqual([
      'MEETING_NOT_CONVENER',
      undefined,
    ]);
    expect(await refused(7, MEETING.closed, 'publication')).toStrictEqual([
      'MINUTES_NOT_FOUND',
      undefined,
    ]);
  });
});

describe('the plate of a steward', () => {
  it('has name, post and term, once they are appointed', async () => {
    const input = ofSelection(1, SELECTION.appointing);
    expect(await refusal('filing.printPlate', input, 'secretary')).toStrictEqual([
      'SELECTION_STEP_WRONG',
      undefined,
    ]);
    await appointed(linli);
    const { bytes } = await opened('printPlate', ofSelection(2, SELECTION.appointing), 'secretary');
    const words = wordsOf(bytes);
    for (const said of ['顾南枝', '楼道长', '2029年5月31日', '枫林社区']) {
      expect(words).toContain(said);
    }
  });
});
