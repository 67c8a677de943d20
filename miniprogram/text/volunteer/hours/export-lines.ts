import type { ExportLine } from '../../../../typings/contract/volunteer/exporting';
import { dayWords, momentWords, pastWords } from '../../date';
import { COMMON } from '../common';

/** 志愿时长，2025年1月1日到2025年12月31日 */
export function exportTitle({ what, from, until, title }: ExportLine): string {
  return what === 'hours'
    ? `志愿时长，${dayWords(from)} 到 ${dayWords(until)}`
    : `${title} 的保险名单，${dayWords(from)}`;
}

/** Who asked, who decided, and how long it can be fetched. */
export function exportWords(line: ExportLine, now: number): string {
  const asked = `${pastWords(line.at, now)}，${line.byName || COMMON.gone} 申请`;
  if (line.state === 'open') return `${asked}，等另一位同意`;
  const decided = `${asked}，${line.decidedName || COMMON.gone}`;
  if (line.state === 'declined') return `${decided} 没有同意`;
  const isOver = line.fetchUntil === null || line.fetchUntil < now;
  return isOver
    ? `${decided} 同意，已经过了可以取的时间`
    : `${decided} 同意，${momentWords(line.fetchUntil ?? now, now)} 前可以取`;
}
