import type { ErrorDetails } from '../../typings/contract/envelope';

/** What went wrong and what to do next: always the same, or with the details of this time. */
export type Sentence = string | ((details: ErrorDetails) => string);

const FIELDS: Record<string, string> = {
  code: '门牌码',
  name: '姓名',
  title: '标题',
  body: '正文',
  audience: '发给哪里',
  confirmUntil: '截止的日子',
  expiresAt: '结束的日子',
  eventAt: '开始的时间',
  eventUntil: '结束的时间',
  reason: '原因',
  note: '补充说明',
  pictures: '图片',
  search: '房号',
  from: '开始的日子',
  until: '结束的日子',
  number: '房号',
};

/** The field of a form, as the page calls it. */
export function fieldWords(field: string): string {
  return FIELDS[field] ? `“${FIELDS[field]}”` : '有一处';
}
