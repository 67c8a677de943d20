/** A year of the community's points. */
export const POINT_SUMS = {
  total: '这一年，全社区加了',
  unit: '分',
  firstMonth: '1 月',
  lastMonth: '12 月',
  exceptRanking: '除了自己愿意上榜的，谁家多少，别人看不到。',
  onlySums: '只有合计，谁家多少，别人看不到。',
  empty: '这一年还没有加过分',
  emptyHint: '做了好事可以自己报，有人看过就记上。',
  given: '因为什么加的',
  taken: '扣分和申诉',
  heardUnit: '件',
  heard: '申诉听过了',
  ranking: '自愿参加的积分榜',
  noPlaces: '还没有人家参加。',
  join: '我家愿意上榜',
  leave: '我家不上榜了',
  vote: '看看社区是怎么定的',
  end: '关掉积分榜',
  noRanking:
    '现在没有积分榜，居民看不到这一块。要开，先由居民会议或居民代表会议表决，问题一字不差：',
  copy: '复制这句话',
  noVotes: '还没有通过并公布的表决。',
  proof: '依据和校验',
  proofHint:
    '每天夜里，全社区的账合成一个校验码，登在这里，也印在各家的对账单上。以后哪一笔被改了、被删了，这天起的校验码就对不上。码里看不出谁家有什么。',
  noDigests: '还没有校验码，明天早上就有第一个。',
  confirmJoin: '门牌和今年加的分，全社区都看得到。什么时候都能退出。',
  joinIt: '参加',
  confirmSet: '按这次表决开积分榜？各家愿意了才会上榜。',
  setIt: '开积分榜',
  confirmEnd: '关掉积分榜？榜上的都会去掉，以后要再表决才能开。',
  endIt: '关掉',
  thinkAgain: '再想想',
};

export const givenWords = (points: number, times: number) => `${points} 分，${times} 次`;

export const rankingHint = (year: number) =>
  `${year} 年加的分最多的十户。只有自家愿意的，没有末位，扣分不算在里面。`;
