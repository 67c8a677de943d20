import type {
  HonourLine,
  HonourObjectionLine,
  HonourStanding,
  NominationLine,
} from '../../../typings/contract/civility/honour';
import type { MotionForm, Question } from '../../../typings/contract/motion';
import type { Role } from '../../../typings/contract/people';
import { addDays, DAY, dayOf, HOUR, instantOf } from '../../calendar';
import { dayWords, fullWords } from '../date';
import { roleWords } from '../role/role';

/** The aspects of a ten-star household. */
export const STARS: { id: string; name: string }[] = [
  { id: 'love', name: '爱国守法' },
  { id: 'work', name: '勤劳致富' },
  { id: 'honest', name: '诚实守信' },
  { id: 'learning', name: '好学上进' },
  { id: 'family', name: '家庭和睦' },
  { id: 'elders-star', name: '孝老爱亲' },
  { id: 'neighbours', name: '邻里团结' },
  { id: 'clean-star', name: '清洁卫生' },
  { id: 'plain', name: '移风易俗' },
  { id: 'public', name: '热心公益' },
];

/** To start from; a community has its own. */
export const TITLES = ['好媳妇', '好邻居', '最美阳台', '星级商户'];

const NUMBERS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

export function honourTitle({
  kind,
  title,
  stars,
}: Pick<HonourLine, 'kind' | 'title' | 'stars'>): string {
  return kind === 'title' ? title : `${NUMBERS[stars.length] ?? ''}星级文明户`;
}

export function starWords(stars: readonly string[]): string {
  return STARS.filter(({ id }) => stars.includes(id))
    .map(({ name }) => name)
    .join('、');
}

const STANDINGS: Record<HonourStanding, { words: string; tone: 'mine' | 'soon' | 'quiet' }> = {
  asked: { words: '等这家答复', tone: 'soon' },
  declined: { words: '不参加', tone: 'quiet' },
  agreed: { words: '等人审核', tone: 'soon' },
  refused: { words: '没有评上', tone: 'quiet' },
  accepted: { words: '等着公示', tone: 'soon' },
  published: { words: '公示中', tone: 'soon' },
  stopped: { words: '公示时停了', tone: 'quiet' },
  withdrawn: { words: '不参加了', tone: 'quiet' },
  announced: { words: '公示中', tone: 'soon' },
  contested: { words: '有意见，正在核实', tone: 'soon' },
  held: { words: '评上了', tone: 'mine' },
  over: { words: '过了期', tone: 'quiet' },
};

/** Where it stands, and until when. */
export function standingWords({ standing, until, term, motionId }: HonourLine): {
  words: string;
  tone: 'mine' | 'soon' | 'quiet';
} {
  const { words, tone } = STANDINGS[standing];
  if (standing === 'announced' && until !== null) {
    return { words: `公示到 ${fullWords(until)}`, tone };
  }
  if (standing === 'accepted' && motionId) return { words: '大家在投票', tone };
  return { words: standing === 'held' && term ? `到 ${dayWords(term)}` : words, tone };
}

/** Through whose hands it went, by office. */
export function honourSteps({ as, review, decision }: NominationLine): string[] {
  const office = (one: string) => (one === '' ? '自己家' : roleWords(one as Role));
  return [
    `${office(as)}推荐的`,
    review
      ? `${office(review.as)}审核，${review.accepts ? '同意' : '没有同意'}：${review.reason}`
      : '',
    decision
      ? `${office(decision.as)}定的，${decision.publishes ? '公示' : '不公示'}：${decision.reason}`
      : '',
  ].filter(Boolean);
}

/** How many have objected, as everybody reads it; '' where nobody has. */
export function objectedWords({ objections, open }: HonourLine): string {
  if (objections === 0) return '';
  return open === 0
    ? `${objections} 条意见，都核实过了`
    : `${objections} 条意见，还有 ${open} 条在核实，核实完才算数`;
}

/** One objection, and what was answered. */
export function objectionWords({ text, own, answer }: HonourObjectionLine): {
  words: string;
  answer: string;
} {
  const who = own ? '您说' : '有人说';
  return {
    words: text === '' ? '有人提了意见，写的什么只有来核实的人看得到。' : `${who}：${text}`,
    answer: answer
      ? `${roleWords(answer.as as Role)}核实：${answer.upheld ? '意见对，评选停了' : '照样评'}。${answer.text}`
      : '',
  };
}

/** A vote of the whole community about a title: one question for each who is nominated. */
export function titleVoteForm(
  communityId: string,
  title: string,
  questions: Question[],
): MotionForm {
  const opensAt = instantOf(addDays(dayOf(Date.now()), 5), '09:00');
  const closesAt = opensAt + 3 * DAY;
  return {
    title: `评${title}`.slice(0, 40),
    body: '每一户都是自家愿意参加的。同意的比不同意的多，就评上，再公示七天。',
    placeId: communityId,
    ruleId: 'consultation',
    basis: 'households',
    matter: 'community',
    covenantId: null,
    questions,
    secret: true,
    opensAt,
    closesAt,
    countsAt: closesAt + HOUR,
    partyConsultedOn: null,
    urgentReason: '',
    authorisation: '',
    registered: 0,
    women: 0,
    reviseOn: null,
  };
}
