import type { Presence } from '../../../../typings/contract/volunteer/presence';
import type { KeptScan } from '../../../store/kept-scan';
import { momentWords, pastWords } from '../../date';
import { leftWords, markWords } from './mark';

/** How far one has come: what stands large, and what it means. */
export interface PresenceWords {
  title: string;
  lines: string[];
}

/** What is known of one's coming and going. */
export function presenceWords(presence: Presence, now: number): PresenceWords {
  const { in: came, out, left, codesFrom, late } = presence;
  if (!came) {
    const soon = now < codesFrom ? [`${momentWords(codesFrom, now)} 起可以签到`] : [];
    return { title: '还没有签到', lines: soon };
  }
  const lines = [
    markWords(came, '到'),
    out ? markWords(out, '走') : '走的时候再扫一次签退，没有签退就算到结束。',
    left ? leftWords(left) : late ? '补交的扫码要队长核对一下，才算时长。' : '',
  ];
  return { title: out ? '签退了' : '签到了', lines: lines.filter(Boolean) };
}

/** 签到，今天 19:31 在手机上记下的 */
export function scanWords({ which, at }: KeptScan, now: number): string {
  return `${which === 'in' ? '签到' : '签退'}，${pastWords(at, now)}记下的`;
}

/** Another code than those that a leader's phone shows. */
export const NO_CODE = '这不是签到码。请对着队长手机上“签到码”那一页扫。';

/** What a scan that is still on the phone waits for. */
export const keptWords = (scan: KeptScan, now: number) =>
  scan.refused ? '没有送成，点开看看' : `${scanWords(scan, now)}，等有信号再送`;
