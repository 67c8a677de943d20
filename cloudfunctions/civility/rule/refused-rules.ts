import type { RuleProblem } from '../../../typings/contract/civility/rule.ts';

/**
 * What points are never given or taken for, whoever decides so. Voting, confirming, sharing and time in an
 * app: 国办函〔2026〕12号 (likes, online votes, forwards and study time are no grounds for assessment); reports
 * of neighbours, births, belief and health: 个人信息保护法 art. 28, 民法典 art. 1032; complaints and petitions:
 * 宪法 art. 41, 信访工作条例; benefits that the law gives are no goods, and points are no money.
 */
interface Topic {
  problem: RuleProblem;
  /** both ways, or only where points are taken away */
  when: 'always' | 'deduction';
  words: RegExp;
}

const TOPICS: readonly Topic[] = [
  { problem: 'for-voting', when: 'always', words: /投票|表决|选举|投.{0,2}赞成/u },
  {
    problem: 'for-confirming',
    when: 'always',
    words: /(确认|点).{0,4}(通知|公告|知道了|已读)|(通知|公告).{0,4}(确认|已读|回执)/u,
  },
  {
    problem: 'for-sharing',
    when: 'always',
    words: /转发|分享|集赞|点赞|朋友圈|拉人|邀请.{0,4}(加入|注册)/u,
  },
  {
    problem: 'for-opening',
    when: 'always',
    words:
      /(打开|登录|使用|浏览|学习).{0,4}(小程序|应用|平台|软件)|(小程序|应用|平台|软件).{0,4}(打卡|签到|在线|时长)|在线时长|每日打卡/u,
  },
  {
    problem: 'for-reporting',
    when: 'always',
    words:
      /(举报|揭发|检举|告发).{0,6}(邻居|他人|别人|居民|村民|住户)|(邻居|他人|别人).{0,4}(举报|揭发|检举)|举报(加|得|奖)/u,
  },
  {
    problem: 'against-health',
    when: 'deduction',
    words: /生病|患病|疾病|残疾|传染病|精神病|住院|体检/u,
  },
  { problem: 'against-belief', when: 'deduction', words: /信教|宗教|信仰|教堂|寺庙|礼拜/u },
  {
    problem: 'against-births',
    when: 'deduction',
    words: /超生|生育|二胎|三胎|怀孕|结扎|计划生育/u,
  },
  {
    problem: 'against-complaints',
    when: 'deduction',
    words: /上访|信访|投诉|举报|12345|告状|起诉|诉讼|控告/u,
  },
  {
    problem: 'benefit-by-law',
    when: 'always',
    words:
      /低保|五保|救助金|养老金|医保|分红|福利款|开.{0,2}证明|出具证明|盖章|停.{0,2}(水|电|气|暖)|物业服务|入学资格/u,
  },
  {
    problem: 'for-money',
    when: 'always',
    words: /现金|人民币|提现|换钱|兑现|买卖积分|转让积分|[0-9一二三四五六七八九十百]+元/u,
  },
];

/** The topics that a text touches, with the words that do. */
export function refusedIn(text: string, points: number): { problem: RuleProblem; words: string }[] {
  return TOPICS.flatMap(({ problem, when, words }) => {
    if (when === 'deduction' && points >= 0) return [];
    const [found] = words.exec(text) ?? [];
    return found === undefined ? [] : [{ problem, words: found }];
  });
}
