import type { ErrorCode, ErrorDetails } from '../../typings/contract/envelope';
import { columnWords, notXlsxWords } from './roster';
import { sizeWords } from './size';

type Words = string | ((details: ErrorDetails) => string);

/** What went wrong and what to do next, for every code. */
const WORDS: Record<ErrorCode, Words> = {
  NO_IDENTITY: '没有认出您的微信身份。请关掉小程序，再从微信里打开一次。',
  ACTION_UNKNOWN: '这个版本的小程序太旧了。请关掉小程序再打开，它会自己更新。',
  INPUT_INVALID: ({ field }) =>
    `${fieldWords(String(field ?? ''))}填得不合适，请改一改再试。您写的内容都还在。`,
  NOT_A_RESIDENT: '这里的内容只给本社区的居民看。您有门牌码的话，可以现在加入。',
  NOT_ALLOWED: '这一项需要相应的职务才能使用。如果您觉得应该可以，请联系社区书记。',
  SERVICE_BUSY: '现在人多，没有忙过来。请稍等一会儿再试。',
  INTERNAL: '我们这边出了点问题，不是您的操作有误。请稍后再试。',
  PLACE_NOT_FOUND: '没有找到这个楼栋或单元，可能刚刚调整过。请重新选择。',
  HOUSEHOLD_NOT_FOUND: '没有找到这一户，可能刚刚调整过。请刷新后再看。',
  RESIDENT_NOT_FOUND: '没有找到这个人，可能刚刚搬走或退出了。请刷新后再看。',
  CONSENT_OWN: '不能由您自己记下“别人同意您代办”，请另一位楼栋长或社区书记来记。',
  CONSENT_TOO_LONG: ({ days }) =>
    `同意最长 ${days ?? 365} 天，到期可以再记一次。请选近一点的日子。`,
  REQUEST_NOT_FOUND: '没有找到这份申请，可能已经处理过了。请刷新看看。',
  REQUEST_OPEN: '您已经问过一次了，楼栋长还没有回复。等等看，或者先撤回那一次。',
  REQUEST_TOO_MANY: ({ days }) =>
    `${days ?? 7} 天里只能问三次。请直接找楼栋长，或者到社区服务窗口领一张门牌码。`,
  REQUEST_DECIDED: '别人刚刚已经处理了这份申请，或者本人撤回了。请刷新看看。',
  REQUEST_OWN: '这是您自己的申请，要请另一位楼栋长或社区书记来看。',
  MEMBER_ALREADY: '您已经在这一户了，不用再问。',
  HOUSEHOLD_LAST: '这是您在社区里唯一的一户。要离开，请在“我的资料”里退出社区。',
  REPRESENTATIVE_CHANGED: '家里人刚刚换过户代表了。请看看现在是谁，再决定要不要换。',
  OFFICE_HELD: '您还担任着职务，要先交接，才能退出社区。请联系社区书记。',
  CODE_UNKNOWN: '没有找到这张门牌码。请对照纸上的字再看一遍；如果后来又发过新的，请用最新的那张。',
  CODE_USED: '这张门牌码已经用过了。家里人要加入，请向楼栋长或社区再要一张。',
  CODE_EXPIRED: ({ days }) =>
    `门牌码已过期${days ? `（有效 ${days} 天）` : ''}，请向楼栋长或社区再要一张。`,
  TOO_MANY_TRIES: ({ hours }) =>
    `试的次数有点多了，请${hours ? ` ${hours} 小时后` : '过一会儿'}再来，或者请楼栋长帮您看看。`,
  FILE_NOT_FOUND: '没有找到刚才的文件，请重新选一次。',
  FILE_NOT_XLSX: ({ form }) => notXlsxWords(String(form ?? '')),
  FILE_ENCRYPTED: '这个文件设了密码，打不开。请在电脑上打开，去掉密码保存后再选。',
  FILE_EMPTY: '这个表格里没有一行住户。请看看是不是选错了文件。',
  FILE_TOO_LARGE: ({ rows, bytes, megabytes }) =>
    megabytes
      ? `这个文件太大了，最多 ${megabytes} MB。请分成几份，一份一份来。`
      : `这个表格太大了${limitWords(rows, bytes)}。请分成几份，一份一份导入。`,
  FILE_COLUMNS_MISSING: ({ columns }) =>
    `没有找到列名，或者缺少这几列：${columnsWords(columns)}。请补上列名后再选。`,
  ROSTER_HAS_ERRORS: '表格里还没有能导入的行，什么都没有改。请按下面的提示改好，再选一次。',
  SLIPS_NONE: '这里每一户都有人加入了，不用再打纸条。要给所有住户重发，请选“每一户都打”。',
  SLIPS_TOO_MANY: ({ most }) => `这里超过 ${most ?? 200} 户，一次打不完。请一个单元一个单元地打。`,
  ROLE_PLACE_UNFIT: '这个职务不在这样的地方担任，请换一个范围。',
  ROLE_TERM_WRONG: ({ years }) =>
    `任期不合适：结束要在开始之后，不能已经过去，最长 ${years ?? 5} 年。请重新选日子。`,
  ROLE_HELD: '他在这段时间里已经担任这里的这个职务了。',
  ROLE_NOT_HELD: '他已经不担任这个职务了。请刷新看看。',
  LAST_SECRETARY: '社区里至少要有一位书记。请先请一位新书记上任，再结束这一位。',
  PROPOSAL_NOT_FOUND: '没有找到这一项，可能已经处理过了。请刷新看看。',
  PROPOSAL_DECIDED: '别人刚刚已经处理了这一项。请刷新看看。',
  PROPOSAL_OWN: '这是您自己提的，要请另一位书记或党支部成员来定。',
  PROPOSAL_LAPSED: ({ days }) =>
    `已经过了 ${days ?? 14} 天，没有人定，这一项作废了。可以重新提一次。`,
  NOTICE_NOT_FOUND: '没有找到这则通知，可能已经撤下，或者不是发给您这里的。',
  NOTICE_NOT_ADDRESSED: '这则通知不是发给您家所在楼栋的，看看就好，不用确认。',
  NOTICE_NEEDS_NO_CONFIRMATION: '这则通知看过就好，不用确认。',
  NOTICE_DATE_PAST: ({ field }) =>
    field === 'publishAt'
      ? '定好的发布时间已经过去了，请另选一个时间，或者现在就发。'
      : `${fieldWords(String(field ?? 'confirmUntil'))}已经过去了，请重新选一个。`,
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
  REMINDED_RECENTLY: ({ hours }) =>
    `刚提醒过，隔 ${hours ?? 20} 小时才能再提醒一次。急事请打电话或者上门。`,
  PHONE_UNKNOWN: '名册里没有这一户的电话，请上门看看，或者问问邻居。',
  CONFIRMATION_KEPT: '这一条不是您记的，或者已经过了一天，不能撤回了。',
  HOUSEHOLD_CONFIRMED: '这一户刚刚已经确认了，不用再打电话。请刷新看看。',
  CONSENT_NEEDED: '还没有得到本人同意，或者同意已经到期，不能替他办。请先请本人同意一次。',
  DRAFTS_FULL: ({ drafts }) => `草稿已经有 ${drafts ?? 20} 份了，请先删掉几份不用的。`,
  TEXT_REFUSED: '文字没有通过微信的内容检查，没有发布。请改一改措辞再试，您写的都还在。',
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
  AMENDMENT_IN_REVIEW:
    '这条修改建议的文字还在等人看过，现在不能采纳。可以先看待审内容，或者改写后采纳。',
  AMENDMENT_NOT_FOUND: '没有找到这条修改建议。请刷新看看。',
  AMENDMENT_DECIDED: '这条修改建议刚刚已经有了答复，或者本人收回了。请刷新看看。',
  FLAG_GONE: '这一处文字已经改过了，不用再回复。请刷新看看。',
  VERSION_NOT_FOUND: '没有找到这个版本。请刷新后再选。',
  FILE_NOT_DOCX: '这个文件不是 .docx 文档。请在 Word 或 WPS 里“另存为”.docx 后再选。',
  FILE_NO_WORDS: '这个文件里没有文字，可能都是图片。请换一份有文字的，或者直接把文字粘贴进来。',
  FILE_NOT_TEXT: '这个文件读不出文字。请存成 .docx 或 .txt，或者直接把文字粘贴进来。',
  SETTINGS_CHANGED: '别人刚刚改过这些设置。请刷新后再改。',
  MOTION_NOT_FOUND: '没有找到这件事，可能已经撤下了。请返回再看看。',
  MOTION_CHANGED: '别人刚刚改过这件事。请刷新后再试，您写的内容都还在。',
  MOTION_ANNOUNCED: '公告已经发出，内容不能再改。要改只能在投票开始前撤回，重新发起。',
  MOTION_HAS_PROBLEMS: '还有地方不符合规定，先检查一下，照提示改好再发布。',
  MOTION_NOT_OPEN: '还没有到开始的时间。到了时间再来，票一直给您留着。',
  MOTION_OPENED: '投票已经开始，这一步来不及了。',
  MOTION_CLOSED: '投票已经截止，这张票没有计入。',
  MOTION_NOT_DUE: '还没有到计票的时间。',
  MOTION_NOT_COUNTED: '计票结果还没有出来，请晚一点再看。',
  MOTION_NOT_SIGNED: ({ signatures }) =>
    `结果要两个人核对签字后才能公示，现在有 ${signatures ?? 0} 人签了。`,
  VOTER_NOT_FOUND: '名册上没有这一位（户）。如果觉得漏了，可以在公告期里提出来。',
  VOTER_NOT_YOURS: '这一票要由户代表、产权人本人或受托人来投。有疑问请找楼栋长。',
  ANSWER_UNFIT: '有一题没有选好，请看看是不是漏选或者选多了。',
  BALLOT_CAST: ({ channel }) =>
    channel === 'phone'
      ? '这一票已经在手机上投过了。要改用纸票，请楼栋长先作废手机上的那一张。'
      : '这一票已经用纸票投过了。',
  BALLOT_VOIDED: '这一票刚刚被作废或改动过，请刷新后再看。',
  RECEIPT_TAKEN: '回执号正好重复了，请再投一次，会换一个新号。',
  RECEIPT_UNFIT: '这张票已经改动过，请刷新后再看。',
  ROOM_CODE_WRONG: '签到码不对，或者已经换了新的。请看一眼会场上现在的六位数。',
  ROOM_NOT_NEEDED: '这件事不用到会签到，直接投票就好。',
  PROXY_NOT_ALLOWED: '这次投票不能委托别人投。',
  PROXY_ELSEWHERE: '受托人不住在这次投票的范围里，打不开这次投票。请换一位，或者用纸票。',
  PROXY_TOO_MANY: ({ most }) => `一个人最多替 ${most ?? 1} 位投票，这位受托人已经满了。请换一位。`,
  PAPER_NOT_FOUND: '没有找到这张纸票的登记，请刷新后再看。',
  PAPER_ENTERED: '这张纸票已经有人登记了，等第二个人核对。',
  PAPER_OWN: '这张是您登记的，要请另一个人来核对。',
  PAPER_DECIDED: '别人刚刚核对过这张纸票了。',
  PAPER_UNKNOWN: '这个票号不是为这次投票印的。请再核对一遍票面上的号码。',
  PAPERS_NONE: '这里的都投过了，没有要印的纸票。',
  PAPERS_TOO_MANY: '核对的纸票比登记领投的人多。请先补记是谁交的票，再来核对。',
  OBJECTION_NOT_FOUND: '没有找到这条意见，请刷新后再看。',
  OBJECTION_ANSWERED: '别人刚刚答复过这条意见了。',
  OBJECTION_TOO_LATE:
    '现在不是提这类意见的时间。对名册的意见在投票开始前提，对结果的意见在公示期里提。',
  OBJECTION_TOO_MANY: ({ most }) =>
    `同一件事一个人最多提 ${most ?? 5} 条。有更多要说的，请直接找社区。`,
  OBJECTIONS_OPEN: ({ open }) => `还有 ${open ?? 1} 条意见没有答复。`,
  CORRECTION_UNFIT: '这样更正和名册对不上，请再看看是哪一户、哪一位。',
  RESULT_SIGNED: '这份结果您已经签过，或者已经签齐了。',
  RESULT_CHANGED: '这不是您看到的那份结果了，请刷新后再核对。',
  REVIEW_NOT_FOUND: '没有找到这一条，可能别人已经处理了。请刷新看看。',
  REVIEW_DECIDED: '别人刚刚已经处理了这一条，不用再看了。',
  REVIEW_OWN: '这是您自己写的，要请另一位来看。',
  OFFLINE: '现在连不上网络。请看看网络，再试一次。',
};

/** The sentence for a failed call. */
export function errorWords({ code, details }: { code: ErrorCode; details?: ErrorDetails }): string {
  const words = WORDS[code] ?? WORDS.INTERNAL;
  return typeof words === 'string' ? words : words(details ?? {});
}

/** The same for a form: what was typed is still there. */
export function formErrorWords(failed: { code: ErrorCode; details?: ErrorDetails }): string {
  return isPassing(failed.code) ? `${errorWords(failed)}您写的都还在。` : errorWords(failed);
}

/** True if the same tap may well succeed in a while. */
export function isPassing(code: ErrorCode): boolean {
  return code === 'OFFLINE' || code === 'SERVICE_BUSY' || code === 'INTERNAL';
}

const FIELDS: Record<string, string> = {
  code: '门牌码',
  name: '姓名',
  title: '标题',
  body: '正文',
  audience: '发给哪里',
  confirmUntil: '截止的日子',
  expiresAt: '结束的日子',
  eventAt: '开始的时间',
  reason: '原因',
  note: '补充说明',
  pictures: '图片',
  search: '房号',
  from: '开始的日子',
  until: '结束的日子',
  number: '房号',
};

function fieldWords(field: string): string {
  return FIELDS[field] ? `“${FIELDS[field]}”` : '有一处';
}

function limitWords(rows: ErrorDetails[string] | undefined, bytes: typeof rows): string {
  if (rows) return `（最多 ${rows} 行）`;
  return bytes ? `（最大 ${sizeWords(Number(bytes))}）` : '';
}

function columnsWords(columns: ErrorDetails[string] | undefined): string {
  return String(columns ?? '')
    .split(/[,，、\s]+/)
    .map((column) => columnWords(column))
    .join('、');
}
