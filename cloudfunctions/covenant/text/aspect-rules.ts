import type { Aspect, Clause } from '../../../typings/contract/covenant.ts';

/** Words by which a clause shows what it is about. People correct what this finds. */
const WORDS: Record<Aspect, RegExp> = {
  patriotism: /爱国|爱党|祖国|共产党|党的|党员|国旗|国歌|社会主义|集体主义|拥军|国防/g,
  law: /法律|法规|守法|遵纪|违法|犯罪|赌博|毒品|吸毒|邪教|诈骗|传销|规章|消防|安全|交通/g,
  family: /孝|敬老|老人|长辈|父母|赡养|家庭|夫妻|婚姻|家风|儿女|子女|未成年|儿童|抚养/g,
  neighbours: /邻|互助|互相帮|守望|关心|帮助|团结|礼让|志愿|空巢|独居/g,
  customs: /移风易俗|婚事|丧事|红白|彩礼|攀比|大操大办|迷信|封建|殡葬|礼金|宴席|陋习/g,
  environment:
    /环境|卫生|垃圾|绿化|花草|树木|杂物|乱堆|乱扔|污水|扬尘|河道|焚烧|宠物|犬|狗|噪音|喧哗/g,
  resources: /节约|节水|节电|节能|资源|浪费|光盘|公共设施|公物|耕地|土地|水源|充电/g,
  rights: /权益|权利|监督|协商|议事|表决|公开|投票|选举|业主|妇女|残疾|申诉|知情/g,
  harmony: /和谐|和睦|调解|纠纷|矛盾|理性|文明|诚信|友善|平安|治安|商量/g,
};

export const ASPECTS = Object.keys(WORDS) as Aspect[];
const MOST = 2;

/** What a clause seems to be about, what it speaks of most first; at most two. */
export function suggestAspects(text: string): Aspect[] {
  const found = ASPECTS.map((aspect) => ({
    aspect,
    count: text.match(WORDS[aspect])?.length ?? 0,
  }));
  return found
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST)
    .map(({ aspect }) => aspect);
}

/**
 * The aspects of a frame that no clause is about, in the order in which people know them. A clause that
 * nobody has put under any, as one that an amendment adds, counts by its words.
 */
export function missingAspects(clauses: readonly Pick<Clause, 'aspects' | 'text'>[]): Aspect[] {
  const about = new Set(
    clauses.flatMap(({ aspects, text }) => (aspects.length > 0 ? aspects : suggestAspects(text))),
  );
  return ASPECTS.filter((aspect) => !about.has(aspect));
}
