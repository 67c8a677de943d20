import type { PointRule, Preset } from '../../../typings/contract/civility/rule.ts';

const NO_CAPS = { day: null, month: null, year: null };
const SHARED = {
  unit: 'time',
  bearer: 'household',
  reviewers: 1,
  appealDays: 15,
  evidence: true,
  clauseId: null,
} as const;

function good(
  ruleId: string,
  title: string,
  text: string,
  points: number,
  month: number,
): PointRule {
  return {
    ...SHARED,
    ruleId,
    title,
    text,
    points,
    caps: { ...NO_CAPS, month },
    reporters: ['household', 'officer'],
  };
}

function bad(ruleId: string, title: string, text: string, points: number): PointRule {
  return {
    ...SHARED,
    ruleId,
    title,
    text,
    points,
    caps: NO_CAPS,
    reporters: ['officer'],
    reviewers: 2,
  };
}

/** The form of 红十条: five things to do, five that are not done. */
const TEN_RULES: PointRule[] = [
  good('help', '邻里互助', '帮邻居买菜、陪看病、照看老人孩子。', 5, 30),
  good('clean', '门前整洁', '自家门前和楼道干净，杂物不出门。', 3, 12),
  good('sort', '垃圾分类', '垃圾分类投放，带动邻居一起做。', 2, 20),
  good('elders', '孝老爱亲', '照顾老人用心，家里和睦，邻居都称赞。', 5, 10),
  good('ideas', '出主意', '为小区的事出主意，被采纳。', 5, 20),
  bad('burning', '露天焚烧', '在小区里露天烧树叶、烧垃圾。', -10),
  bad('dumping', '乱扔垃圾', '往楼下、楼道扔垃圾，不按点投放。', -5),
  bad('blocking', '占用通道', '杂物、车辆占用消防通道，劝说后不挪。', -5),
  bad('noise', '深夜吵闹', '晚上十点到早上六点大声吵闹，劝说后不停。', -3),
  bad('dogs', '遛狗不拴', '遛狗不拴绳，狗粪不清理。', -3),
];

const VOLUNTEERING: PointRule[] = [
  {
    ...SHARED,
    ruleId: 'hours',
    title: '志愿服务',
    text: '参加社区志愿服务，每满一小时。',
    points: 2,
    unit: 'hour',
    caps: { day: 16, month: 80, year: null },
    bearer: 'person',
    reporters: ['officer'],
    evidence: false,
    source: 'hours',
  },
];

/** One star for each aspect of a ten-star household, once a year. */
const TEN_STARS: PointRule[] = [
  ['love', '爱国守法'],
  ['work', '勤劳致富'],
  ['honest', '诚实守信'],
  ['learning', '好学上进'],
  ['family', '家庭和睦'],
  ['elders-star', '孝老爱亲'],
  ['neighbours', '邻里团结'],
  ['clean-star', '清洁卫生'],
  ['plain', '移风易俗'],
  ['public', '热心公益'],
].map(([ruleId = '', title = '']) => ({
  ...good(ruleId, `${title}星`, `这一年在“${title}”上做得好，邻居评得上。`, 10, 10),
  caps: { day: null, month: null, year: 10 },
}));

/** The aspects of a ten-star household. */
export const STAR_IDS: readonly string[] = TEN_STARS.map(({ ruleId }) => ruleId);

export const PRESETS: readonly Preset[] = [
  { presetId: 'ten-rules', rules: TEN_RULES },
  { presetId: 'volunteering', rules: VOLUNTEERING },
  { presetId: 'ten-stars', rules: TEN_STARS },
];
