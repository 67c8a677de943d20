import type { MatterRules, MatterTopic } from '../../../typings/contract/matter/matter.ts';
import type { Role } from '../../../typings/contract/people.ts';

const USUAL_DAYS = { agenda: 3, plan: 7, doing: 30, outcome: 30 };
const STAIRS: Role[] = ['stair-steward', 'building-steward', 'grid-officer', 'secretary'];
const BUILDINGS: Role[] = ['building-steward', 'grid-officer', 'committee-member', 'secretary'];
const ESTATES: Role[] = ['grid-officer', 'committee-member', 'secretary'];

/** What holds where a place has laid down nothing of its own. */
const USUAL_RULES: MatterRules = {
  notYetDays: 15,
  riseDays: 3,
  topics: [
    {
      topicId: 'corridor',
      title: '楼道和堆物',
      route: 'self',
      ladder: STAIRS,
      days: { agenda: 3, plan: 5, doing: 15, outcome: 30 },
      words: ['楼道', '堆', '杂物', '消防通道', '过道'],
    },
    {
      topicId: 'facility',
      title: '电梯和水电气',
      route: 'joint',
      ladder: BUILDINGS,
      days: { agenda: 2, plan: 5, doing: 30, outcome: 30 },
      words: ['电梯', '停水', '停电', '漏水', '水管', '跳闸', '路灯', '下水'],
    },
    {
      topicId: 'property',
      title: '物业和维修',
      route: 'joint',
      ladder: BUILDINGS,
      days: USUAL_DAYS,
      words: ['物业', '门禁', '维修', '外墙', '屋顶', '大门', '保安'],
    },
    {
      topicId: 'parking',
      title: '停车和充电',
      route: 'joint',
      ladder: ESTATES,
      days: USUAL_DAYS,
      words: ['停车', '车位', '充电', '电动车', '车库', '占道'],
    },
    {
      topicId: 'hygiene',
      title: '环境和卫生',
      route: 'self',
      ladder: BUILDINGS,
      days: { agenda: 3, plan: 5, doing: 15, outcome: 30 },
      words: ['垃圾', '卫生', '绿化', '臭', '老鼠', '狗', '积水'],
    },
    {
      topicId: 'quiet',
      title: '噪音和邻里',
      route: 'self',
      ladder: STAIRS,
      days: { agenda: 3, plan: 7, doing: 15, outcome: 30 },
      words: ['噪音', '吵', '装修', '广场舞', '跳舞'],
    },
    {
      topicId: 'safety',
      title: '安全隐患',
      route: 'joint',
      ladder: BUILDINGS,
      days: { agenda: 1, plan: 3, doing: 15, outcome: 30 },
      words: ['隐患', '松动', '掉', '裂', '电线', '井盖', '灭火器'],
    },
    {
      topicId: 'care',
      title: '照顾和帮扶',
      route: 'party',
      ladder: ESTATES,
      days: { agenda: 2, plan: 5, doing: 15, outcome: 30 },
      words: ['老人', '独居', '孩子', '残疾', '低保', '困难'],
    },
    {
      topicId: 'service',
      title: '办事和活动',
      route: 'party',
      ladder: ESTATES,
      days: USUAL_DAYS,
      words: ['证明', '办事', '活动', '社保', '医保', '老年大学'],
    },
    {
      topicId: 'other',
      title: '其他',
      route: 'self',
      ladder: ESTATES,
      days: USUAL_DAYS,
      words: [],
    },
  ],
};

/** The rules that hold: those of the place, else the usual ones. */
export function rulesOf(stored: { rules: MatterRules } | undefined): MatterRules {
  return stored?.rules ?? USUAL_RULES;
}

export function topicOf({ topics }: MatterRules, topicId: string): MatterTopic | undefined {
  return topics.find((topic) => topic.topicId === topicId);
}

/** A matter whose kind the place has struck off goes on as one of the last kind there is. */
export function standingTopic(rules: MatterRules, topicId: string): MatterTopic {
  const found = topicOf(rules, topicId) ?? rules.topics.at(-1);
  if (!found) throw new RangeError('rules without a topic');
  return found;
}
