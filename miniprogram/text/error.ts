import type { CommonErrorCode, ErrorCode, ErrorDetails } from '../../typings/contract/envelope';
import { isPassing } from '../cloud/passing';
import { sizeWords } from './common/size';
import { fieldWords, type Sentence } from './error-sentence';
import { ANSWER_ERRORS } from './meeting/answer-error';
import { NOTICE_READER_ERRORS } from './notice/reader-error';
import { RESIDENT_ERRORS } from './resident/error';
import { SIGN_UP_ERRORS } from './volunteer/sign-up-error';

const COMMON_ERRORS: Record<CommonErrorCode, Sentence> = {
  NO_IDENTITY: '没有认出您的微信身份。请关掉小程序，再从微信里打开一次。',
  ACTION_UNKNOWN: '这个版本的小程序太旧了。请关掉小程序再打开，它会自己更新。',
  INPUT_INVALID: ({ field }) =>
    `${fieldWords(String(field ?? ''))}填得不合适，请改一改再试。您写的内容都还在。`,
  NOT_A_RESIDENT: '这里的内容只给本社区的居民看。您有门牌码的话，可以现在加入。',
  NOT_ALLOWED: '这一项需要相应的职务才能使用。如果您觉得应该可以，请联系社区书记。',
  SERVICE_BUSY: '现在人多，没有忙过来。请稍等一会儿再试。',
  COMMAND_EXPIRED: '刚才的结果只能看一个小时，现在看不到了。请再办一次。',
  INTERNAL: '我们这边出了点问题，不是您的操作有误。请稍后再试。',
  PLACE_NOT_FOUND: '没有找到这个楼栋或单元，可能刚刚调整过。请重新选择。',
  HOUSEHOLD_NOT_FOUND: '没有找到这一户，可能刚刚调整过。请刷新后再看。',
  HOUSEHOLD_OWN: '自己家的事，要请另一位工作人员来办。',
  RESIDENT_NOT_FOUND: '没有找到这个人，可能刚刚搬走或退出了。请刷新后再看。',
  PHONE_UNKNOWN: '名册里没有这一户的电话，请上门看看，或者问问邻居。',
  FILE_NOT_FOUND: '没有找到刚才的文件，请重新选一次。',
  FILE_ENCRYPTED: '这个文件设了密码，打不开。请在电脑上打开，去掉密码保存后再选。',
  PICTURE_UNFIT: '这张图片打不开，请换一张照片。',
  FILE_TOO_LARGE: ({ rows, bytes, megabytes, unpacked }) =>
    unpacked
      ? '这个文件打开以后太大了，读不了。请只留下文字另存一份，或者直接把文字粘贴进来。'
      : megabytes
        ? `这个文件太大了，最多 ${megabytes} MB。请分成几份，一份一份来。`
        : `这个表格太大了${limitWords(rows, bytes)}。请分成几份，一份一份导入。`,
  TEXT_WAITS:
    '微信没把握这些文字合不合适，已经请书记或支部委员看一看。看过同意以后，您再来发一次，写的都还在。',
  TEXT_REFUSED: '文字没有通过微信的内容检查，没有发布。请改一改措辞再试，您写的都还在。',
  OFFLINE: '现在连不上网络。请看看网络，再试一次。',
};

type Sentences = Partial<Record<ErrorCode, Sentence>>;

/** What the pages of the main package can be refused, to begin with. */
const sentences: Sentences = {
  ...COMMON_ERRORS,
  ...ANSWER_ERRORS,
  ...NOTICE_READER_ERRORS,
  ...RESIDENT_ERRORS,
  ...SIGN_UP_ERRORS,
};

/** Adds what the pages of a package can be refused. Its `errors.ts` does so, which each of its pages imports. */
export function addErrors(more: Sentences): void {
  Object.assign(sentences, more);
}

/** The sentence for a failed call. */
export function errorWords({ code, details }: { code: ErrorCode; details?: ErrorDetails }): string {
  const sentence = sentences[code] ?? COMMON_ERRORS.INTERNAL;
  return typeof sentence === 'string' ? sentence : sentence(details ?? {});
}

/** The same for a form: what was typed is still there. */
export function formErrorWords(failed: { code: ErrorCode; details?: ErrorDetails }): string {
  return isPassing(failed.code) ? `${errorWords(failed)}您写的都还在。` : errorWords(failed);
}

function limitWords(rows: ErrorDetails[string] | undefined, bytes: typeof rows): string {
  if (rows) return `（最多 ${rows} 行）`;
  return bytes ? `（最大 ${sizeWords(Number(bytes))}）` : '';
}
