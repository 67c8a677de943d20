import type { MeetingView } from '../../../typings/contract/meeting/meeting';
import { SHARE, type Shared } from '../share';
import { spanWords } from './words';

/** A meeting: when and where, and the items that everybody may read. Nobody who has a seat is named. */
export function meetingShared(communityId: string, meeting: MeetingView): Shared | null {
  const { meetingId, bodyName, day, from, until, place, agenda, cancelled, minutes } = meeting;
  if (cancelled !== null) return null;
  const when = spanWords(day, from, until);
  const items = agenda.flatMap(({ title }) => (title ? [title] : []));
  return {
    kind: 'meeting',
    communityId,
    id: meetingId,
    tag: minutes.published === null ? '开会' : '会议纪要',
    card: { words: `${bodyName}开会：${when}`, title: bodyName, lines: [when, place] },
    title: bodyName,
    lines: [when, place],
    body: items.map((title, index) => `${index + 1}. ${title}`).join('\n'),
    call: minutes.published === null ? '' : `纪要在邻里小程序里，${SHARE.look}。`,
  };
}
