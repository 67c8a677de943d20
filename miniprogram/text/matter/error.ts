import type { MatterErrorCode } from '../../../typings/contract/matter/actions';
import type { MatterState } from '../../../typings/contract/matter/matter';
import { dayWords } from '../date';
import type { Sentence } from '../error-sentence';
import { stateWords } from './state';

export const MATTER_ERRORS: Record<MatterErrorCode, Sentence> = {
  MATTER_PICTURE_MISSING: '这件任务要拍一张办好的样子。请加一张图片再交，您写的都还在。',
  MATTER_PICTURE_OTHER: '有的图片不是这件事里的。请刷新再看。',
  MATTER_NOT_FOUND: '没有找到这件事项，可能已经撤回了，或者还没有公开。请刷新看看。',
  MATTER_TOPIC_UNKNOWN: '社区刚刚调整了事项分类，请重新选一类。您写的都还在。',
  MATTER_TAKEN_UNFIT: '12345 工单要写工单号和答复期限；不是工单的，这两项不用填。',
  MATTER_TAKEN_ELSEWHERE: '替别人登记，要由那里的楼栋长、楼道长、网格员或社区来记。',
  MATTER_FROM_OUTSIDE: '这个账号是外单位办事用的，只答复交给您的事项。',
  MATTER_OWN: '这件事是您自己或您家提的，要请别人来定。',
  MATTER_MOVED: ({ state }) =>
    `别人刚刚处理过，现在是「${stateWords(state as MatterState)}」。请刷新再看。`,
  MATTER_STAGE_SKIPPED: ({ state }) =>
    `现在还是「${stateWords(state as MatterState)}」，请一步一步来，不能跳过。`,
  MATTER_DUE_PAST: '期限要选今天或以后的日子，一年以内。',
  MATTER_NOT_HELD: '这件事项现在不在您手里，请刷新看看由谁来办。',
  MATTER_HOLDER_UNFIT: '那里现在没有人担任这个职务。请换一位。',
  MATTER_ENDED: '这件事项已经结束了。还有问题的话，请另提一件。',
  MATTER_JOINED: '已经有邻居说「我也是」，这件事不只是您一家的了，不能撤回。',
  MATTER_FOLDED: '这件事项并到另一件里一起办了，请到那一件里看。',
  MATTER_FOLD_UNFIT: '这两件并不到一起：请选一件还在办、自己没有并到别处的。',
  MATTER_WORDING_MISSING: '受理的事项要写一段给大家看的话，不写姓名和电话。',
  MATTER_NOT_YET_OVER:
    '「还没办好」只能说一次，也要在期限里说。还有问题，可以找监督委员，或打 12345。',
  MATTER_NOT_DONE: '等办完了，再来说有没有帮上忙。',
  MATTER_NOT_THEIRS: '提的人和说过「我也是」的邻居，才能评价这件事。',
  MATTER_RATED: '您已经评价过了，谢谢。',
  MEDIATION_NOT_FOUND: '没有找到这件协调，请返回再看。',
  MEDIATION_NOT_YOURS: '这一步不归您来做，请刷新看看。',
  MEDIATION_NO_HOME: '先加入您家那一户，才能请人协调。',
  MEDIATION_VIOLENCE: '动手打人、家暴、虐待的事不在这里谈，请马上打 110，也可以打 12338。',
  MEDIATION_PARTY_UNKNOWN: '没有找到这位邻居，姓名和门牌要和名册上一样。',
  MEDIATION_PARTY_THERE: '他已经在里面了。',
  MEDIATION_PARTIES_FULL: ({ most }) => `一件协调最多 ${most} 个人。`,
  MEDIATION_MOVED: '刚刚有变化，请刷新再看。',
  MEDIATION_DAY_UNFIT: '这个日子不对，请重新选。',
  VISIT_DAY_UNFIT: '只能记今天和前六天的，请重新选日子。',
  VISIT_AT_HOME: '这是您自己家，不用走访。',
  DUTY_NOT_FOUND: '没有找到这个坐诊安排。要换地方，请另排一个。',
  DUTY_TIME_UNFIT: '时间不对：结束要在开始之后，以后还要有一天坐诊，最长排一年。',
  DUTY_CHANGED: '别人刚刚改过这个坐诊安排，请返回看看再改。',
  MEDIATION_HELPERS_FULL: ({ most }) => `一件协调最多再请 ${most} 个人一起来谈。`,
  DRAW_NOT_FOUND: '没有找到这份名单，请返回再看。',
  DRAW_PERIOD_UNFIT: '名单里的日子要都过完了，不超过一年。',
  DRAW_SEED_DAY_UNFIT: '开号的日子要选明天以后、六十天以内的。',
  DRAW_DAYS_TAKEN: ({ from, until }) =>
    `${dayWords(String(from ?? ''))}到${dayWords(String(until ?? ''))}已经定过一份名单了，一天只进一份。请选别的日子。`,
  DRAW_EMPTY: '这些天里没有办完或没受理的事，请换一段日子。',
  DRAW_TOO_MANY: ({ most }) => `一份名单最多 ${most} 件，请把日子选短一些。`,
  DRAW_EARLY: ({ seedDay }) => `要到${dayWords(String(seedDay ?? ''))}才开号，到那天再来输。`,
  DRAW_NOT_ENTERED: '还没有人记下号码，请先记一遍，再由另一个人核对。',
  DRAW_SAME_PERSON: '号码是您记下的，要请另一个人再输一遍。',
  DRAW_SEED_DIFFERS: '两个人输的号码不一样，没有抽。请对照公布的号码再看。',
  DRAW_DONE: '已经抽好了，请刷新看看。',
  DRAW_NOT_DRAWN: '这件事没有抽到，不用回访。',
  DRAW_OWN_PART: '这件事是您提的或您经手的，要请没经手的人去问。',
  DRAW_VISITED: '已经有人去问过了，请刷新看看。',
  MATTER_TASK_NOT_FOUND: '没有找到这件任务，请刷新看看。',
  MATTER_TASK_CLOSED: '这件任务已经了结了，请刷新看看。',
  MATTER_TASKS_OPEN: ({ count }) => `还有 ${count} 件任务没了结，先写明办了什么，再说办完了。`,
  MATTER_TASKS_FULL: ({ most }) => `一件事项最多分 ${most} 件任务。请另提一件。`,
  MATTER_WINDOW_OPEN: ({ until }) =>
    `提的人在${dayWords(String(until ?? ''))}前还可以说没办好。等他说了，或过了这天再办结。`,
};
