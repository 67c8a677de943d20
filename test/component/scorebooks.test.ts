import { describe, expect, it } from '@jest/globals';
import type { ScoreRule } from '../../typings/contract/civility/scorecard.ts';
import { answering, refusing } from '../support/component.ts';
import {
  as,
  BOOK,
  cardLine,
  DIMENSIONS,
  MEMBER,
  NO_BOOK,
  open,
  RULES,
  STARS,
  score,
  sent,
} from './scorecard-samples.ts';

/** A book of scorecards for its officers, and its rules. */

describe('a book', () => {
  const merchants = { book: 'merchants' };

  it('that is not there says how it begins, and asks for nothing but rules', async () => {
    const page = await open('score-book', merchants, {
      showScorebook: answering(NO_BOOK),
      listCards: answering({ cards: [], next: null }),
    });
    for (const words of ['商户记分还没有开始', '去起草记分办法']) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('记一件事');
    page.close();
  });

  it('lists its cards; an officer records signed paper after a second tap', async () => {
    const page = await open('score-book', merchants, {
      showScorebook: answering(BOOK),
      listCards: answering({
        cards: [cardLine(), cardLine({ cardId: 'k2', label: '老街早点', state: 'asked' })],
        next: null,
      }),
      answerCard: answering({ state: 'agreed' as const, listed: false }),
    });
    for (const words of ['惠民超市', '店主 王秀英', '已同意', '等本人答复', '记一件事']) {
      expect(page.text()).toContain(words);
    }
    page.tap('纸上签了字，替他记同意');
    page.answer('cancel');
    await page.atRest();
    expect(sent(page, 'answerCard')).toHaveLength(0);
    page.tap('纸上签了字，替他记同意');
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'answerCard')).toMatchObject([
      { cardId: 'k2', answer: 'agree', paper: true },
    ]);
    page.close();
  });

  it('says that nothing can be decided while there is one officer of the branch alone', async () => {
    const page = await open(
      'score-book',
      { book: 'members' },
      {
        showScorebook: answering({ ...BOOK, deciders: 1 }),
        listCards: answering({ cards: [cardLine(MEMBER)], next: null }),
      },
      as('party-branch'),
    );
    expect(page.text()).toContain('现在只有您一位能定');
    expect(page.text()).toContain('孙南风');
    page.close();
  });

  it('asks the branch about a member’s pictures that the check doubts', async () => {
    const page = await open(
      'score-book',
      { book: 'members' },
      {
        showScorebook: answering(BOOK),
        listCards: answering({ cards: [cardLine(MEMBER)], next: null }),
        listScoreQueue: answering({
          scores: [score({ ...MEMBER, state: 'open', pictures: 1 })],
          next: null,
          deciders: null,
        }),
        showScorePictures: answering({
          groups: [{ of: 'score', pictures: [], waiting: 1 }],
          toDecide: [{ pictureId: 'p1', url: 'https://linli.test/p1.jpg' }],
        }),
        reviewScorePicture: answering({ passed: false }),
      },
      as('party-branch'),
    );
    page.tap('待审');
    await page.atRest();
    page.tap('看图片（1 张）');
    await page.atRest();
    expect(page.text()).toContain('定下以前，别人看不到');
    page.tap('不能看');
    await page.atRest();
    expect(sent(page, 'reviewScorePicture')).toMatchObject([
      { book: 'members', scoreId: 'x1', pictureId: 'p1', passes: false },
    ]);
    page.close();
  });

  it('settles what waits with a reason, and what is one’s own not at all', async () => {
    const page = await open('score-book', merchants, {
      showScorebook: answering(BOOK),
      listCards: answering({ cards: [cardLine()], next: null }),
      listScoreQueue: answering({
        scores: [
          score({ state: 'open', reviews: [], appealUntil: null, alike: 1 }),
          score({ scoreId: 'x2', state: 'open', reviews: [], appealUntil: null, own: true }),
        ],
        next: null,
        deciders: null,
      }),
      reviewScore: answering({ state: 'accepted' as const }),
    });
    page.tap('待审');
    await page.atRest();
    for (const words of ['还有 1 件', '晚上油烟大', '要请别人来定']) {
      expect(page.text()).toContain(words);
    }
    page.tap('来定这一件');
    page.tap('这是另一件事，和已经记过的不同');
    page.tap('同意');
    await page.atRest();
    expect(page.text()).toContain('请写一句为什么');
    page.type('为什么', '到店里看过');
    page.tap('同意');
    await page.atRest();
    expect(sent(page, 'reviewScore')).toMatchObject([
      { book: 'merchants', scoreId: 'x1', accepts: true, reason: '到店里看过', apart: true },
    ]);
    expect(page.text()).not.toContain('还有 1 件');
    page.close();
  });

  it('is no book for whoever may not see it, and not an empty one', async () => {
    const page = await open(
      'score-book',
      { book: 'members' },
      {
        showScorebook: refusing('NOT_ALLOWED'),
        listCards: refusing('NOT_ALLOWED'),
      },
    );
    expect(page.text()).not.toContain('党员记分还没有开始');
    expect(page.all('failure-state').length).toBe(1);
    page.close();
  });
});

describe('the rules of a book', () => {
  const merchants = { book: 'merchants' };
  const draft = {
    dimensions: DIMENSIONS,
    rules: RULES,
    stars: STARS,
    editedBy: '沈知秋',
    own: false,
    findings: [],
  };

  it('start from a set, and say what holds', async () => {
    const page = await open('score-rules', merchants, {
      showScorebook: answering(NO_BOOK),
      saveScoreTable: refusing('RULES_CHANGED'),
    });
    expect(page.text()).toContain('还没有记分办法');
    page.tap('从现成的一份开始');
    await page.atRest();
    expect(sent(page, 'saveScoreTable')).toMatchObject([{ seen: null, form: { stars: STARS } }]);
    expect(page.all('.problem')).toHaveLength(1);
    page.close();
  });

  it('are written one by one; what is typed stays when it cannot be saved', async () => {
    const page = await open('score-rules', merchants, {
      showScorebook: answering({ ...BOOK, draft }),
      saveScoreTable: refusing('SERVICE_BUSY'),
    });
    expect(page.text()).toContain('一星 20 分，二星 40 分');
    page.tap('加一条');
    page.tap('记到草稿里');
    await page.atRest();
    expect(page.text()).toContain('请给这一条起个短的名字');
    page.type('名字', '占道摆摊');
    page.type('做到什么才算', '把货摆到盲道上，劝了不收。');
    page.type('每次几分', '4');
    page.tap('扣分');
    page.tap('记到草稿里');
    await page.atRest();
    const [input] = sent(page, 'saveScoreTable') as { form: { rules: ScoreRule[] } }[];
    expect(input?.form.rules.at(-1)).toMatchObject({
      title: '占道摆摊',
      points: -4,
      reporters: ['officer'],
    });
    expect(page.all('.problem')).toHaveLength(1);
    page.close();
  });

  it('ask for rising stars', async () => {
    const page = await open('score-rules', merchants, {
      showScorebook: answering({ ...BOOK, draft }),
      saveScoreTable: refusing('SERVICE_BUSY'),
    });
    page.tap('改四个方面和星级');
    page.type('三星', '10');
    page.tap('记到草稿里');
    await page.atRest();
    expect(page.text()).toContain('一级比一级多');
    expect(sent(page, 'saveScoreTable')).toHaveLength(0);
    page.close();
  });

  it('are adopted by another; whoever wrote is told so', async () => {
    const own = await open('score-rules', merchants, {
      showScorebook: answering({ ...BOOK, draft: { ...draft, own: true } }),
    });
    expect(own.text()).toContain('要请另一位来通过');
    own.close();
    const page = await open('score-rules', merchants, {
      showScorebook: answering({ ...BOOK, draft }),
      adoptScoreTable: refusing('SCORE_TABLE_TOO_SOON'),
    });
    page.tap('通过这份办法');
    await page.atRest();
    expect(sent(page, 'adoptScoreTable')).toMatchObject([{ seen: 's1', book: 'merchants' }]);
    expect(page.text()).toContain('14 天');
    page.close();
  });

  it('are read by others without anything to tap', async () => {
    const page = await open('score-rules', merchants, {
      showScorebook: answering({ ...BOOK, mayWrite: false }),
    });
    expect(page.text()).toContain('明码实价');
    expect(page.all('t-button')).toHaveLength(0);
    page.close();
  });
});
