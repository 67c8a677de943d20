import type { Aspect, LintKind } from '../../typings/contract/covenant';

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

export const LINT_WORDS: Record<LintKind, { name: string; why: string; instead: string }> = {
  fine: { name: '罚款', why: '', instead: '' },
  'withheld-benefit': { name: '停止待遇', why: '', instead: '' },
  shaming: { name: '公开点名', why: '', instead: '' },
  unequal: { name: '区别对待', why: '', instead: '' },
  'collective-punishment': { name: '牵连别人', why: '', instead: '' },
  'blocked-remedy': { name: '限制维权', why: '', instead: '' },
};
