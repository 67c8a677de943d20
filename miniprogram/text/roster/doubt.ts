import type {
  DoubtedOwner,
  OwnerProposal,
  OwnerProposalLine,
} from '../../../typings/contract/parts/owners';
import { doubtKindWords, unitsWords } from './owner';

export const doubtsHeading = (estate: string, groups: number) =>
  `${estate}：${groups} 组业主要核对`;

export const groupsWords = (groups: number) => `${groups} 组`;

export const allDifferentWords = (groups: number) => `下面 ${groups} 组都是不同的人`;

export const proposeLabel = (groups: number) =>
  groups > 0 ? `提出这 ${groups} 组，请另一位确认` : '选好以后，请另一位确认';

/** The names in a group; no more than three are said. */
export const groupTitle = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(' / ')} 等` : names.join(' / ');

export const ownerName = ({ names }: Pick<DoubtedOwner, 'names'>) =>
  `${names[0] ?? ''}${names.length > 1 ? '等' : ''}`;

export const numberWords = (hasNumber: boolean) => (hasNumber ? '有电话' : '没有电话');

const STATES: Record<OwnerProposal['state'], string> = {
  agreed: '已确认',
  declined: '没有同意',
  open: '等另一位确认',
};
const GONE = '一位已离开的人';

/** What was proposed, by whom, and what became of it. */
export function proposalLines(
  { state, lines, proposedByName, decidedByName }: OwnerProposal,
  when: string,
): { title: string; by: string } {
  const decided = state === 'open' ? '' : `，${decidedByName || GONE} ${STATES[state]}`;
  return {
    title: `${lines.length} 组业主 · ${STATES[state]}`,
    by: `${proposedByName || GONE} 提出${decided} · ${when}`,
  };
}

/** A group of a proposal: who, whether they are one, and their units. */
export function proposedGroup({ kind, owners, reopened }: OwnerProposalLine) {
  const names = [...new Set(owners.map((owner) => owner.names.join('、')))];
  const outcome = owners.length === 1 ? '同一个人' : `${owners.length} 个不同的人`;
  return {
    title: `${names.slice(0, 3).join(' / ')}（${doubtKindWords(kind)}）`,
    outcome: reopened ? '要重新核对' : outcome,
    owners: owners.map((owner) => {
      const units = unitsWords(owner);
      return kind === 'same-number' ? `${owner.names.join('、')}：${units}` : units;
    }),
  };
}

/** The dialog before a group is taken up again. */
export const REOPEN = {
  title: '重新核对这一组？',
  content: '这一组会回到“要核对”里，两个人重新定好以前，业主表决不能发布。已经发布的表决不受影响。',
  confirmText: '重新核对',
  cancelText: '不用了',
};

/** Owners of whom nobody knows whether they are one. */
export const OWNER_DOUBTS = {
  about:
    '算人数和面积以前，先要知道他们是一个人还是几个人。一位提出，另一位确认，才算数；定了以后，再导入名册也不用重来。',
  proposals: '提出来的和定下来的',
  empty: '都核对清楚了',
  emptyHint: '这个小区的业主，没有分不清的了。',
  kinds: '哪一种',
  allSame: '都是同一个人',
  waits: '已经提出，等另一位确认。',
  own: '里面有您自己家，要请另一位来提。',
  same: '同一个人',
  different: '不同的人',
  some: '有几位是同一个人',
  someHint: '请勾出是同一个人的那几位，没勾的各算一位。',
  reason: '怎么核对的',
  reasonHint: '另一位会看到，也记在操作记录里',
  reasonExample: '例如：对过不动产登记查询结果',
  chooseFirst: '请先选几组。',
  reasonFirst: '请写一句您是怎么核对的。',
  proposed: '提出了',
};

/** What was proposed about owners, and waits for a second person. */
export const OWNER_PROPOSALS = {
  empty: '还没有人提出',
  emptyHint: '有人提出哪些业主是同一个人，会出现在这里，请另一位确认。',
  about:
    '关系到每个人的票和面积，要两个人定：一位提出，另一位对照登记看过再确认。自己家的请别人来定。',
  fold: '收起',
  unfold: '一组一组看',
  reopen: '不对，重新核对',
  own: '这是您提的，或者里面有您自己家，要请另一位来定。',
  agreed: '确认以后，业主表决的人数和面积就按这样算，记在操作记录里。',
  declined: '不同意的话，这些业主还是“要核对”，可以重新提。',
  leave: '再看看',
  agreeNow: '看过了，确认',
  decline: '不同意',
  agree: '确认',
  settled: '定下来了',
  answered: '已回复',
};
