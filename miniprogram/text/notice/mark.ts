import type { MarkedHow, MarkOnHome } from '../../../typings/contract/parts/door-mark';
import { pastWords } from '../date';
import { roleWords } from '../role/role';

const HOW: Record<MarkedHow, string> = {
  paper: '您家在纸上签过',
  phone: '电话里说过',
  door: '当面说过',
};

/** 楼栋长王建国记了：您家已知道这条通知（当面说过）。 */
function markWords({ byRole, byName, how }: MarkOnHome): string {
  return `${byRole ? roleWords(byRole) : '工作人员'}${byName}记了：您家已知道这条通知（${HOW[how]}）。`;
}

/** A mark as the household sees it. */
export interface ShownMark {
  id: string;
  words: string;
  /** when, and for which home if the reader has several */
  when: string;
}

export function shownMarks(marks: readonly MarkOnHome[], now: number): ShownMark[] {
  return marks.map((mark) => {
    const when = pastWords(mark.at, now);
    return {
      id: mark.householdId,
      words: markWords(mark),
      when: marks.length > 1 ? `${mark.label} · ${when}` : when,
    };
  });
}

export const MARK = {
  deny: '不是这样',
  denyHint: '点一下，这条记录就拿掉，记的人会知道。',
  denied: '记录拿掉了，记的人会知道。您看完通知，自己点“知道了”就好。',
} as const;
