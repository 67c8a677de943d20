import type { MotionDetail, OwnVoter } from '../../../../typings/contract/motion';
import { keptReceipt } from '../../../store/receipt';
import { areaWords } from '../../../text/ballot/figure';
import { LEFT_HOME, lateWords } from '../../../text/ballot/late';
import { ownNoteWords, voidWords } from '../../../text/ballot/note';
import { answerWords, questionName, receiptWords } from '../../../text/ballot/question';
import { CHANNELS } from '../../../text/ballot/rule';
import { WAYS, type Way, wayOf } from '../../../text/ballot/way';

/** The reader's own vote, or one that they may cast for others, as a card shows it. */
export interface OwnCard {
  voterId: string;
  name: string;
  state: string;
  isCast: boolean;
  answers: string[];
  receipt: string;
  voids: string[];
  /** what officers have noted, and the voter can deny */
  notes: { noteId: string; words: string; mayDeny: boolean }[];
  mayEndProxy: boolean;
  /** '' where the reader may not change it */
  change: string;
  notMine: boolean;
  adultNeeded: boolean;
  /** the household at whose page one asks to be confirmed as its owner */
  confirmAt: string;
}

/** Before the vote there is nothing to say of one's own, but for what officers have written down. */
export const isNoted = ({ notes, mayEndProxy, confirmAt }: OwnCard) =>
  notes.length > 0 || mayEndProxy || confirmAt !== '';

export function ownCard({ form, motionId, phase }: MotionDetail, one: OwnVoter): OwnCard {
  const { voterId, cast, castBy, answers, voids, notMine } = one;
  const isPoll = form.ruleId === 'poll';
  const receipt = one.receipt ?? (cast === 'phone' ? keptReceipt(motionId, voterId) : '');
  const by = castBy && one.as !== 'self' ? `，${castBy} 投的` : '';
  return {
    voterId,
    name: isPoll ? '我的回答' : nameOf(one, WAYS[wayOf(form.ruleId)].own),
    isCast: cast !== null,
    state: stateOf(one, wayOf(form.ruleId), by),
    answers: answers
      ? form.questions.map((question, at) => {
          const name = questionName(question, at, form.questions.length);
          return `${name && `${name} `}${answerWords(question, answers[at])}`;
        })
      : [],
    receipt: receipt && !form.secret ? receiptWords(receipt) : '',
    voids: [
      ...voids.map(voidWords),
      ...(one.absences ?? []).map(
        ({ day, reason, byName }) => `${day} ${byName} 撤回了到会签到：${reason}`,
      ),
      ...(one.overruled ?? []).map(
        ({ day, name, byName }) =>
          `${day} ${byName} 改投了${name ? ` ${name} ` : '前一位'}投的一票`,
      ),
    ],
    notes: (one.notes ?? []).map((note) => ({
      noteId: note.noteId,
      words: ownNoteWords(note),
      mayDeny: !notMine,
    })),
    mayEndProxy: one.proxy !== null && one.as !== 'proxy' && !notMine && isUnderWay(phase),
    change: phase === 'open' && cast === 'phone' && !notMine ? changeWords(form, one, receipt) : '',
    notMine,
    adultNeeded: phase === 'open' && one.adultNeeded === true,
    confirmAt: one.unconfirmed ?? '',
  };
}

export const isUnderWay = (phase: MotionDetail['phase']) => phase === 'notice' || phase === 'open';

/** How the reader may change a vote that stands; '' for not at all. */
function changeWords(
  { secret, ruleId }: MotionDetail['form'],
  { mine, overrules, castBy }: OwnVoter,
  receipt: string,
): string {
  if (overrules) return `不用 ${castBy ?? '别人'} 投的，我来改投`;
  const isOwn = secret ? ruleId === 'poll' && receipt !== '' : mine !== false;
  return isOwn ? '截止前可以改，改一改' : '';
}

/** What one does for oneself comes before what one does for others. */
export function ownFirst(motion: MotionDetail): MotionDetail {
  const isProxy = ({ as }: OwnVoter) => Number(as === 'proxy');
  return { ...motion, own: [...motion.own].sort((one, other) => isProxy(one) - isProxy(other)) };
}

/** Whose vote it is, as the reader calls it. */
function nameOf({ as, name, area }: OwnVoter, own: string): string {
  if (as === 'self') return `我的${own}`;
  if (as === 'household') return `我家的${own} · ${name}`;
  if (as === 'proxy') return `受托 · ${name}`;
  return `我的房子 · ${name}${area === null ? '' : ` · ${areaWords(area)}`}`;
}

function stateOf(
  { as, cast, notMine, late, leftHome, present, proxy, unconfirmed }: OwnVoter,
  way: Way,
  by: string,
): string {
  if (way === 'poll') return cast ? '已经回答' : '还没有回答';
  if (late && cast === null) return lateWords(as);
  if (unconfirmed) {
    return '您要是这套房子的业主，请楼栋长或业委会当面核对一次，就能用手机投；纸质选票随时可以用。租住的邻居不用理会。';
  }
  const [done, undone] = way === 'talk' ? ['已经说了', '还没有说'] : ['已投', '还没有投'];
  const other = proxy && as !== 'proxy' ? `，委托了 ${proxy}，也可以自己投` : '';
  const left = leftHome ? `。${LEFT_HOME}` : '';
  const open = notMine ? '由户代表来投' : `${undone}${other}${left}`;
  const voted = cast ? `${done}（${CHANNELS[cast]}${by}）` : open;
  return present ? `${voted} · 已到会` : voted;
}
