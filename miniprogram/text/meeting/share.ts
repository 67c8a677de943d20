import type { MeetingView, MinutesView } from '../../../typings/contract/meeting/meeting';
import { SHARE, type Shared } from '../common/share';
import { decisionLines } from './held';
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

/** Published minutes: when and where, the items and what was decided on them. Nobody is named. */
export function minutesShared(communityId: string, minutes: MinutesView): Shared | null {
  const { meetingId, state, bodyName, day, from, until, place, items } = minutes;
  if (state !== 'published') return null;
  const when = spanWords(day, from, until);
  const told = items.filter(({ hidden, title }) => !hidden && title !== '');
  return {
    kind: 'meeting',
    communityId,
    id: meetingId,
    tag: '会议纪要',
    card: { words: `${bodyName}的会议纪要`, title: bodyName, lines: [when, SHARE.look] },
    title: bodyName,
    lines: [when, place],
    body: told
      .map(({ title, decision }, index) => {
        const [said] = decision ? decisionLines(decision) : [];
        return `${index + 1}. ${title}${said ? `：${said}` : ''}`;
      })
      .join('\n'),
    call: `纪要在邻里小程序里，${SHARE.look}。`,
  };
}
