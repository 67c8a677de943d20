import type { Certificate } from '../../../../typings/contract/volunteer/hours';
import { dayOf } from '../../../calendar';
import { dayWords } from '../../date';
import { minutesWords } from '../standing';

export interface CertificateWords {
  name: string;
  total: string;
  lines: string[];
}

/** What a certificate says, to whoever holds it and to whoever checks it. */
export function certificateWords(certificate: Omit<Certificate, 'code'>): CertificateWords {
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
  const less = added < 0 ? '减 ' : '';
  return {
    name,
    total: minutesWords(Math.max(0, measured + added)),
    lines: [
      `${dayWords(from)} 至 ${dayWords(until)}，在${communityName}参加志愿服务`,
      `签到签退记下的 ${minutesWords(measured)}，手工补记并经核对的 ${less}${minutesWords(Math.abs(added))}`,
      ...(imported > 0 ? [`另有从以前的记录导入的 ${minutesWords(imported)}，两人核对过`] : []),
      `${communityName}，${dayWords(dayOf(at))} 开具`,
      `编号 ${number}`,
    ],
  };
}
