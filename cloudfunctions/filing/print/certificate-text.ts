import { chineseDay, instantOf } from '../../kernel/calendar.ts';
import type { CertificateDocument } from '../../volunteer/collections.ts';
import { type Block, lines, title } from '../record/word-parts.ts';

type Printed = Pick<
  CertificateDocument,
  'number' | 'name' | 'communityName' | 'from' | 'until' | 'measured' | 'added' | 'imported' | 'at'
>;

const dayWords = (day: string) => chineseDay(instantOf(day));

/** 7 小时 45 分 */
function timeWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** A certificate (志愿服务条例, art. 19): hours by check-in, by hand and from tables of before stand apart. */
export function certificateBlocks(certificate: Printed, code: string): Block[] {
  const {
    number,
    name,
    communityName,
    from,
    until,
    measured,
    added,
    imported = 0,
    at,
  } = certificate;
  return [
    title('志愿服务记录证明'),
    ...lines(
      `${name} 于 ${dayWords(from)} 至 ${dayWords(until)} 在${communityName}参加志愿服务，服务时长共 ${timeWords(measured + added)}。`,
    ),
    ...lines(`其中签到签退记录的 ${timeWords(measured)}，手工补记并经核对的 ${timeWords(added)}。`),
    ...(imported > 0
      ? lines(`另有从以前的记录导入、并经两人核对的 ${timeWords(imported)}，不在上面的时长里。`)
      : []),
    ...lines(`出具单位：${communityName}\n出具日期：${chineseDay(at)}`),
    ...lines(`证明编号：${number}\n验证码：${code}`),
    ...lines('核对：微信小程序“邻里” → 志愿 → 核对一张证明，输入编号和验证码，谁都可以查。', 20),
  ];
}
