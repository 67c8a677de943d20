import type { Aspect, LintKind } from '../../../typings/contract/covenant';

export const ASPECT_WORDS: Record<Aspect, string> = {
  patriotism: '爱国爱党',
  law: '守法遵规',
  family: '孝老爱亲',
  neighbours: '互助友邻',
  customs: '移风易俗',
  environment: '爱护环境',
  resources: '珍惜资源',
  rights: '保障权益',
  harmony: '促进和谐',
};

export interface LintWords {
  name: string;
  /** why it may break the law */
  why: string;
  /** what kind of wording is lawful */
  instead: string;
  /** where the law says so */
  law: string;
}

const ASSEMBLY = '《村民委员会组织法》第二十七条、《城市居民委员会组织法》第三十一条';

/** What a flag says. It asks somebody to look; only a person can say what the law means here. */
const LINT_WORDS: Record<LintKind, LintWords> = {
  fine: {
    name: '罚款、收钱',
    why: '罚款只能由有权的机关依法决定，居民公约没有这个权力。换个名字收钱，也是一样。',
    instead: '写提醒、劝导，请本人恢复原样，或者补偿实际的损失。',
    law: '《行政处罚法》第四条、第十条到第十四条',
  },
  'withheld-benefit': {
    name: '扣发待遇、停止服务',
    why: '救助、福利、分红、水电、开证明，都是依法享有的，不能拿来惩罚人。',
    instead: '写怎么提醒、怎么帮他做到，不和待遇、服务挂钩。',
    law: `${ASSEMBLY}；停水停电还有《民法典》第九百四十四条`,
  },
  shaming: {
    name: '公开点名',
    why: '点名批评、曝光照片、贴“黑名单”，会伤害名誉和隐私。',
    instead: '写由楼栋长或者调解员个别提醒；要公开，只说事，不说是谁。',
    law: '《民法典》第一千零二十四条、第一千零三十二条，《个人信息保护法》第二十五条',
  },
  unequal: {
    name: '区别对待',
    why: '不能因为性别、结没结婚、从哪里来、是不是租户，就少给权利或者多担义务。',
    instead: '写“住在这里的人一律平等”，按事情定规矩，不按人分。',
    law: `${ASSEMBLY}；妇女的权益还有《妇女权益保障法》第五十五条、第五十六条`,
  },
  'collective-punishment': {
    name: '牵连别人',
    why: '一个人做的事，不能让家人或者整栋楼来担。',
    instead: '只写本人的责任；家人、邻居可以写“帮着提醒”。',
    law: ASSEMBLY,
  },
  'blocked-remedy': {
    name: '限制投诉、起诉',
    why: '投诉、信访、调解、起诉是每个人的权利，不能不让做，也不能要求先过哪一关。',
    instead: '写“可以先请调解员，不愿意的，随时可以依法走别的路”。',
    law: '《宪法》第四十一条',
  },
  silence: {
    name: '不说话当作同意',
    why: '没有回复、没有投票，不等于同意。',
    instead: '写怎么再问一次；没有表态的，不算同意，也不算反对。',
    law: '《民法典》第一百四十条',
  },
  coercion: {
    name: '管到人身和住宅',
    why: '进别人家、搜查、不让出门、管别人的婚姻，公约都不能写。',
    instead: '写先敲门、本人同意再进；出了急事，请民警或者消防到场。',
    law: '《宪法》第三十七条、第三十九条，《民法典》第一千零四十二条',
  },
};

/** Of a kind that this version does not know yet: the function may be newer than the phone. */
const OTHER: LintWords = {
  name: '请再看一看',
  why: '这样写可能不合法。',
  instead: '没有把握，请问司法所。',
  law: '',
};

export function lintWords(kind: string): LintWords {
  return (LINT_WORDS as Partial<Record<string, LintWords>>)[kind] ?? OTHER;
}

/** How many flags wait for an answer, and what an answer is. */
export const answersWords = (unanswered: number) =>
  `${unanswered > 0 ? `还有 ${unanswered} 处没有回复。` : '都回复了。'}每一处要么改写，要么写下为什么可以这样写。`;

export const flagTitle = (clause: string, words: string) => `${clause}：“${words}”`;
export const insteadLine = (instead: string) => `可以怎么写：${instead}`;
export const lawLine = (law: string) => (law ? `依据：${law}` : '');
export const answeredByWords = (by: string) => `${by} 的回复`;

/** What the drafting group looks at before a text is settled. */
export const COVENANT_CHECK = {
  aspects: '九个方面',
  unit: '个方面',
  verb: '写到了',
  lacks: '没写到',
  notThere: '还没有',
  aspectsHint:
    '缺的方面只是提醒，要不要写由起草小组和大家商量。修改全文时，可以给每一条选它说的是哪些方面。',
  edit: '去修改全文',
  flags: '可能不合法的说法',
  noFlags: '没有找到。这只是按字词找的，换个说法可能就找不到。没有把握，请问司法所。',
  answered: '已回复',
  why: '为什么可以这样写',
  whyHint: '会和公约一起留下来。',
  answer: '记下这个回复',
  notNow: '先不回复',
  rewrite: '改写这一条',
  changeAnswer: '改回复',
  giveReason: '写下理由',
  reasonFirst: '请写一句为什么可以这样写。',
  gone: '这一处已经改过了',
};
