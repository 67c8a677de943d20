import { minutesWords } from '../standing';

/** Hours that wait for somebody from outside the team. */
export const HOURS_PENDING = {
  intro:
    '手工记的、比队长点的人数多的，要队外的人看过才算时长。自己的、自己记的、自己队里的，请别人来核对。',
  empty: '没有要核对的时长',
  emptyHint: '队长补记了时长，会出现在这里。',
  confirm: '属实',
  refuse: '不算',
  imports: '核对导入的名单和时长',
  exports: '导出名单和时长',
  consents: '核对监护人的同意书',
  refuseTitle: '这一条不算时长？',
};

export const confirmTitle = (name: string) => `${name} 的这一条属实吗？`;

export const overlapWords = (title: string, day: string, span: string) =>
  `和“${title}”（${day} ${span}）时间重叠，只能有一条算数`;

/** Who has written hours down. */
export const notedBy = (name: string) => `${name} 记的`;

export const officersTitle = (year: string) => `${year} 年，谁手工记了多少`;

export const withdrawnTitle = (year: string) => `${year} 年，补记了又撤回的班`;

interface Added {
  entries: number;
  minutes: number;
  /** minutes of before that were brought over */
  imported: number;
  /** shifts that were written down afterwards */
  shifts: number;
}

/** 3 条，合计 2 小时；事后补记 1 班；导入 5 小时 */
export function addedWords({ entries, minutes, imported, shifts }: Added): string {
  const sum = `${minutes < 0 ? '减 ' : ' '}${minutesWords(Math.abs(minutes))}`;
  return [
    entries > 0 ? `${entries} 条，合计${sum}` : '',
    shifts > 0 ? `事后补记 ${shifts} 班` : '',
    imported > 0 ? `导入 ${minutesWords(imported)}` : '',
  ]
    .filter(Boolean)
    .join('；');
}
