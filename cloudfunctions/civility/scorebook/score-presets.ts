import type {
  DimensionNumber,
  ScorebookKind,
  ScoreRule,
  ScoreTableForm,
} from '../../../typings/contract/civility/scorecard.ts';

function good(
  ruleId: string,
  dimension: DimensionNumber,
  title: string,
  text: string,
  points: number,
  year: number,
): ScoreRule {
  return {
    ruleId,
    dimension,
    title,
    text,
    points,
    caps: { day: null, month: null, year },
    reporters: ['bearer', 'officer'],
    reviewers: 1,
    appealDays: 15,
    evidence: true,
  };
}

const MEMBERS: ScoreTableForm = {
  dimensions: ['组织活动', '服从大局', '岗位奉献', '履行义务'],
  rules: [
    good('meetings', 1, '参加组织生活', '参加支部党员大会、党小组会、党课、主题党日。', 2, 48),
    good('talks', 1, '讲一次党课', '给支部或者居民讲一次课。', 5, 20),
    good('tasks', 2, '完成支部交办的事', '按时做完支部安排的一件事。', 3, 36),
    good('hard-work', 2, '急难时顶上', '防汛、扫雪、抢修时到岗出力。', 5, 30),
    good('post', 3, '认领岗位', '当楼栋长、调解员、网格员助手，满一个月。', 3, 36),
    good('helping', 3, '结对帮人', '结对照看老人、孩子，当月上门。', 3, 36),
    good('service', 4, '志愿服务', '到社区报到，参加一次志愿服务。', 2, 48),
    good('example', 4, '带头守公约', '带头守居民公约，得到邻居公认。', 3, 12),
  ],
  stars: null,
};

const MERCHANTS: ScoreTableForm = {
  dimensions: ['诚信经营', '门前整洁', '邻里服务', '热心公益'],
  rules: [
    good('honest', 1, '明码实价', '明码实价，秤准货真，当月没有纠纷。', 3, 36),
    good('returns', 1, '爽快退换', '有问题主动退换，顾客满意。', 3, 18),
    good('door', 2, '门前三包', '门前干净，不占道，当月检查合格。', 3, 36),
    good('quiet', 2, '不扰邻居', '油烟、噪声管得好，当月没有打扰邻居。', 3, 36),
    good('shelter', 3, '给邻居行方便', '放便民箱、借充电、代收东西，给环卫工人歇脚。', 3, 36),
    good('elders', 3, '照顾老人', '给行动不便的老人送货上门。', 3, 36),
    good('giving', 4, '出力公益', '参加社区的公益活动，出人出力。', 4, 32),
    good('safety', 4, '带头讲安全', '查灭火器、通道，带头做安全演练。', 4, 16),
  ],
  stars: { points: [20, 40, 60, 90, 120], least: 10 },
};

/** What a book starts from; a community changes it before it adopts it. */
export const SCORE_PRESETS: Record<ScorebookKind, ScoreTableForm> = {
  members: MEMBERS,
  merchants: MERCHANTS,
};
