import { roleWords } from './role';
import { SEEK } from './seek';

export const WORDS = {
  who: '请谁',
  other: '换一位',
  search: '姓名',
  searchHint: SEEK.hint,
  searchExample: SEEK.example,
  notFound: '没有找到在用小程序的这位居民。请他先加入自己那一户。',
  role: '担任什么',
  term: '任期',
  from: '从',
  until: '到',
  grant: '请他担任',
  propose: '提议请他担任',
  proposeNote: '这个职务要另一位书记或党支部成员同意后才生效。',
  noPerson: '请先找到要请的人。',
  noRole: '请选一个职务。',
  wrongOrder: '结束的日子要在开始之后。',
  granted: '已上任',
  proposed: '已提议',
};

export const whereWords = (fits: string) => `在哪里（${fits}）`;
export const noPlaceWords = (fits: string) => `请选${fits}。`;
export const unfitWords = (role: Parameters<typeof roleWords>[0], fits: string) =>
  `${roleWords(role)}要选${fits}。`;
