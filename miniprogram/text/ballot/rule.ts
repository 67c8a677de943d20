import type { RuleId } from '../../../typings/contract/ballot';
import type { Basis, Channel, Matter, MotionProblem } from '../../../typings/contract/motion';

interface RuleWords {
  /** who decides */
  name: string;
  /** the law and its article, in full; '' where none applies */
  source: string;
  /** when it counts and when it passes, in one sentence */
  needs: string;
}

/** Who decides, by which article and when: the figures stand in the function's decision-rules.ts. */
export const RULES: Record<RuleId, RuleWords> = {
  'residents-assembly': {
    name: '居民会议',
    source: '《城市居民委员会组织法》（2025年修订）第二十七条',
    needs: '过半数的人到会才算数；到会的人过半数同意，就通过。',
  },
  'residents-representatives': {
    name: '居民代表会议',
    source: '《城市居民委员会组织法》（2025年修订）第二十九条',
    needs: '三分之二以上的成员到会才算数；到会的人过半数同意，就通过。',
  },
  'villagers-assembly': {
    name: '村民会议',
    source: '《村民委员会组织法》（2025年修正）第二十六条',
    needs: '过半数的村民，或者三分之二以上的户到会才算数；到会的人过半数同意，就通过。',
  },
  'villagers-representatives': {
    name: '村民代表会议',
    source: '《村民委员会组织法》（2025年修正）第二十九条、第三十条',
    needs: '三分之二以上的成员到会才算数；到会的人过半数同意，就通过。',
  },
  'villager-group': {
    name: '村民小组会议',
    source: '《村民委员会组织法》（2025年修正）第三十二条',
    needs: '三分之二以上的人到会才算数；到会的人过半数同意，就通过。',
  },
  'owners-ordinary': {
    name: '业主共同决定',
    source: '《民法典》第二百七十八条',
    needs: '面积和人数都要三分之二以上参加；参加的面积和人数都过半数同意，就通过。',
  },
  'owners-special': {
    name: '业主共同决定（特别事项）',
    source: '《民法典》第二百七十八条',
    needs: '面积和人数都要三分之二以上参加；参加的面积和人数都四分之三以上同意，就通过。',
  },
  consultation: {
    name: '协商议事',
    source: '《城市居民委员会组织法》（2025年修订）第三十二条',
    needs: '邻居们坐下来商量，谈成的事一起去办；依法不强制任何人。',
  },
  poll: { name: '意见征集', source: '', needs: '只是听听大家的想法，不约束任何人。' },
};

/** Presence in the room is what the law counts: 居民会议、村民会议 and the meetings of representatives. */
export function isRoomRule(ruleId: RuleId): boolean {
  return ruleId.startsWith('residents-') || ruleId.startsWith('villager');
}

export const MATTERS: Record<Matter, string> = {
  covenant: '公约',
  community: '大家共同的其他事',
  local: '楼栋、单元、院子里的事，邻居一起商量',
  group: '一个村民小组的事',
  'owners-other': '业主共同的一般事项',
  'owners-funds': '筹集维修资金',
  'owners-rebuild': '改建、重建',
  'owners-change-use': '改变共有部分的用途，或者用它经营',
  opinion: '听听意见',
};

export const BASES: Record<Basis, string> = {
  adults: '每个成年人一票',
  households: '一户一票，由户代表投',
  representatives: '会议成员一人一票',
  owners: '业主按人数和面积',
  residents: '住在这里的人，一人答一次',
};

export const CHANNELS: Record<Channel, string> = {
  phone: '手机',
  room: '会场纸票',
  door: '上门纸票',
  paper: '投票箱纸票',
};

/** What is wrong with a motion that is to be announced, and what to do. */
export const PROBLEMS: Record<MotionProblem, string> = {
  'place-unfit': '选的这个会议不能在这个范围开。请回到第一步，换一个范围，或者换一个会议。',
  'local-rule-missing':
    '一栋楼、一个单元的业主要当地有规定才能自己决定。请书记先在“表决设置”里记下依据，或者把范围换成小区。',
  'convener-unfit':
    '这个会议不由您来召集。请找社区书记、业委会等有权召集的人来发布，或者换成协商议事。',
  'matter-not-theirs': '这件事不能由选的这个会议来定。请回到第一步，换一个。',
  'basis-unfit': '这个会议不能这样算票。请回到第一步，重新选怎么算票。',
  'questions-unfit': '题目要能答“同意、不同意、弃权”，每一题都要有文字。请回到第二步改一改。',
  'clauses-unfit': '公约的条款在您选好以后改过。请回到第二步，重新选一次“一条一条表决”。',
  'terms-unfit': '“多少人参加、多少人同意”填得不对，要像“三分之二”这样。请回到第二步改一改。',
  'notice-too-short':
    '公告的天数不够。请把开始的日子往后选；居民会议、村民会议确实紧急的，请写明原因。',
  'urgency-unfit': '这个会议没有“紧急可以缩短公告”的规定。请把紧急的理由去掉，公告满天数再开始。',
  'objections-too-short': '名册公布以后，要留满三天给大家提意见。请把开始的日子往后选。',
  'session-missing': '开会要有地点和时间。请在第三步填上。',
  'session-unfit': '开会的时间要在开始投票以后、截止以前，地点也要写上。请在第三步改一改。',
  'session-too-long': '一次会最多开一天，散会就截止。请在第三步把开会和截止的时间改近一些。',
  'voting-too-short': '投票的天数太少。请把截止的日子往后选。',
  'voting-too-long': '投票的天数太多。请把截止的日子往前选。',
  'times-wrong': '时间的先后不对：先开始，再截止，再计票，都要在今天以后。请回到第三步重选。',
  'party-not-consulted': '这样的事要先听取社区党组织的意见。请在第四步填上是哪一天。',
  'party-date-ahead': '听取党组织意见的日子还没有到。请在第四步选实际的日子。',
  'roster-empty': '名册上一个人也没有。请先导入名册，或者换一个范围。',
  'roster-incomplete': '名册上的数和您填的应有数对不上。请先补齐名册，或者核对第四步的数。',
  'owners-unsure': '还有业主分不清是一个人还是几个人。请先核对，人数和面积才算得准。',
  'totals-apart': '名册和小区登记的总面积、总套数对不上，或者还没有登记。请先核对，或者写明原因。',
  'areas-unknown': '有的住户没有登记面积。请先在名册表格里补上。',
  'body-unlawful': '会议成员里居民（村民）代表不足五分之四，或者女代表不足三分之一。请先补选。',
  'authorisation-missing': '代表会议要有居民会议的授权才能定公约。请在第四步写明什么时候授权的。',
  'secret-with-areas': '要算面积的投票，名册和面积会透露是谁投的，不能不记名。请改成记名。',
  'covenant-missing': '请在第一步选好要定的是哪一份公约。',
  'covenant-not-theirs': '这件事不是定公约，不用带上公约的文本。请回到第一步重新选。',
  'covenant-elsewhere':
    '这份公约不是这个范围的。哪里的公约，就在哪里表决。请换一份公约，或者换范围。',
  'approval-missing':
    '管理规约要由业主正式表决。请书记先在“表决设置”里记下主管部门认可手机投票的文件。',
  'covenant-not-held': '这份公约正由另一次表决占用，这次的结果没有写进公约。',
  'covenant-not-settled': '这份公约还没有定稿。请先在公约里点“定稿”。',
};
