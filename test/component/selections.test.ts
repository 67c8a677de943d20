import { describe, expect, it } from '@jest/globals';
import type {
  SelectionDetail,
  SelectionLine,
  SelectionMay,
} from '../../typings/contract/office/selection.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The board of vacancies, and one selection. */

const line = (more: Partial<SelectionLine> = {}): SelectionLine => ({
  selectionId: 's1',
  role: 'stair-steward',
  placeId: 'maple.a.b.c',
  placeLabel: '一期 1栋 1单元',
  step: 'standing',
  dueOn: '2026-06-20',
  late: false,
  candidates: 2,
  steward: '',
  ...more,
});
const MAY: SelectionMay = {
  stand: false,
  withdraw: false,
  nameVote: false,
  recommend: [],
  vet: false,
  approve: false,
  fromPaper: true,
  object: false,
  appoint: false,
  print: false,
  end: false,
};
const candidate = (key: string, name: string, more: object = {}) => ({
  key,
  name,
  words: '愿意跑腿',
  runs: true,
  own: false,
  votes: null,
  ...more,
});
const detail = (more: Partial<SelectionDetail> = {}, may: Partial<SelectionMay> = {}) => ({
  ...line(),
  from: '2026-06-15',
  until: '2029-06-14',
  standUntil: '2026-06-20',
  publicationDays: 7,
  candidateLines: [candidate('c1', '顾南枝'), candidate('c2', '戴云舟')],
  vote: null,
  votes: [],
  question: null,
  recommended: null,
  vettedOn: null,
  approved: null,
  publishedUntil: null,
  objections: [],
  proposed: false,
  endReason: '',
  may: { ...MAY, ...may },
  ...more,
});

async function openList(selections: SelectionLine[], mayOpen = false, more: object = {}) {
  const posts = [
    {
      role: 'stair-steward' as const,
      filled: 1,
      total: 3,
      vacant: [
        { placeId: 'maple.a.b.c', label: '一期 1栋 1单元' },
        { placeId: 'maple.a.b.d', label: '一期 1栋 2单元' },
      ],
    },
  ];
  const page = await openPage('package-resident/pages/selection-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      role: {
        listSelections: answering({ posts, selections, mayOpen }),
        openSelection: answering({ selectionId: 's9' }),
        showSelection: refusing('SERVICE_BUSY'),
        ...more,
      },
    },
  });
  await page.atRest();
  return page;
}

async function openDetail(shown: SelectionDetail, more: object = {}) {
  const page = await openPage('package-resident/pages/selection-detail/index', {
    query: { communityId: COMMUNITY, selectionId: 's1' },
    answers: {
      role: {
        showSelection: answering(shown),
        standForPost: answering({ stands: true }),
        recommendCandidate: answering({ key: 'c1' }),
        vetCandidate: answering({ passed: true }),
        answerCandidate: answering({ upheld: true }),
        ...more,
      },
      ballot: {
        saveMotion: answering({ motionId: 'm1' }),
        showMotion: refusing('SERVICE_BUSY'),
      },
      resident: {
        listMemberships: refusing('SERVICE_BUSY'),
        listPlaces: refusing('SERVICE_BUSY'),
      },
      covenant: { listCovenants: refusing('SERVICE_BUSY') },
    },
  });
  await page.atRest();
  return page;
}

describe('the board of vacancies', () => {
  it('says which selections run, and which posts have nobody and no selection', async () => {
    const page = await openList([
      line(),
      line({ selectionId: 's2', step: 'appointed', steward: '白若溪' }),
    ]);
    for (const words of ['正在报名', '2 位报名', '由白若溪担任', '空着', '一期 1栋 2单元']) {
      expect(page.text()).toContain(words);
    }
    page.tap('一期 1栋 2单元');
    expect(page.text()).not.toContain('开始推选');
    page.close();
  });

  it('lets an officer begin one, with its days', async () => {
    const page = await openList([], true);
    page.tap('一期 1栋 2单元');
    await page.atRest();
    page.tap('开始推选');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'role.openSelection');
    expect(sent?.input).toMatchObject({ placeId: 'maple.a.b.d', publicationDays: 7 });
    page.close();
  });

  it('says why it could not be shown', async () => {
    const page = await openList([], false, { listSelections: refusing('SERVICE_BUSY') });
    expect(page.text()).toContain('再试一次');
    page.close();
  });
});

describe('a selection', () => {
  it('shows the six steps to everybody, and nothing to do to whoever has nothing to do', async () => {
    const page = await openDetail(
      detail({
        step: 'publishing',
        recommended: { key: 'c1', on: '2026-06-22', reason: '票数最多' },
        vettedOn: '2026-06-23',
        approved: { on: '2026-06-24', paper: '枫街办〔2026〕9号' },
        publishedUntil: '2026-07-01',
        objections: [
          {
            objectionId: 'o1',
            at: 0,
            text: '',
            answer: null,
            upheld: false,
            own: false,
            mayAnswer: false,
          },
        ],
      }),
    );
    for (const words of [
      '报名到',
      '居民推选',
      '票数最多',
      '通过',
      '枫街办〔2026〕9号',
      '公示（正在这一步）',
      '推荐的人选',
      '只有提的人和答复的人看得到',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('来答复');
    page.close();
  });

  it('lets a neighbour stand, saying who will read it', async () => {
    const page = await openDetail(detail({}, { stand: true }));
    page.tap('我来报名');
    await page.atRest();
    expect(page.text()).toContain('全社区看得到您的名字');
    page.tap('我来报名');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'role.standForPost');
    expect(sent?.input).toMatchObject({ stands: true, words: '' });
    page.close();
  });

  it('lets an officer recommend whom the votes allow, with a reason', async () => {
    const page = await openDetail(detail({ step: 'recommending' }, { recommend: ['c1'] }));
    expect(page.text()).not.toContain('推荐戴云舟');
    page.tap('推荐顾南枝');
    await page.atRest();
    page.tap('推荐这位');
    await page.atRest();
    expect(page.text()).toContain('请写一句');
    expect(page.calls.some(({ name }) => name === 'role.recommendCandidate')).toBe(false);
    page.close();
  });

  it('draws up the vote with just the question that was given', async () => {
    const question = {
      questionId: 'q1',
      text: '请推选一位',
      kind: 'single' as const,
      options: [{ optionId: 'c1', text: '顾南枝' }],
      most: 1,
    };
    const page = await openDetail(detail({ step: 'voting', question }, { nameVote: true }));
    page.tap('准备推选的投票');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'ballot.saveMotion');
    expect(sent?.input).toMatchObject({
      form: { ruleId: 'consultation', secret: true, questions: [question] },
    });
    page.close();
  });

  it('says why it could not be shown', async () => {
    const page = await openDetail(detail(), { showSelection: refusing('SELECTION_NOT_FOUND') });
    expect(page.text()).toContain('没有找到这次推选');
    page.close();
  });
});
