import type { NoteKind, VoidLine, VoterNote } from '../../../typings/contract/motion';
import { SEEK } from '../role/seek';
import { CHANNELS } from './rule';

type Words = Pick<VoterNote, 'kind' | 'channel' | 'reason' | 'agentName'>;

/** What an officer has noted, for the one who compares it. */
export function noteWords({ kind, channel, reason, agentName }: Words): string {
  const words: Record<NoteKind, string> = {
    present: '到会了',
    absent: `没有到会，要撤回签到：${reason}`,
    'hand-in': `交了纸票（${CHANNELS[channel ?? 'paper']}）`,
    void: `要作废这一票：${reason}`,
    proxy: agentName ? `委托 ${agentName} 投票` : '取消委托',
  };
  return words[kind];
}

/** The same, for the voter. */
export function ownNoteWords(note: VoterNote): string {
  const waits = '等另一位工作人员核对。';
  const { kind, byName, agentName, reason } = note;
  const words: Record<NoteKind, string> = {
    present: `${byName} 记着您到会了，${waits}`,
    absent: `${byName} 说您不在会场，要撤回您的签到（${reason}），${waits}您要是在场，请点“没有这回事”。`,
    'hand-in': `${byName} 记着您交了纸票，${waits}核对以前，手机上先不能投。`,
    void: `${byName} 提出作废这一票（${reason}），${waits}`,
    proxy: agentName
      ? `${byName} 记着委托 ${agentName} 投票，${waits}`
      : `${byName} 记着取消委托，${waits}`,
  };
  return words[kind];
}

/** What waits at a door, in a word or two. */
export const WAITS: Record<NoteKind, string> = {
  present: '到会等核对',
  absent: '撤回签到等核对',
  'hand-in': '交票等核对',
  void: '作废等核对',
  proxy: '委托等核对',
};

/** A vote that was voided, or a hand-in that was taken back. */
export function voidWords({ day, channel, reason, byName, denied }: VoidLine): string {
  if (denied === 'voter') return `${day} ${byName} 说没有交过纸票，登记已取消`;
  if (denied === 'officer') return `${day} ${byName} 核对不上交票的登记，已取消`;
  return `${day} ${byName} 作废了${CHANNELS[channel]}的一票：${reason}`;
}

export const notedByWords = (name: string) => `${name} 记下的`;

/** Read out by a screen reader: which note a button is about. */
export const confirmLabel = (title: string, words: string) => `对的，${title}，${words}`;
export const refuseLabel = (title: string, words: string) => `不对，退回，${title}，${words}`;

export const togetherWords = (notes: number) => `到会和交票的 ${notes} 条都对`;

/** The dialog before all of them are agreed to at once. */
export const togetherDialog = (notes: number) => ({
  title: `这 ${notes} 条都对？`,
  content: '请把名单念一遍，和到会、交票的人对上了再点。',
  confirmText: '都对',
  cancelText: '再看看',
});

export const proxyHeading = (name: string) => `谁替 ${name} 投票`;

/** The dialog before a mandate is ended; `agent` = who holds it. */
export const endProxyDialog = (name: string, agent: string) => ({
  title: `取消 ${name} 的委托？`,
  content: `${agent} 不能再替这一户投票。已经投了的不受影响。`,
  confirmText: '取消委托',
  cancelText: '先不取消',
});

/** What was noted about voters and waits to be compared. */
export const NOTE_LIST = {
  about: '一个人登记，另一个人核对，核对了才算数。自己登记的、自己家的，请别人来核对。',
  empty: '没有等着核对的登记',
  emptyHint: '别人记下到会、交票、作废或委托以后，会出现在这里。',
  own: '要请另一位来核对。',
  confirm: '对的',
  refuse: '不对，退回',
};

/** Who may vote in somebody's place, noted from a signed paper. */
export const VOTER_PROXY = {
  about:
    '请先看过签了名的书面委托书：委托谁、哪一次投票、怎么投。委托书留下存档。另一位工作人员看过委托书、核对以后，受托人才能投；不能委托给登记的人自己或家里人。本人随时可以自己投，也可以在手机上取消委托。',
  now: '现在委托的是',
  end: '取消委托',
  other: '换一位',
  search: '受托人的姓名',
  searchHint: SEEK.hint,
  searchExample: SEEK.example,
  empty: '没有找到在用小程序的这位居民。请他先加入自己那一户，或者用纸票。',
  send: '看过委托书，记下来',
  findFirst: '请先找到委托书上写的受托人。',
};
