import type { NoticeKind, PublishInput } from '../../../../typings/contract/notice';

export const LONGEST_TITLE = 40;
export const LONGEST_BODY = 2000;
export const MOST_PICTURES = 6;
export const MOST_PLACES = 50;

/** What has been typed so far; kept on the phone until it is published. */
export interface Form {
  /** 0 what, 1 to whom, 2 check */
  step: number;
  kind: NoticeKind;
  title: string;
  body: string;
  /** ids of uploaded files */
  pictures: string[];
  audience: string[];
  mustConfirm: boolean;
  confirmUntil: string;
}

export const EMPTY: Form = {
  step: 0,
  kind: 'general',
  title: '',
  body: '',
  pictures: [],
  audience: [],
  mustConfirm: false,
  confirmUntil: '',
};

export interface Problems {
  title: string;
  body: string;
  audience: string;
  confirmUntil: string;
}

export const NO_PROBLEMS: Problems = { title: '', body: '', audience: '', confirmUntil: '' };

/** What is missing on a step, in words; all empty = go on. */
export function problemsOf(form: Form, today: string): Problems {
  const problems = { ...NO_PROBLEMS };
  if (form.step === 0) {
    if (form.title.trim() === '') problems.title = '请写一个标题，让人一眼看出是什么事。';
    if (form.body.trim() === '') problems.body = '请写下要告诉大家的事。';
  }
  if (form.step === 1) {
    if (form.audience.length === 0) problems.audience = '请选至少一个小区、楼栋或单元。';
    if (form.audience.length > MOST_PLACES) {
      problems.audience = `一次最多选 ${MOST_PLACES} 处，可以直接勾选整个小区。`;
    }
    if (form.mustConfirm && form.confirmUntil === '') {
      problems.confirmUntil = '请选一个截止的日子。';
    } else if (form.mustConfirm && form.confirmUntil < today) {
      problems.confirmUntil = '截止的日子已经过去了，请重新选。';
    }
  }
  return problems;
}

export function hasProblem(problems: Problems): boolean {
  return Object.values(problems).some((problem) => problem !== '');
}

export function toInput(form: Form, communityId: string, commandId: string): PublishInput {
  return {
    communityId,
    kind: form.kind,
    title: form.title.trim(),
    body: form.body.trim(),
    audience: form.audience,
    mustConfirm: form.mustConfirm,
    confirmUntil: form.mustConfirm ? form.confirmUntil : null,
    pictures: form.pictures,
    commandId,
  };
}
