import type { VolunteerErrorCode } from '../../../typings/contract/volunteer/actions';
import type { Sentence } from '../error-sentence';
import { SIGN_UP_ERRORS, spanWords } from './sign-up-error';

const PAIRED_WHO: Record<string, string> = {
  helper: '帮手',
  elder: '被陪的这一位',
  guardian: '监护人',
};

const PAIRING_UNFIT: Record<string, string> = {
  same: '帮手和老人不能是同一个人。',
  home: '帮手和老人住在一起，不用结对。',
  door: '老人不住在这一户，请重新选一选。',
  helper: '帮手要住在本社区，并且自己用小程序。请换一位。',
  guardian: '监护人要和未成年人住在一起，自己也用小程序。请重新选一选。',
};

const VISITS_UNFIT: Record<string, string> = {
  hours: '上门请安排在早上 8 点到晚上 8 点之间。',
  length: '一次上门 10 分钟到 4 小时，请改一改时长。',
  days: '日子请选今天以后、一年以内的。',
  skipped: '不来的那天不在安排的日子里，请重新选一选。',
  twice: '有一天安排了两次，一天一次就好。',
  many: '安排太多了，最多 5 项。',
};

const VISIT_UNFIT: Record<string, string> = {
  hours: VISITS_UNFIT.hours ?? '',
  length: VISITS_UNFIT.length ?? '',
  future: '等这次上门结束了再记。',
  old: '超过 14 天的不能再记了，请告诉协调人。',
  before: '那时候结对还没有开始。',
  guardian: '监护人在场，这次上门才能记上。',
};

export const VOLUNTEER_ERRORS: Record<VolunteerErrorCode, Sentence> = {
  ...SIGN_UP_ERRORS,
  STATION_NOT_FOUND: '没有找到这个服务站，请刷新后再看。',
  TEAM_NOT_FOUND: '没有找到这支队伍，可能已经结束了。请刷新后再看。',
  TEAM_HAS_SHIFTS: ({ shifts }) =>
    `这支队伍还有 ${shifts ?? 1} 个班次没有办，先办完或者取消，再结束队伍。`,
  SEASON_TOO_LONG: ({ most }) => `一次最多排 ${most ?? 200} 班，请分成几段来排。`,
  SHIFT_UNFIT: ({ what }) =>
    what === 'past'
      ? '开始时间要在现在以后，最多提前一年多安排。'
      : what === 'times'
        ? '时间填得不合适：一班最长 16 小时，报名也不能截止得太早。'
        : what === 'ahead'
          ? '只能补记已经结束、30 天以内的班。还没办的，请用“安排班次”。'
          : what === 'night'
            ? '有未成年人参加的，不能排在夜里 22 点到早上 6 点。'
            : what === 'trainees'
              ? '至少要有一个岗位不是给见习队员的，好有熟手带着。请加一个岗位，或者去掉“见习可以报”。'
              : what === 'alone'
                ? '有未成年人参加的，至少要有两个满 18 岁的名额，不让孩子单独和一位大人在一起。请加一个满 18 岁的岗位。'
                : '岗位填得不合适：每个岗位的人数和年龄请再看一看。',
  PLACES_TAKEN: ({ taken }) => `已经有 ${taken ?? 0} 个名额定给了人，名额不能再少。`,
  RECORD_NOT_YOURS: '补记的班，由当时写下来的人或者社区书记来撤回。',
  SHIFT_WITHDRAWN: '这一班的补记已经撤回，时长不用再核对，也不能再补记。',
  HOURS_CONFIRMED: '这一班已经有时长核对通过，不能再撤回。哪一条记错了，请用“更正”。',
  HOURS_CONFIRMING: '刚好有人在核对这一班的时长，请过两分钟再看看。',
  PERSON_NOT_CONCERNED: '这一班和这位邻居没有关系，或者已经过去一周了，不能看他家的电话。',
  PERSON_NOT_ASKED:
    '这位邻居是队长记上的，没有自己报名，这里不显示他家的电话。请当面告诉他，或者请社区书记联系。',
  GROUP_TOO_BIG: ({ left }) =>
    `这个岗位只剩 ${left ?? 0} 个名额，坐不下这么多人。要么一起上，要么都先不上。`,
  FEEDBACK_CLOSED: '这一班结束以后 30 天里可以说，现在不在这个时间里。',
  FEEDBACK_ABSENT: '到了这一班的人才有这一项。没有签到的，请队长先把时长补记上。',
  FEEDBACK_OWN: '对自己和自家人，就不在这里说了。',
  CONSENT_ADULT: '要由满 18 岁的大人来同意。您如果已经满 18 岁，请先在“我的”里确认。',
  CONSENT_OWN: '自己家的、自己登记的同意书，要请另一位来核对。',
  CONSENT_DECIDED: '这份同意书别人刚刚办过了，或者没有登记。',
  EXPORT_NOT_FOUND: '没有找到这份名单，请刷新后再看。',
  EXPORT_OWN: '自己或家里人申请的，要请另一位来同意。',
  EXPORT_DECIDED: '别人刚刚定过这一份了。',
  EXPORT_OPEN: '还没有人同意，等另一位同意以后再来取。',
  EXPORT_OVER: '同意已经过了三天，请重新申请。',
  EXPORT_DAYS: '请选已经过完的日子，开始在前、结束在后，最多一年。',
  EXPORT_EMPTY: '这里面还没有可以导出的记录。',
  INSURANCE_NONE: '这一班不用买保险，不收证件号。',
  ID_NUMBER_WRONG: '证件号好像不对，请照着证件再核对一遍。',
  IMPORT_EMPTY: '这张表里没有能导入的行，请看看每一行的原因，改好再选一次。',
  IMPORT_TOO_LONG: ({ most }) => `一张表最多 ${most ?? 2000} 行，请分成几张。`,
  IMPORT_TWICE: '这张表已经为这支队伍登记过了，不用再导入。',
  IMPORT_NOT_FOUND: '没有找到这张表，请刷新后再看。',
  IMPORT_OUTSIDE: '要请队外的另一位来核对：不是登记的人，不是队长和队员，表里也没有自己和家人。',
  IMPORTED_TOO_FEW: ({ left }) => `减得太多了：这一条最多还能减 ${left ?? 0} 分钟。`,
  IMPORTED_TOO_MANY: ({ left }) =>
    `加得太多了：加上别的记录，这段时间最多还能加 ${left ?? 0} 分钟。`,
  IMPORT_ROW_GONE: '这一行已经有人在对，或者不再保留了，请刷新后再看。',
  IMPORT_ROW_KNOWN: '这位已经有这一条记录了，再记就重复了。',
  IMPORT_DECIDED: '这张表已经有人核对过了。',
  PICTURE_CONSENT: '照片里认得出的人，都要先问过、都同意，才能放。请问好了再记。',
  NOT_A_MEMBER: '这支队伍还没有登记您是队员。请先请队长登记，再把证件拍给他看。',
  PROOF_NOT_FOUND: '照片已经收回，或者看过删掉了。请他当面给您看原件。',
  SHIFT_RUNNING: '这一班还没有结束，结束以后再办这一步。',
  SHIFT_CLOSED: '这一班已经结过了，时长正在或已经记好。要改请用更正。',
  HOURS_OWN: '自己和自家人的时长要请另一位来办。',
  LIMIT_OWN: '自己和自家人的，要请另一位队长或社区书记来定。',
  LIMIT_DAYS: ({ most }) => `请选从明天起、${most ?? 180} 天以内的日子。到了那天就自动取消。`,
  SKILL_OWN: '自己和自家人的本领，要请另一位队长或社区书记看过证件再登记。',
  HOURS_TOO_FEW: ({ left }) => `减得太多了：这一班最多还能减 ${left ?? 0} 分钟。`,
  HOURS_TOO_MANY: ({ left }) => `加上这些就超过这一班的时间了，最多还能记 ${left ?? 0} 分钟。`,
  HOURS_ENTERED:
    '这一班已经给他补记过同样的时长了，不用再记。真有另外一段的，请用“更正”，写明原因。',
  HOURS_OVERLAP: ({ title, from, until }) =>
    `同一段时间在“${title ?? ''}”（${spanWords(Number(from), Number(until))}）已经有时长了，两条里只能有一条算数。`,
  HOURS_DECIDED: '别人刚刚核对过这一条了。',
  CONFIRM_OUTSIDE: '这一条要由队外的人来核对：不是队长和队员，不是本人和他的家人，也不是记录的人。',
  CERTIFICATE_NOT_FOUND: '没有找到这张证明。请核对编号和验证码，一个字都不能差。',
  PAIRING_NOT_FOUND: '没有找到这份结对，可能已经结束了。',
  PAIRING_NOT_YOURS: '这一步请由老人、帮手或协调人来办。',
  PAIRED: '老人或帮手已经在结对了。一位帮手陪一位老人，原来的结束了才能另结。',
  PAIRING_UNFIT: ({ what }) => PAIRING_UNFIT[String(what)] ?? PAIRING_UNFIT.door ?? '',
  PAIRING_OWN: '这份结对和您或您家有关，请另一位楼道长、楼栋长或社区书记来办。',
  PAIRING_MINOR: ({ who }) =>
    `${PAIRED_WHO[String(who)] ?? '其中一位'}还没有确认满 18 岁。请先在“成年核对”里确认；未成年人要有一位同住的监护人每次一起来。`,
  PAIRING_ENDED: '这份结对已经结束了。',
  PAIRING_NOT_AGREED: '两边都同意以后才能这样做。',
  PAIRING_CHANGED: '刚刚有人改过上门的时间，请刷新看过再改。',
  PAIRING_COORDINATED: '已经有人在协调这份结对了，请刷新后再看。',
  VISITS_UNFIT: ({ what }) => VISITS_UNFIT[String(what)] ?? VISITS_UNFIT.days ?? '',
  VISIT_UNFIT: ({ what }) => VISIT_UNFIT[String(what)] ?? VISIT_UNFIT.future ?? '',
  VISIT_NOTED: '这一天已经记过了。一天记一次就好。',
  VISIT_NOT_FOUND: '没有找到这次上门，请刷新后再看。',
  VISIT_DECIDED: '这次上门已经有人确认过了。说法不一样的，请告诉协调人。',
  DIARY_NOT_FOUND: '没有找到这段日记，可能已经撤下了。',
};
