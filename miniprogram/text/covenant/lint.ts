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
}

/** What a flag says. It asks somebody to look; only a person can say what the law means here. */
export const LINT_WORDS: Record<LintKind, LintWords> = {
  fine: {
    name: '罚款',
    why: '罚款只能由有权的机关依法决定，居民公约没有这个权力。',
    instead: '写提醒、劝导，请本人恢复原样，或者补偿实际的损失。',
  },
  'withheld-benefit': {
    name: '扣发待遇、停止服务',
    why: '救助、福利、分红、水电、开证明，都是依法享有的，不能拿来惩罚人。',
    instead: '写怎么提醒、怎么帮他做到，不和待遇、服务挂钩。',
  },
  shaming: {
    name: '公开点名',
    why: '点名批评、曝光照片、贴“黑名单”，会伤害名誉和隐私。',
    instead: '写由楼栋长或者调解员个别提醒；要公开，只说事，不说是谁。',
  },
  unequal: {
    name: '区别对待',
    why: '不能因为性别、结没结婚、从哪里来、是不是租户，就少给权利或者多担义务。',
    instead: '写“住在这里的人一律平等”，按事情定规矩，不按人分。',
  },
  'collective-punishment': {
    name: '牵连别人',
    why: '一个人做的事，不能让家人或者整栋楼来担。',
    instead: '只写本人的责任；家人、邻居可以写“帮着提醒”。',
  },
  'blocked-remedy': {
    name: '限制投诉、起诉',
    why: '投诉、信访、调解、起诉是每个人的权利，不能不让做，也不能要求先过哪一关。',
    instead: '写“可以先请调解员，不愿意的，随时可以依法走别的路”。',
  },
};
