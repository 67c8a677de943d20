import type { NoteKind, VoidLine, VoterNote } from '../../../typings/contract/motion';
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
