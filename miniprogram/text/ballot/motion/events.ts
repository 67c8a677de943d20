import type { MotionEvent } from '../../../../typings/contract/motion';
import { auditWords } from '../../common/audit';
import { pastWords } from '../../date';
import { roleWords } from '../../role/role';

/** Who has done what, and when: a line of the record. */
export function eventWords({ at, action, office, times }: MotionEvent, now: number) {
  const who =
    { resident: '居民', timer: '到时间自动' }[office as string] ?? roleWords(office as never);
  const often = times > 1 ? `，${times} 次` : '';
  // Of what was done about voters only the day is told.
  const when = pastWords(at, now).replace(/ ?00:00$/, '');
  return { what: `${auditWords(action)}${often}`, who: `${who} · ${when}` };
}

/** What was done about a motion. */
export const MOTION_EVENTS = {
  about: '这次表决的经过，谁做的、什么时候做的，都在这里，谁也改不了。这里不写投票人是谁。',
  empty: '还没有记录',
  emptyHint: '发布公告、登记纸票、计票、签字，都会记在这里。',
};
