import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  AttendanceDocument,
  FeedbackDocument,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { unsaidAbout, wasThere } from '../../cloudfunctions/volunteer/feedback/feedback-rules.ts';

/** What volunteers say about a shift, and what the leader says to some of them. */
const SAID: readonly { text: string; note?: string }[] = [
  { text: '6 栋后面两盏路灯不亮，下次多带一个手电。', note: '已经报给物业了，多谢您留心。' },
  { text: '两个人一组正好，走得不累。', note: '辛苦了，下周还等您来。' },
  { text: '集合早十分钟就好了，能先把对讲机试一试。' },
  { text: '碰到一位老人找不到家，一起送回去了。', note: '多亏有您在。' },
];

/** Patrols of the last weeks, the latest first, about which something is said. */
const SHIFTS = 6;

/** Feedback of a season: a few words about each of the latest patrols, most of them answered. */
export function seasonFeedback(
  shifts: readonly ShiftDocument[],
  attendances: readonly AttendanceDocument[],
  start: number,
): FeedbackDocument[] {
  const latest = shifts
    .filter(({ kind }) => kind === 'patrol')
    .filter(
      ({ until, state }) => state === 'open' && until < start - HOUR && until > start - 14 * DAY,
    )
    .sort((one, other) => other.from - one.from)
    .slice(0, SHIFTS);
  return latest.flatMap((shift, n) => {
    const there = attendances.filter((one) => one.shiftId === shift._id && wasThere(one));
    return there.slice(0, 2).map((one, k): FeedbackDocument => {
      const { text, note } = SAID[(n + k) % SAID.length] ?? { text: '' };
      const at = shift.until + (k + 1) * HOUR;
      const by = shift.closed?.by ?? 'seed';
      return {
        ...unsaidAbout(shift, one.residentId),
        said: { text, at: Math.min(at, start) },
        answer: note ? { welcome: true, note, at: Math.min(at + HOUR, start), by } : null,
      };
    });
  });
}

/** What came of a shift that is over, as its leader has written it down; most shifts have nothing to count. */
export function withOutcome(shift: ShiftDocument, n: number): ShiftDocument {
  if (n % 4 !== 0) return shift;
  const served = 8 + ((n * 7) % 23);
  const saved = shift.kind === 'cleaning' ? 200 + (n % 5) * 50 : null;
  return { ...shift, outcome: { served, saved, by: 'seed', at: shift.until + HOUR } };
}
