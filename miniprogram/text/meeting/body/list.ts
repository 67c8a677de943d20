import type { BodyLine } from '../../../../typings/contract/meeting/body';
import { dayWithWeekday } from '../../date';

/** Who meets here. */
export const BODY_LIST = {
  heading: '大家的会',
  empty: '还没有会',
  emptyHint: '联席会、议事会成立以后，就在这里看什么时候开。',
};

/** Where one goes on from the list. */
export const BODY_WAYS = {
  plan: { name: '一年的会', words: '什么时候、在哪里开' },
  busy: { name: '我不方便的时间', words: '排会的时候尽量避开' },
  rooms: { name: '会议室', words: '看看空不空，订一段时间' },
  found: { name: '成立一个会', words: '谁来开、多久开一次' },
};

export const overdueWords = (count: number): string =>
  count > 0 ? `有 ${count} 个会该开没开，排在前面。` : '该开的都开了。';

/** Its seats, when it last met, and what waits. */
export function lineFacts({ seats, vacant, lastMet, mine, waits, dissolvedOn }: BodyLine): string {
  const facts = [
    seats > 0 && !dissolvedOn && `${seats} 个席位${vacant > 0 ? `，空着 ${vacant} 个` : ''}`,
    lastMet && `上次是${dayWithWeekday(lastMet)}`,
    mine && '您有席位',
    waits === 'change' && '有改动等确认',
    waits === 'dissolution' && '要解散，等确认',
  ];
  return facts.filter(Boolean).join(' · ');
}
