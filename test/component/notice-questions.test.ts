import { describe, expect, it } from '@jest/globals';
import type {
  AnsweredQuestion,
  NoticeQuestions,
  OpenQuestion,
} from '../../typings/contract/parts/question.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, notice } from './samples.ts';

/** A question below a notice: asked, answered once for all, and read by all. */

const HOUR = 60 * 60_000;
const NONE: NoticeQuestions = {
  mayAsk: false,
  mayAnswer: false,
  own: null,
  answered: [],
  open: [],
};
const answered = (more: Partial<AnsweredQuestion> = {}): AnsweredQuestion => ({
  questionId: 'q1',
  text: '电梯也停吗？',
  answer: '电梯不停，只停水。',
  by: { name: '沈秋', role: 'building-steward', placeLabel: '一期 1栋' },
  answeredAt: now() - HOUR,
  changed: false,
  joined: 0,
  own: false,
  joins: false,
  version: 1,
  ...more,
});
const open = (more: Partial<OpenQuestion> = {}): OpenQuestion => ({
  questionId: 'q2',
  text: '几点来水？',
  askedAt: now() - HOUR,
  doubted: false,
  own: false,
  version: 0,
  ...more,
});
const sent = (page: OpenPage, name: string) =>
  page.calls.filter((call) => call.name === name).map(({ input }) => input);

async function see(
  questions: NoticeQuestions | null,
  look: (page: OpenPage) => Promise<void>,
  ofNotice: Partial<NonNullable<Answers['notice']>> = {},
): Promise<void> {
  const page = await openPage('package-notice/pages/notice-detail/index', {
    query: { communityId: COMMUNITY, noticeId: 'n1' },
    answers: {
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
      notice: { showNotice: answering(notice({ questions })), ...ofNotice },
    },
  });
  await page.atRest();
  await look(page);
  page.close();
}

describe('a resident', () => {
  it('sees nothing of it where nothing is asked and nothing can be', async () => {
    const look = async (page: OpenPage) => expect(page.text()).not.toContain('大家问的');
    await see(null, look);
    await see(NONE, look);
  });

  it('asks with one field; an empty one is not sent', () =>
    see(
      { ...NONE, mayAsk: true },
      async (page) => {
        expect(page.text()).toContain('不写您的名字');
        page.tap('发给负责的人');
        await page.atRest();
        expect(page.text()).toContain('请写下想问的。');
        page.type('有不清楚的，在这里问', '几点来水？');
        page.tap('发给负责的人');
        await page.atRest();
        expect(sent(page, 'notice.askQuestion')).toMatchObject([{ text: '几点来水？' }]);
      },
      { askQuestion: answering({ questionId: 'q2' }) },
    ));

  it('keeps what was typed when it does not arrive', () =>
    see(
      { ...NONE, mayAsk: true },
      async (page) => {
        page.type('有不清楚的，在这里问', '几点来水？');
        page.tap('发给负责的人');
        await page.atRest();
        expect(page.dialog()).toContain('请稍等一会儿再试');
        const [field] = page.all('textarea');
        expect((field as HTMLTextAreaElement | undefined)?.value).toBe('几点来水？');
      },
      { askQuestion: refusing('SERVICE_BUSY') },
    ));

  it('reads what became of their own question', async () => {
    const own = { questionId: 'q3', text: '几点来水？', askedAt: now(), reason: null, into: null };
    const words = async (more: object, said: string) =>
      see({ ...NONE, own: { ...own, state: 'open', ...more } }, async (page) => {
        expect(page.text()).toContain(`您问的 几点来水？ ${said}`);
      });
    await words({}, '等着答复');
    await words({ state: 'declined', reason: 'private' }, '没有答复：写到了别人的私事');
    await words({ state: 'alike', into: null }, '一起答复的那一条已经撤下了');
    await see(
      { ...NONE, answered: [answered()], own: { ...own, state: 'alike', into: 'q1' } },
      async (page) => expect(page.text()).toContain('和下面的问题一样，已经一起答复了'),
    );
  });

  it('reads the answers, signed, and joins with one tap', () =>
    see(
      { ...NONE, answered: [answered({ joined: 3, changed: true })] },
      async (page) => {
        expect(page.text()).toContain('电梯也停吗？ 电梯不停，只停水。 沈秋（楼栋长）');
        expect(page.text()).toContain('改过');
        expect(page.text()).toContain('3 位邻居也想问');
        expect(page.text()).not.toContain('撤下');
        page.tap('我也想问');
        await page.atRest();
        expect(sent(page, 'notice.joinQuestion')).toMatchObject([
          { questionId: 'q1', joins: true },
        ]);
      },
      { joinQuestion: answering({ joins: true }) },
    ));
});

describe('an officer', () => {
  const waiting = { ...NONE, mayAnswer: true, answered: [answered()], open: [open()] };

  it('answers with one field, and not with an empty one', () =>
    see(
      waiting,
      async (page) => {
        expect(page.text()).toContain('等答复的问题 1 个');
        page.tap('答复');
        await page.atRest();
        page.tap('答复给大家看');
        await page.atRest();
        expect(page.text()).toContain('请写下答复。');
        page.type('答复', '下午三点。');
        page.tap('答复给大家看');
        await page.atRest();
        expect(sent(page, 'notice.answerQuestion')).toMatchObject([
          { questionId: 'q2', version: 0, how: 'answer', text: '下午三点。' },
        ]);
      },
      { answerQuestion: answering({ version: 1 }) },
    ));

  it('puts a question to one that is answered, and declines one with a reason', () =>
    see(
      waiting,
      async (page) => {
        page.tap('和答过的一样');
        await page.atRest();
        page.choose('电梯也停吗？');
        await page.atRest();
        page.tap('不答复');
        await page.atRest();
        page.choose('话里有伤人的字眼');
        await page.atRest();
        expect(sent(page, 'notice.answerQuestion')).toMatchObject([
          { questionId: 'q2', how: 'alike', into: 'q1' },
          { questionId: 'q2', how: 'decline', reason: 'rude' },
        ]);
      },
      { answerQuestion: answering({ version: 1 }) },
    ));

  it('answers anew what was answered, beginning with the answer that stands', () =>
    see(
      { ...NONE, mayAnswer: true, answered: [answered()] },
      async (page) => {
        page.tap('改答复');
        await page.atRest();
        const [field] = page.all('textarea');
        expect((field as HTMLTextAreaElement | undefined)?.value).toBe('电梯不停，只停水。');
        page.type('答复', '电梯也停。');
        page.tap('答复给大家看');
        await page.atRest();
        expect(page.dialog()).toContain('刚刚有另一位处理了这个问题');
        page.answer('confirm');
        await page.atRest();
        expect(sent(page, 'notice.showNotice').length).toBe(2);
        expect((page.all('textarea')[0] as HTMLTextAreaElement | undefined)?.value).toBe(
          '电梯也停。',
        );
      },
      { answerQuestion: refusing('QUESTION_CHANGED') },
    ));

  it('does not answer their own words that the check doubts', () =>
    see({ ...NONE, mayAnswer: true, open: [open({ doubted: true, own: true })] }, async (page) => {
      expect(page.text()).toContain('要请另一位工作人员来看');
      expect(page.text()).not.toContain('答复给大家看');
    }));
});
