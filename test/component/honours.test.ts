import { describe, expect, it } from '@jest/globals';
import type { ListedHonour, NominationLine } from '../../typings/contract/civility/honour.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY, HOME, MEMBERSHIP } from './samples.ts';

/** The pages of honours. */

const line = (more: Partial<ListedHonour> = {}): ListedHonour => ({
  honourId: 'g1',
  kind: 'stars',
  title: '',
  stars: ['family', 'neighbours'],
  label: '一期 1栋 101',
  reason: '照顾楼上的老人三年了',
  standing: 'held',
  until: 0,
  term: '2027-06-20',
  motionId: null,
  objections: 0,
  open: 0,
  pictures: { of: 'g1', pictures: [], waiting: 0 },
  mine: [],
  ...more,
});
const nomination = (more: Partial<NominationLine> = {}): NominationLine => ({
  ...line({ standing: 'asked', until: null, term: null }),
  as: 'secretary',
  review: null,
  decision: null,
  own: false,
  raised: [],
  vote: null,
  ...more,
});
const officer = {
  ...MEMBERSHIP,
  roles: [
    {
      role: 'party-branch' as const,
      placeId: COMMUNITY,
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    },
  ],
};

async function open(
  honours: ListedHonour[],
  nominations: NominationLine[] = [],
  more: object = {},
  as = officer,
) {
  const page = await openPage('package-civility/pages/honour-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: { listMemberships: answering({ memberships: [as] }) },
      ballot: {
        listMotions: answering({
          motions: [{ motionId: 'v1', title: '评最美阳台', passed: true }] as never,
          next: null,
        }),
        saveMotion: refusing('SERVICE_BUSY'),
      },
      civility: {
        listHonours: answering({ honours, next: null }),
        listNominations: answering({ nominations, next: null }),
        answerHonour: answering({ agreed: true }),
        reviewHonour: answering({ accepted: true }),
        decideHonour: answering({ published: true }),
        objectToHonour: answering({ objectionId: 'o9' }),
        hearHonourObjection: answering({ upheld: true }),
        ...more,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('the list of honours', () => {
  it('shows those who agreed with what for and until when, and no order among them', async () => {
    const page = await open([
      line(),
      line({
        honourId: 'g2',
        kind: 'title',
        title: '最美阳台',
        stars: [],
        label: '',
        motionId: 'v1',
      }),
    ]);
    for (const words of [
      '二星级文明户',
      '家庭和睦、邻里团结',
      '照顾楼上的老人三年了',
      '到 2027年6月20日',
      '最美阳台',
      '已离开的邻居',
      '看看大家怎么投的',
      '没有排名',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('shows its pictures, and says how many are still being checked', async () => {
    const pictures = [{ pictureId: 'p1', standing: 'shown' as const, url: '/p1.jpg', own: false }];
    const page = await open([line({ pictures: { of: 'g1', pictures, waiting: 2 } })]);
    expect(page.text()).toContain('还有 2 张在检查');
    page.close();
  });

  it('says what is empty, and why it could not be shown', async () => {
    const empty = await open([]);
    expect(empty.text()).toContain('榜上还没有人');
    empty.close();
    const failed = await open([], [], { listHonours: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });

  it('asks the household, which says yes by one tap', async () => {
    const page = await open([], [nomination(), nomination({ honourId: 'g2', standing: 'held' })]);
    page.tap('我家的');
    await page.atRest();
    expect(page.text()).toContain('不想参加了');
    page.tap('我家愿意');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.answerHonour');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ honourId: 'g1', agrees: true });
    page.close();
  });

  it('is decided with a reason; what is one’s own is for others', async () => {
    const page = await open(
      [],
      [
        nomination({ standing: 'agreed' }),
        nomination({ honourId: 'g2', standing: 'agreed', own: true }),
      ],
    );
    page.tap('要定的');
    await page.atRest();
    expect(page.text()).toContain('要请别人来定');
    page.tap('来定这一户');
    page.tap('同意');
    expect(page.text()).toContain('请写一句为什么');
    page.type('为什么', '邻居都说好');
    page.tap('同意');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.reviewHonour');
    expect(sent?.input).toMatchObject({ honourId: 'g1', accepts: true, reason: '邻居都说好' });
    page.close();
  });

  it('is objected to by a neighbour, who reads what became of it', async () => {
    const mine = {
      objectionId: 'o1',
      at: 0,
      text: '花盆是物业摆的',
      answer: { as: 'party-branch', text: '问过物业了', upheld: false },
      own: true,
      mayHear: false,
    };
    const page = await open([
      line({ standing: 'announced', objections: 2, open: 1, mine: [mine] }),
    ]);
    expect(page.text()).toContain('2 条意见，还有 1 条在核实，核实完才算数');
    expect(page.text()).toContain('您说：花盆是物业摆的');
    expect(page.text()).toContain('核实：照样评。问过物业了');
    page.tap('我有不同意见');
    expect(page.text()).toContain('邻居和这家人都看不到');
    page.tap('提意见');
    expect(page.text()).toContain('请写一句哪里不对');
    page.type('哪里不对', '阳台是公用的');
    page.tap('提意见');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.objectToHonour');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ honourId: 'g1', reason: '阳台是公用的' });
    page.close();
  });

  it('that somebody objects to is heard with an answer', async () => {
    const raised = [
      { objectionId: 'o1', at: 0, text: '阳台是公用的', answer: null, own: false, mayHear: true },
      { objectionId: 'o2', at: 0, text: '', answer: null, own: false, mayHear: false },
    ];
    const page = await open(
      [],
      [nomination({ standing: 'contested', objections: 2, open: 2, raised })],
    );
    page.tap('要定的');
    await page.atRest();
    expect(page.text()).toContain('有人说：阳台是公用的');
    expect(page.text()).toContain('只有来核实的人看得到');
    page.tap('来核实这条意见');
    page.type('核实的结果', '去看过了');
    page.tap('意见不成立');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.hearHonourObjection');
    expect(sent?.input).toMatchObject({ objectionId: 'o1', upheld: false, answer: '去看过了' });
    page.close();
  });

  it('with a title is for a vote, which is drawn up with all who are nominated, and then named', async () => {
    const title = {
      kind: 'title' as const,
      title: '最美阳台',
      stars: [],
      standing: 'accepted' as const,
    };
    const question = (questionId: string) => ({
      questionId,
      text: '同意吗？',
      kind: 'yes-no' as const,
      options: [],
      most: 1,
    });
    const vote = (id: string, announced = '') => ({ question: question(id), drawn: '', announced });
    const page = await open(
      [],
      [
        nomination({ ...title, vote: vote('a') }),
        nomination({ ...title, honourId: 'g2', vote: vote('b') }),
        nomination({ ...title, honourId: 'g3', vote: vote('c', 'v1') }),
        nomination({ ...title, honourId: 'g4', motionId: 'v2' }),
      ],
    );
    page.tap('要定的');
    await page.atRest();
    expect(page.text()).toContain('大家在投票');
    expect(page.text()).not.toContain('来定这一户');
    page.tap('拟一次表决');
    await page.atRest();
    const [drawn] = page.calls.filter(({ name }) => name === 'ballot.saveMotion');
    expect(drawn?.input).toMatchObject({
      form: { title: '评最美阳台', secret: true, questions: [question('a'), question('b')] },
    });
    page.close();
  });
});

describe('a nomination', () => {
  it('asks for stars and words, and is sent once', async () => {
    const page = await openPage('package-civility/pages/honour-nominate/index', {
      query: { communityId: COMMUNITY, householdId: 'h1', label: '一期 1栋 101' },
      answers: {
        resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
        home: { showOverview: answering(HOME) },
        notice: {
          listForOthers: answering({ people: [] }),
          listRecoveries: answering({ asked: [], troubled: [] }),
        },
        ballot: { listMotions: answering({ motions: [], next: null }) },
        meeting: { listMeetings: answering({ meetings: [], next: null }) },
        volunteer: { listShifts: answering({ shifts: [], next: null }) },
        civility: { nominateHonour: answering({ honourId: 'g9' }) },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('一期 1栋 101');
    page.tap('推荐上去');
    expect(page.text()).toContain('请至少选一颗星');
    page.tap('家庭和睦');
    page.tap('推荐上去');
    expect(page.text()).toContain('请写一句好在哪里');
    page.type('好在哪里', '天天给老人送饭');
    page.tap('推荐上去');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.nominateHonour');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ kind: 'stars', title: '', stars: ['family'] });
    page.close();
  });
});
