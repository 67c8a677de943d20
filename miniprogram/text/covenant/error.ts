import type { CovenantErrorCode } from '../../../typings/contract/covenant';
import type { Sentence } from '../error-sentence';

export const COVENANT_ERRORS: Record<CovenantErrorCode, Sentence> = {
  COVENANT_NOT_FOUND: '没有找到这份公约，可能已经放弃了。请回到列表看看。',
  COVENANT_CHANGED: '别人刚刚改过这份公约。请先看看新的内容，再决定要不要改；您写的还在。',
  COVENANT_FROZEN: '这份公约已经定稿，不能再改了。要改，请先退回草稿，或者另起一份。',
  COVENANT_NOT_OPEN: '现在不在征求意见的时间里。您可以把想法告诉起草小组。',
  COVENANT_NOT_YOURS: '这份公约由住在那里的邻居来提意见，您可以看，不能提。',
  COVENANT_DATE_PAST: '这个日子已经过了，或者比答应大家的要早。请选晚一点的日子。',
  COVENANT_NO_CLAUSES: '这份公约还没有条款。请先写上至少一条。',
  COVENANT_TOO_LONG: ({ clauses, characters }) =>
    `太长了：一份公约最多 ${clauses ?? 300} 条、${characters ?? 60000} 字。请分成几份，或者写得短一些。`,
  COVENANT_FLAGS_OPEN: ({ flags }) =>
    `还有 ${flags ?? '几'} 处提醒没有回复。请逐处改一改，或者写下为什么这样写，再定稿。`,
  COVENANT_AMENDMENTS_OPEN: ({ amendments }) =>
    `还有 ${amendments ?? '几'} 条修改建议没有答复。请先逐条答复邻居，再定稿。`,
  COVENANT_SECOND_PERSON: '这份文字要另一位起草小组成员看过。请您的同事来点这一步。',
  FRAME_NOT_FOUND: '没有找到它所属的公约。请重新选一份总公约。',
  CLAUSE_GONE: '这一条已经不在了，可能刚刚被删改。请刷新后再看。',
  COMMENT_NOT_FOUND: '没有找到这条意见，可能已经收起来了。请刷新看看。',
  COMMENT_OWN: '这是您自己的意见，不用再表态了。',
  AMENDMENT_OWN: '这条修改建议是您自己提的，要请起草组的另一位来答复。',
  AMENDMENT_IN_REVIEW:
    '这条修改建议的文字还在等人看过，现在不能采纳。可以先看待审内容，或者改写后采纳。',
  AMENDMENT_NOT_FOUND: '没有找到这条修改建议。请刷新看看。',
  AMENDMENT_DECIDED: '这条修改建议刚刚已经有了答复，或者本人收回了。请刷新看看。',
  FLAG_GONE: '这一处文字已经改过了，不用再回复。请刷新看看。',
  VERSION_NOT_FOUND: '没有找到这个版本。请刷新后再选。',
  FILE_NOT_DOCX:
    '这个文件不是 .docx 文档，或者没有传完整。旧的 .doc 请在 Word 或 WPS 里“另存为”.docx 后再选。',
  FILE_NO_WORDS:
    '这个文件里没有文字，可能都是图片。在微信里长按图片，选“提取文字”，再把文字粘贴进来。',
  FILE_NOT_TEXT: '这个文件读不出文字。请存成 .docx 或 .txt，或者直接把文字粘贴进来。',
};
