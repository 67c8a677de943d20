import { chineseMinute, timeOf } from '../../kernel/calendar.ts';
import { queueMessages } from '../../messages/outbox.ts';
import type { Gone, ShiftDocument } from '../collections.ts';
import { shiftMessages } from '../message-subject.ts';
import { findPeople } from '../team/team-repository.ts';

/** What somebody is told about a shift. */
export interface News extends Pick<Gone, 'residentId' | 'key'> {
  why: Gone['why'] | 'offered' | 'reminder' | 'changed' | 'insured';
  /** of an offer */
  until?: number | null;
}

/** At most 20 characters, as the template asks for; whoever took themselves off is not told so. */
const WORDS: Record<News['why'], ((until: number) => string) | null> = {
  offered: (until) => `轮到您了，请${timeOf(until)}前确认`,
  expired: () => '没等到您确认，名额已让出',
  clash: () => '和您另一班时间重叠，没报上',
  unfit: () => '这一班您现在不能参加，名额已让出',
  removed: () => '队长把您移出了这一班',
  cancelled: () => '这一班取消了，不用来了',
  passed: () => '有空位，但和您另一班重叠',
  reminder: () => '别忘了，有事请提前取消',
  moved: () => '时间改了，请看新的时间',
  insured: () => '要买保险了，请打开填证件号',
  changed: () => '有改动，请看新的安排',
  left: null,
  forgotten: null,
  late: null,
};

/** Puts messages into the outbox, one each for every piece of news; a second time changes nothing. */
export async function tellPeople(shift: ShiftDocument, news: readonly News[]): Promise<void> {
  const told = news.filter(({ why }) => WORDS[why] !== null);
  if (told.length === 0) return;
  const { communityId, _id: shiftId, title, from } = shift;
  const people = await findPeople(
    communityId,
    told.map(({ residentId }) => residentId),
  );
  const openids = new Map(people.map(({ _id, openid }) => [_id, openid]));
  const short = [...title].slice(0, 20).join('');
  const messages = told.flatMap(({ residentId, key, why, until }) => {
    const openid = openids.get(residentId);
    if (!openid) return [];
    const words = WORDS[why]?.(until ?? 0) ?? '';
    return {
      _id: `${shiftId}:${residentId}:${key}:${why}`,
      communityId,
      aboutId: shiftId,
      residentId,
      openid,
      data: {
        thing1: { value: short },
        time2: { value: chineseMinute(from) },
        thing3: { value: words },
      },
    };
  });
  if (messages.length > 0) await queueMessages(shiftMessages, messages);
}
