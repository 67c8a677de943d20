import type { BallotErrorCode } from '../../../typings/contract/ballot';
import type { Sentence } from '../error-sentence';

export const BALLOT_ERRORS: Record<BallotErrorCode, Sentence> = {
  SETTINGS_OWN: '您自己提出的改动，要由另一位同意才生效。',
  SETTINGS_CHANGED: '别人刚刚改过这些设置。请退回去再进来，看过再改。',
  MOTION_NOT_FOUND: '没有找到这件事，可能已经撤下了。请返回再看看。',
  MOTION_CHANGED: '别人刚刚改过这件事。请刷新后再试，您写的内容都还在。',
  MOTION_ANNOUNCED: '公告已经发出，内容不能再改。要改只能在投票开始前撤回，重新发起。',
  MOTION_HAS_PROBLEMS: '还有地方不符合规定，先检查一下，照提示改好再发布。',
  MOTION_TEXT_HELD:
    '另一次表决先用了这份公约，这件事已经退回草稿，没有发布。等那一次结束，再来发布。',
  ROSTER_CHANGED: '刚才名册有了变化，公告没有发出。请再检查一遍。',
  OWNER_UNCONFIRMED:
    '手机上投票，要先请楼栋长或业委会核对您是这套房子的业主。请到“我的”里点开这一户去申请；纸质选票随时可以用。',
  MOTION_NOT_OPEN: '还没有到开始的时间。到了时间再来，票一直给您留着。',
  MOTION_OPENED: '投票已经开始，这一步来不及了。',
  MOTION_CLOSED: '投票已经截止，这张票没有计入。',
  MOTION_NOT_DUE: '还没有到计票的时间。',
  MOTION_NOT_COUNTED: '计票结果还没有出来，请晚一点再看。',
  MOTION_NOT_SIGNED: ({ signatures }) =>
    `结果要两个人核对签字后才能公示，现在有 ${signatures ?? 0} 人签了。`,
  VOTER_NOT_FOUND: '名册上没有这一位（户）。如果觉得漏了，可以在公告期里提出来。',
  VOTER_NOT_YOURS:
    '这一票要由户代表、产权人本人或受托人来投；表决公告以后才搬来的，由那时住在这里的人投。有疑问请找楼栋长。',
  ANSWER_UNFIT: '有一题没有选好，请看看是不是漏选或者选多了。',
  BALLOT_OTHERS:
    '这一票是别人投的，要由投票的人自己改；委托人可以改投受托人的，户代表可以改投家里人的。',
  BALLOT_CAST: ({ channel }) =>
    channel === 'phone'
      ? '这一票已经在手机上投过了。要改用纸票，请楼栋长先作废手机上的那一张。'
      : '这一票已经用纸票投过了。',
  BALLOT_VOIDED: '这一票刚刚被作废或改动过，请刷新后再看。',
  RECEIPT_TAKEN: '回执号正好重复了，请再投一次，会换一个新号。',
  RECEIPT_UNFIT: '这张票已经改动过，请刷新后再看。',
  ROOM_CODE_WRONG: '签到码不对，或者已经换了新的。请看一眼会场上现在的六位数。',
  TRIES_TOO_MANY: ({ minutes }) =>
    `签到码试的次数有点多了，请${minutes ? ` ${minutes} 分钟后` : '过一会儿'}再试，或者请门口的楼栋长帮您签到。`,
  PRESENCE_UNDONE: '这一户的签到已经撤回过多次，请书记来处理。',
  ROOM_NOT_NEEDED: '这件事不用到会签到，直接投票就好。',
  ROOM_NOT_OPEN: '会还没有开始。开会以后，再到会场签到、交纸票。',
  ROOM_OVER: '会已经散了。开会时没有签到的，现在不能再算到会；纸票可以按上门或投票箱登记。',
  PROXY_NOT_ALLOWED: '这次投票不能委托别人投。',
  PROXY_MINOR: '受托人还没有说明年满 18 周岁。请先请他在“我的”里说一声。',
  PROXY_ELSEWHERE: '受托人不住在这次投票的范围里，打不开这次投票。请换一位，或者用纸票。',
  PROXY_TOO_MANY: ({ most }) => `一个人最多替 ${most ?? 1} 位投票，这位受托人已经满了。请换一位。`,
  PROXY_OWN: '受托人不能是登记的人自己或家里人。请另一位工作人员来登记，或者换一位受托人。',
  NOTE_GONE: '这条登记已经有人核对过，或者取消了。请刷新后再看。',
  NOTE_OWN: '这条是您登记的，或者是您自己家的，要请另一位来核对。',
  NOTE_WAITS: '这一票已经有一条登记在等核对。请先核对那一条。',
  NOTE_DENIED: '本人说没有交过纸票。请本人在手机上投，或者当面问清楚。',
  VOID_TOO_LATE: '快截止了，作废以后本人可能来不及重投，所以现在不能再作废。',
  PAPER_NOT_FOUND: '没有找到这张纸票的登记，请刷新后再看。',
  PAPER_ENTERED: '这张纸票已经有人登记了，等第二个人核对。',
  PAPER_OWN: '这张是您登记的，或者是您自己家的，要请另一个人来核对。',
  PAPER_DECIDED: '别人刚刚核对过这张纸票了。',
  PAPER_UNKNOWN: '这个票号不是为这次投票印的。请再核对一遍票面上的号码。',
  PAPERS_TOO_MANY: '核对的纸票比登记领投的人多。请先补记是谁交的票，再来核对。',
  OBJECTION_NOT_FOUND: '没有找到这条意见，请刷新后再看。',
  OBJECTION_ANSWERED: '别人刚刚答复过这条意见了。',
  OBJECTION_OWN: '这条意见是您提的、说的是您办的事，或者关系到您自己家，要请另一位来办。',
  CORRECTION_TOO_LATE: '投票前一天起，名册不再改动。请答复说明情况，有异议可以对结果提意见。',
  AREA_UNFIT: '这个面积和登记的差得太多，请对照房产证再看一遍，单位是平方米。',
  OBJECTION_TOO_LATE:
    '现在不是提这类意见的时间。对名册的意见在投票开始前提，对结果的意见在公示期里提。',
  OBJECTION_TOO_MANY: ({ most }) =>
    `同一件事一个人最多提 ${most ?? 5} 条。有更多要说的，请直接找社区。`,
  OBJECTIONS_OPEN: ({ open }) => `还有 ${open ?? 1} 条意见没有答复。`,
  CORRECTION_UNFIT: '这样更正和名册对不上，请再看看是哪一户、哪一位。',
  RESULT_SIGNED: '这份结果您已经签过，或者已经签齐了。',
  RESULT_CHANGED: '这不是您看到的那份结果了，请刷新后再核对。',
};
