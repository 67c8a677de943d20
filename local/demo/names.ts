import type { Random } from './random.ts';

const SURNAMES = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁马方任袁柳唐费薛雷贺汤罗毕郝',
];
/** Words, not given names: nobody is called like this, and everybody can read it aloud. */
const GIVEN = [
  '晨露',
  '远山',
  '青禾',
  '秋实',
  '南风',
  '长河',
  '春枝',
  '星野',
  '竹影',
  '云舟',
  '松涛',
  '小满',
  '白露',
  '石桥',
  '麦田',
  '明灯',
  '归雁',
  '雨荷',
  '新柳',
  '暖阳',
];

export function nameOf(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN);
}

/** 199 0000 xxxx: a block that no operator has given out. */
export function phoneOf(index: number): string {
  return `1990000${String(index % 10_000).padStart(4, '0')}`;
}
