import type { NoticeErrorCode } from '../../../typings/contract/notice';
import type { Sentence } from '../error-sentence';
import { NOTICE_READER_ERRORS } from './reader-error';

export const NOTICE_ERRORS: Record<NoticeErrorCode, Sentence> = {
  ...NOTICE_READER_ERRORS,
  NOTICE_TIMES_MISSING: ({ missing }) =>
    missing === 'begin'
      ? '停水停电要写明什么时候开始，请选好再发。'
      : missing === 'end'
        ? '停水停电要写明大概什么时候恢复，请选好再发。说不准也先估一个，以后可以更正。'
        : '停水停电要写明什么时候开始、大概什么时候恢复，请选好再发。',
  NOTICE_END_EARLY: '结束的时间要在开始的时间以后，请重新选。',
  NOTICE_DATE_FAR: ({ days }) => `最多提前 ${days ?? 90} 天定时发布，请选近一点的日子。`,
  NOTICE_TOO_SHORT: ({ days }) => `居务公开至少要公示 ${days ?? 15} 天，请把结束的日子往后选。`,
  NOTICE_CHANGED: '这则通知刚刚有人改过了。请看看现在的内容，再决定要不要改。您写的都还在。',
  NOTICE_NOT_CURRENT: '这则通知已经撤下，不能再改了。',
  NOTICE_CORRECTION_WAITS: '上一次更正还在等人看，看过以后才能再改。',
  NOTICE_CORRECTED_TOO_OFTEN: ({ times }) =>
    `这则通知已经更正了 ${times ?? 20} 次。请撤下它，另发一则新的。`,
  ATTACHMENT_OTHER_KIND: ({ name }) =>
    `“${name ?? '附件'}”打开不像它名字说的那种文件。请重新另存一份，再选一次。`,
  ATTACHMENT_HAS_MACROS: ({ name }) =>
    `“${name ?? '附件'}”里带有宏程序，不能发给大家。请另存为不带宏的文件再选。`,
  ATTACHMENT_HAS_LINKS: ({ name }) =>
    `“${name ?? '附件'}”打开时会到别处取内容（比如外部模板、链接的表格或图片），不能发给大家。请打开它，另存为 PDF，再选一次。`,
  REMINDED_RECENTLY: ({ hours }) =>
    `刚提醒过，隔 ${hours ?? 20} 小时才能再提醒一次。急事请打电话或者上门。`,
  CONFIRMATION_KEPT: '这一条不是您记的，或者已经过了一天，不能撤回了。',
  HOUSEHOLD_CONFIRMED: '这一户刚刚已经确认了，不用再打电话。请刷新看看。',
  QUESTION_NOT_FOUND: '这个问题已经不在了，请刷新看看。',
  QUESTION_CLOSED: '这则通知已经过期，下面不能再问了。有事请打电话给楼栋长。',
  QUESTION_ASKED: '这则通知您已经问过一次了。还有事，请打电话给楼栋长。',
  QUESTION_CHANGED: '刚刚有另一位处理了这个问题，请看看现在的样子。您写的还在。',
  QUESTION_OWN: '这是您自己问的，请另一位工作人员来看。',
  MARK_GONE: '这条记录已经不在了，请刷新看看。',
  MARK_OWN: '这是您或者您家里人记的，要请另一位工作人员来问。记错了，当天可以在敲门单里撤回。',
  RECHECK_TODAY: '今天已经问过，没人应，已经记下了。请改天再去问一次。',
  MARK_DISPUTED: '您记过这一户，那边说不是这样，您不能再记了。请别的工作人员去问一声。',
  NOTHING_TO_RESTORE: '这则通知说的不是停水停电或检修，或者还没开始，不用写已恢复。',
  DOORS_HANDED: ({ name }) =>
    `这些门牌已经交给${name ?? '别人'}了。要换人，请先收回来，再交给新的人。`,
  DOORS_NONE: '这几处都确认了，不用再去问。请刷新看看。',
  DOORS_BACK: '这些门牌已经退回或者收回了，请刷新看看。',
  DOORS_OTHERS: ({ name }) => `这些门牌交给了${name ?? '别人'}，由那一位来退，或者请书记收回。`,
  DOORS_DAY_UNFIT: ({ days }) => `请选今天到 ${days ?? 30} 天以内的一天。`,
  STEWARD_UNFIT: '这位不负责这几处的门牌，可能刚换了人。请刷新后再选。',
  DRAFTS_FULL: ({ drafts }) => `草稿已经有 ${drafts ?? 20} 份了，请先删掉几份不用的。`,
};
