import type { MatterTopic } from '../../../typings/contract/matter/matter';

const NUMBERS = /(?<!\d)(?:1[3-9]\d{9}|\d{3,4}-?\d{7,8}|\d{17}[\dXx])(?!\d)/g;
/** 王某某, 老张, 李大爷, 张三 before what people do: an officer looks at the rest. */
const NAMES =
  /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻苏潘葛范彭郎鲁韦马方任袁柳鲍史唐费薛雷贺倪汤罗毕郝邬安常乐于傅齐康伍余元顾孟黄萧尹姚邵汪毛狄米明臧成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓郁单洪包诸左石崔吉龚程邢裴陆荣翁荀曲段侯宁仇甘武刘景龙叶幸韶黎乔白](?:某某?|先生|女士|阿姨|大爷|大妈|师傅|叔叔|奶奶|爷爷)/g;

/** What an officer begins the public wording with: without telephone and identity numbers, without names of the usual forms. */
export function publicDraft(words: string): string {
  return words
    .replaceAll(NUMBERS, '')
    .replaceAll(NAMES, '有人')
    .replaceAll(/[，。]\s*[，。]/g, '。')
    .trim();
}

/** The kind that most words speak for; undefined where none does. */
export function guessTopic(
  words: string,
  topics: readonly Pick<MatterTopic, 'topicId' | 'words'>[],
): string | undefined {
  const scored = topics.map(({ topicId, words: signs }) => ({
    topicId,
    score: signs.filter((sign) => words.includes(sign)).length,
  }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), {
    topicId: '',
    score: 0,
  });
  return best.score === 0 ? undefined : best.topicId;
}

/** 36000 of 0.01 yuan as 360 元. */
export function costWords(cost: number): string {
  return `${cost / 100} 元`;
}

/** What somebody typed as yuan, in 0.01 yuan; null for nothing, undefined for what is no sum. */
export function costOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(text)) return undefined;
  const [yuan = '0', part = ''] = text.split('.');
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'));
}
