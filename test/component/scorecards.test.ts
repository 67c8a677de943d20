import { describe, expect, it } from '@jest/globals';
import type { CardLine, ScoreLine } from '../../typings/contract/civility/scorecard.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';
import { BOOK, cardLine, MEMBER, open, score, sent, shown } from './scorecard-samples.ts';

/** A card for whose it is, what is brought forward for it, and what neighbours read. */

describe('a card', () => {
  const own = cardLine({ own: true });
  const one = (card: CardLine, scores: ScoreLine[] = [], more: Answers['civility'] = {}) =>
    open(
      'score-card',
      {},
      {
        listOwnCards: answering({ cards: [card] }),
        showCard: answering(shown(card)),
        listScores: answering({ scores, next: null }),
        ...more,
      },
    );

  it('that nobody has says so', async () => {
    const page = await open('score-card', {}, { listOwnCards: answering({ cards: [] }) });
    expect(page.text()).toContain('您现在没有记分卡');
    page.close();
  });

  it('is a skeleton while it is on its way', async () => {
    const page = await openPage('package-civility/pages/score-card/index', {
      query: { communityId: COMMUNITY },
      answers: { civility: { listOwnCards: waiting } },
    });
    expect(page.all('page-skeleton')).toHaveLength(1);
    page.close();
  });

  it('is asked for first: nothing is there before its owner agrees', async () => {
    const asked = cardLine({ own: true, state: 'asked', ...MEMBER });
    const page = await one(asked, [], {
      answerCard: answering({ state: 'agreed' as const, listed: false }),
    });
    expect(page.text()).toContain('支部请您参加党员记分');
    page.tap('不参加');
    page.answer('cancel');
    await page.atRest();
    expect(sent(page, 'answerCard')).toHaveLength(0);
    page.tap('我同意参加');
    await page.atRest();
    expect(sent(page, 'answerCard')).toMatchObject([
      { cardId: 'k1', book: 'members', answer: 'agree', paper: false },
    ]);
    page.close();
  });

  it('shows four dimensions in words, the stars, and until when one may object', async () => {
    const page = await one(own, [score()], { appealScore: answering({ raised: true as const }) });
    for (const words of [
      '65',
      '三星',
      '再有 25 分就是四星',
      '诚信经营',
      '20 分',
      '2025 年 12 分',
      '楼栋长报的：晚上油烟大',
      '网格员审核，同意：去看过',
      '前都可以申诉',
      '明码实价',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.tap('我要申诉');
    page.tap('提出申诉');
    await page.atRest();
    expect(page.text()).toContain('请写一句哪里不对');
    page.type('哪里不对', '那天没开门');
    page.tap('提出申诉');
    await page.atRest();
    expect(sent(page, 'appealScore')).toMatchObject([{ scoreId: 'x1', reason: '那天没开门' }]);
    page.close();
  });

  it('is left with all it says, after it has asked', async () => {
    const page = await one(own, [], {
      answerCard: answering({ state: 'left' as const, listed: false }),
    });
    page.tap('退出记分');
    expect(page.dialog()).toContain('全部删掉');
    page.answer('confirm');
    await page.atRest();
    expect(sent(page, 'answerCard')).toMatchObject([{ answer: 'leave' }]);
    page.close();
  });

  it('says whether it is listed only once that is so', async () => {
    const page = await one(own, [], { answerCard: refusing('CARD_ANSWERED') });
    page.tap('满三星时，让邻居看到我家店 星级商户里写店名、地址和几星，不写分数');
    await page.atRest();
    expect(sent(page, 'answerCard')).toMatchObject([{ answer: 'agree', listed: true }]);
    expect(page.all('[aria-role="switch"][aria-checked="true"]')).toHaveLength(0);
    page.close();
  });

  it('shows pictures when asked, and is printed by whose it is', async () => {
    const group = { of: 'score', pictures: [], waiting: 2 };
    const page = await one(own, [score({ pictures: 2 })], {
      showScorePictures: answering({ groups: [group], toDecide: [] }),
    });
    page.tap('看图片（2 张）');
    await page.atRest();
    expect(page.text()).toContain('还有 2 张在检查，通过了就看得到。');
    expect(page.text()).not.toContain('可以看');
    expect(page.text()).toContain('打印记分卡，或者导出表格');
    page.close();
  });

  it('is shown with its age without a connection', async () => {
    const kept = {
      at: now() - 3 * 60 * 60_000,
      data: { cards: [], shown: { ...shown(own), scores: [] } },
    };
    const page = await open(
      'score-card',
      {},
      { listOwnCards: refusing('OFFLINE') },
      {},
      { [`answer:score-card:${COMMUNITY}`]: kept },
    );
    expect(page.text()).toContain('3 小时前');
    expect(page.text()).toContain('惠民超市');
    page.close();
  });

  it('of another is read by an officer, who may ask for an entry to be taken back', async () => {
    const page = await open(
      'score-card',
      { cardId: 'k1' },
      {
        showCard: answering(shown(cardLine())),
        listScores: answering({ scores: [score()], next: null }),
        askToVoidScore: answering({ asked: true as const }),
      },
    );
    for (const words of ['我要申诉', '退出记分']) expect(page.text()).not.toContain(words);
    page.tap('记错了，要撤销');
    page.type('为什么要撤销', '记错了店');
    page.tap('请另一位来定');
    await page.atRest();
    expect(sent(page, 'askToVoidScore')).toMatchObject([{ scoreId: 'x9', reason: '记错了店' }]);
    page.close();
  });
});

describe('something for a card', () => {
  it('is brought forward by whose card it is, of what they may', async () => {
    const page = await open(
      'score-report',
      { book: 'merchants', cardId: 'k1' },
      {
        showScorebook: answering({ ...BOOK, mayWrite: false }),
        showCard: answering(shown(cardLine({ own: true }))),
        fileScore: refusing('CAP_REACHED'),
      },
    );
    expect(page.text()).toContain('明码实价');
    expect(page.text()).not.toContain('油烟扰民');
    page.tap('报上去');
    await page.atRest();
    expect(page.text()).toContain('请先选是哪一条');
    page.tap('明码实价 +3 分');
    page.tap('报上去');
    await page.atRest();
    expect(page.text()).toContain('请写一句是什么事');
    page.type('是什么事', '价签都换新了');
    page.tap('报上去');
    await page.atRest();
    expect(sent(page, 'fileScore')).toMatchObject([
      { book: 'merchants', cardId: 'k1', ruleId: 'honest', note: '价签都换新了' },
    ]);
    expect(page.all('.problem')).toHaveLength(1);
    page.close();
  });

  it('needs a card that is agreed to', async () => {
    const page = await open(
      'score-report',
      { book: 'merchants' },
      {
        showScorebook: answering(BOOK),
        listCards: answering({ cards: [cardLine({ state: 'asked' })], next: null }),
      },
    );
    expect(page.text()).toContain('还没有能记的');
    page.close();
  });
});

describe('somebody is asked', () => {
  it('whom an officer has found by name; a shop has a place', async () => {
    const page = await open(
      'score-enter',
      { book: 'merchants' },
      { enterCard: refusing('CARD_TAKEN') },
      {
        resident: { listPlaces: refusing('NOT_ALLOWED') },
        role: {
          listPeople: answering({
            people: [{ residentId: 'r7', name: '王秀英', label: '' }],
            more: false,
          }),
        },
      },
    );
    page.tap('请店主答复');
    await page.atRest();
    expect(page.text()).toContain('请写店名');
    page.type('店名', '惠民超市');
    page.type('店在哪里', '东门口第一间');
    page.tap('归哪里管');
    page.tap('整个社区');
    page.type('店主是哪一位', '王秀英');
    await page.atRest();
    page.tap('王秀英');
    page.tap('请店主答复');
    await page.atRest();
    expect(sent(page, 'enterCard')).toMatchObject([
      {
        residentId: 'r7',
        merchant: { name: '惠民超市', address: '东门口第一间', placeId: COMMUNITY },
      },
    ]);
    expect(page.text()).toContain('已经有');
    page.close();
  });
});

describe('star merchants', () => {
  const listed = [{ name: '惠民超市', address: '东门口第一间', stars: 4, year: 2026 }];

  it('are read by neighbours, with their stars as words', async () => {
    const page = await open(
      'star-merchants',
      {},
      {
        listStarMerchants: answering({ merchants: listed }),
      },
    );
    for (const words of ['惠民超市', '东门口第一间', '四星', '2026 年']) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('that are none, cannot be read, or are of earlier, each say so', async () => {
    const none = await open(
      'star-merchants',
      {},
      {
        listStarMerchants: answering({ merchants: [] }),
      },
    );
    expect(none.text()).toContain('还没有星级商户');
    none.close();
    const failed = await open(
      'star-merchants',
      {},
      {
        listStarMerchants: refusing('SERVICE_BUSY'),
      },
    );
    expect(failed.text()).toContain('再试一次');
    failed.close();
    const kept = { at: now() - 60 * 60_000, data: { merchants: listed } };
    const old = await open(
      'star-merchants',
      {},
      { listStarMerchants: refusing('OFFLINE') },
      {},
      { [`answer:star-merchants:${COMMUNITY}`]: kept },
    );
    expect(old.text()).toContain('1 小时前');
    old.close();
  });
});
