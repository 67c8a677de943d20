import type {
  SelectionDetail,
  SelectionLine,
  SelectionStep,
} from '../../../typings/contract/office/selection';
import { dayWords } from '../date';
import { roleWords } from './role';

const STEPS: readonly { step: SelectionStep; name: string }[] = [
  { step: 'standing', name: '报名' },
  { step: 'voting', name: '居民推选' },
  { step: 'recommending', name: '社区推荐' },
  { step: 'vetting', name: '党总支审查' },
  { step: 'approving', name: '街道审批' },
  { step: 'publishing', name: '公示' },
];
const ORDER: readonly SelectionStep[] = [
  ...STEPS.map(({ step }) => step),
  'appointing',
  'appointed',
];

export function postWords({ role, placeLabel }: Pick<SelectionLine, 'role' | 'placeLabel'>) {
  return `${placeLabel} ${roleWords(role)}`;
}

/** Where a selection is, in a tag. */
export function stepTag({ step, late }: Pick<SelectionLine, 'step' | 'late'>): {
  words: string;
  tone: 'mine' | 'soon' | 'plain';
} {
  if (step === 'appointed') return { words: '选好了', tone: 'mine' };
  if (step === 'ended') return { words: '没有选出来', tone: 'plain' };
  if (step === 'appointing') return { words: '等任命', tone: 'soon' };
  const name = STEPS.find((one) => one.step === step)?.name ?? '';
  return { words: late ? `${name}，已过日子` : `正在${name}`, tone: 'soon' };
}

/** What stands below a selection in the list. */
export function lineWords({ step, dueOn, candidates, steward }: SelectionLine): string {
  if (step === 'appointed') return steward ? `由${steward}担任` : '由邻居选出来的人担任';
  if (step === 'ended') return '';
  const many = candidates === 0 ? '还没有人报名' : `${candidates} 位报名`;
  return dueOn ? `${many}，这一步到 ${dayWords(dueOn)}` : many;
}

export interface StepRow {
  step: SelectionStep;
  /** its name, and that it is the present one */
  title: string;
  words: string;
  over: boolean;
  now: boolean;
}

/** The six steps, what came of each, and until when the present one is. */
export function stepRows(detail: SelectionDetail): StepRow[] {
  const at = ORDER.indexOf(detail.step);
  const { standUntil, vote, recommended, vettedOn, approved, publishedUntil } = detail;
  const done: Partial<Record<SelectionStep, string>> = {
    standing: `报名到 ${dayWords(standUntil)}`,
    voting: vote ? (vote.published ? '票数公布了' : '投票已经定下') : '',
    recommending: recommended ? `${dayWords(recommended.on)}推荐：${recommended.reason}` : '',
    vetting: vettedOn ? `${dayWords(vettedOn)}通过` : '',
    approving: approved
      ? `${dayWords(approved.on)}批准${approved.paper ? `，${approved.paper}` : ''}`
      : '',
    publishing: publishedUntil ? `公示到 ${dayWords(publishedUntil)}` : '',
  };
  return STEPS.map(({ step, name }, index) => {
    const now = index === at;
    const due = now && detail.dueOn && step !== 'standing' && step !== 'publishing';
    const words = [done[step], due ? `到 ${dayWords(detail.dueOn ?? '')}` : ''];
    const title = now ? `${name}（正在这一步）` : name;
    return { step, title, words: words.filter(Boolean).join('，'), over: index < at, now };
  });
}

/** What everybody reads beside a candidate. */
export function votesWords(votes: number | null, runs: boolean): string {
  const counted = votes === null ? '' : `${votes} 票`;
  return [counted, runs ? '' : '不再参选'].filter(Boolean).join('，');
}

export const selectionTitle = (post: string) => `推选${post}`;

/** Who was chosen, or why nobody was. */
export const stewardWords = (name: string) => (name ? `由${name}担任` : '');
export const endedWords = (reason: string) => (reason ? `没有选出来：${reason}` : '');

export const recommendLabel = (name: string) => `推荐${name}`;

export const objectionWhen = (own: boolean, when: string) => (own ? `您提的，${when}` : when);

export const answerLine = (answer: string, upheld: boolean) =>
  answer ? `答复：${answer}${upheld ? '（意见成立，重新推荐）' : ''}` : '';

export const moreVacant = (posts: number) => `还有 ${posts} 个，都看看`;

export const openingWords = (place: string, post: string) => `${place} ${post}`;

/** What is being written: to stand, a recommendation, the street's paper, an objection, its answer, why it ends. */
export type WrittenKind = 'stand' | 'recommend' | 'approve' | 'object' | 'answer' | 'end';

export const FIELDS: Record<
  WrittenKind,
  { label: string; hint: string; most: number; act: string }
> = {
  stand: {
    label: '想对邻居说的',
    hint: '全社区看得到您的名字和这段话',
    most: 200,
    act: '我来报名',
  },
  recommend: { label: '推荐的理由', hint: '全社区看得到', most: 100, act: '推荐这位' },
  approve: { label: '批复的文号', hint: '全社区看得到', most: 40, act: '街道批准了' },
  object: { label: '您的意见', hint: '只有您和答复的人看得到', most: 500, act: '提这条意见' },
  answer: { label: '答复', hint: '全社区看得到', most: 500, act: '答复，继续往下走' },
  end: { label: '为什么不选了', hint: '全社区看得到', most: 100, act: '结束这次推选' },
};

const dialog = (content: string, confirmText: string) => ({
  content,
  confirmText,
  cancelText: '再想想',
});

/** The dialogs before a step that one tap makes. */
export const STEP_DIALOGS = {
  withdraw: dialog('不参选了？选上了也会另选一位。', '不参选了'),
  passed: dialog('党总支审查过了，可以往下走？', '通过'),
  notPassed: dialog('审查没有通过？会请社区另外推荐一位。不用写原因，也不会记下原因。', '没有通过'),
  approved: dialog('批准这位人选，开始公示？', '批准'),
  notApproved: dialog('不批准？会请社区另外推荐一位。', '不批准'),
  appoint: dialog('公示期过了。提议任命这位邻居，等另一位书记或党支部成员同意？', '提议任命'),
  nameVote: dialog('就用这一次投票来推选？定了不能换。', '就用它'),
};

/** Which posts have nobody, and which are being filled. */
export const SELECTION_LIST = {
  standUntil: '报名到',
  termUntil: '任期到',
  about:
    '邻居报名，大家投票，再由社区推荐、党总支审查、街道审批，公示七天。每一步都由不同的人来办，大家都看得到走到了哪里。',
  notNow: '先不开始',
  start: '开始推选',
  vacant: '哪里还空着',
  held: '有人担任',
  lacks: '空着',
  handovers: '职务到期了，看看交接',
  appraisal: '一年一次的民主评议',
  empty: '还没有要选的',
  emptyHint: '等社区导入了楼栋和单元，这里会列出来。',
  building: '栋',
  stair: '个单元',
};

/** How far a selection has come, and the step that waits for the reader. */
export const SELECTION_DETAIL = {
  seeResult: '看看投票的结果',
  seeVote: '去看推选的投票',
  candidates: '报名的邻居',
  noCandidates: '还没有人报名。住在这里、满 18 岁的邻居都可以。',
  recommended: '推荐的人选',
  withdraw: '我不参选了',
  objections: '公示时的意见',
  hidden: '写了什么，只有提的人和答复的人看得到。',
  answerThis: '来答复',
  notAnswered: '还没有答复，答复了才能任命。',
  uphold: '意见成立，请社区重新推荐',
  notNow: '先不写',
  object: '对人选有意见',
  notPassed: '审查没有通过',
  notApproved: '街道不批准',
  end: '不选了',
  proposed: '已经提议任命，等另一位书记或党支部成员同意',
  stand: '我来报名',
  standNote: '报名了，全社区看得到您的名字。改主意了，什么时候都能退出。',
  nameVote: '就用这一次投票来推选',
  announce: '去公布推选的投票',
  draw: '准备推选的投票',
  drawNote: '公布以后，回到这里定下来。',
  passed: '党总支审查通过',
  enterPaper: '登记街道的批复',
  approve: '批准，开始公示',
  print: '印公示牌',
  printNote: '电话留着空，手写上去。',
  appoint: '提议任命',
  writeFirst: '请写一句。',
};
