import type { Desk } from '../../../typings/contract/home';
import { dutyLine } from '../role/duty';

export type FirstId = 'notice' | 'poster' | 'duty';

/** One of three things that work before there is a roster. */
export interface FirstThing {
  id: FirstId;
  icon: string;
  name: string;
  words: string;
  done: boolean;
}

export const FIRST_WEEK = {
  head: '还没有名册，先做这三件',
  home: '第一周，先做三件事',
  homeWords: '发一则通知，贴一张海报，留一个值班电话',
  next: '接下来',
  nextName: '导入名册',
  nextWords: '一张 Excel 表就行。导进来以后，给每户发门牌码，邻居就能加入了。',
} as const;

export function firstThings(
  { firstWeek, duty }: Pick<Desk, 'firstWeek' | 'duty'>,
  posted: boolean,
): FirstThing[] {
  if (!firstWeek) return [];
  return [
    {
      id: 'notice',
      icon: 'notification',
      name: '发一则通知',
      words: firstWeek.noticed ? '已经发了，可以再发' : '还没有发。邻居加入以后都看得到',
      done: firstWeek.noticed,
    },
    {
      id: 'poster',
      icon: 'image',
      name: '贴一张海报',
      words: posted ? '做好了，贴到每个单元门口' : '还没有做。扫一扫就能打开小程序',
      done: posted,
    },
    {
      id: 'duty',
      icon: 'call',
      name: '留一个值班电话',
      words: duty ? dutyLine(duty) : '还没有留。印在海报上，谁都打得通',
      done: duty !== null,
    },
  ];
}
