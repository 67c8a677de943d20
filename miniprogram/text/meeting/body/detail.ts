import type { BodyDetail, BodyRecord, SeatLine } from '../../../../typings/contract/meeting/body';
import { WEEKDAYS } from '../../common/weekday';
import { dayWithWeekday, pastWords } from '../../date';
import { roleWords } from '../../role/role';
import { CADENCES, EQUIPMENT, WAITS } from '../words';

/** One body: when it meets, who sits there, and what was changed. */
export const BODY_DETAIL = {
  refuse: '不同意',
  agree: '同意',
  poll: '正在问大家哪天能来',
  find: '给下一次找个时间',
  note: '记一次：哪天开过了',
  seats: '谁来开',
  record: '记录',
  edit: '改这个会的安排',
  dissolve: '解散这个会',
  dissolveWhy: '为什么解散，大家都看得到',
  dissolveConfirm: '提出',
  refuseContent: '不同意的话，这次写的就不算了。',
  vacant: '空着',
};

export const bodyQuorum = ({ quorum }: Pick<BodyDetail, 'quorum'>): string =>
  quorum
    ? `现有 ${quorum.of} 位在任，到 ${quorum.present} 位会议才算数。`
    : '到会多少才算数，按名册另算。';

/** How often it meets, when, with what, and by whom it is convened. */
export function bodyFacts(form: BodyDetail['form']): string[] {
  const { weekday, monthDay, cadence, from, until, minutes, noticeDays, equipment, convener } =
    form;
  const usual =
    monthDay !== null
      ? `，一般在 ${monthDay} 号${monthDay > 28 ? '（小月在月底）' : ''}`
      : weekday !== null
        ? `，一般在${WEEKDAYS[weekday]}`
        : '';
  return [
    `${CADENCES[cadence]}${usual}`,
    `${from}–${until} 之间，一次 ${minutes} 分钟（北京时间）`,
    noticeDays > 0 ? `提前 ${noticeDays} 天通知` : '通知了就可以开',
    `由${roleWords(convener)}召集`,
    ...(equipment.length > 0 ? [`要有：${equipment.map((one) => EQUIPMENT[one]).join('、')}`] : []),
  ];
}

/** Whose seat it is, and what goes with it. */
export const seatWords = ({ party, required, substitutes }: SeatLine): string =>
  [party, required && '必到', substitutes && '可以请人代'].filter(Boolean).join(' · ');

const WHAT: Record<BodyRecord['what'], string> = {
  founded: '成立',
  changed: '改过',
  met: '',
  dissolved: '',
};

/** What was done about a body, by whom and when. */
export function recordWords(
  { at, what, fields, by, confirmedBy }: BodyRecord,
  now: number,
): string {
  const [day = ''] = fields;
  const done =
    what === 'dissolved'
      ? `解散：${day}`
      : what !== 'met'
        ? WHAT[what]
        : day.startsWith('-')
          ? `改正：${dayWithWeekday(day.slice(1))}没有开`
          : `${dayWithWeekday(day)}开过`;
  const who = [by, confirmedBy && `${confirmedBy}确认`].filter(Boolean).join('，');
  return [done, who, pastWords(at, now)].filter(Boolean).join(' · ');
}

/** Who wants to change what, and who has to agree; '' where nothing waits. */
export function pendingWords({ pending, waits, may }: BodyDetail): string {
  if (!pending) return '';
  const what = WAITS[waits ?? 'change'];
  const why = pending.dissolve ? `原因：${pending.dissolve}。` : '';
  if (pending.own) return `您提出${what}，等另一位确认。${why}`;
  return may.confirm
    ? `${pending.by}提出${what}，请您看看是否同意。${why}`
    : `${pending.by}提出${what}，等另一位确认。${why}`;
}
