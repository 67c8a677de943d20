import { pastWords } from '../date';

/** People whom the reader may confirm for. */
export const ACT_FOR = {
  heading: '您可以替这些人确认',
  hint: '请先念给本人听。替谁确认、是谁确认的，本人和楼栋长都看得到。',
};

export const confirmFor = (name: string): string => `替${name}确认`;
/** @param byName who confirmed for them; '' = they did themselves */
export function confirmedWords(name: string, byName: string, at: number, now: number): string {
  const who = byName === '' ? `${name} 自己确认了` : `${byName} 替${name}确认`;
  return `${who}（${pastWords(at, now)}）`;
}
