import { estateWords } from './owner';

/** What is stated of an estate, what the roster holds, and whether the two agree. */
export function estateLines(estate: {
  area: number | null;
  units: number | null;
  developer?: string | null;
  rosterArea: number;
  rosterUnits: number;
}) {
  const { stated, roster, apart } = estateWords(estate, {
    area: estate.rosterArea,
    units: estate.rosterUnits,
  });
  return {
    isStated: stated !== '',
    stated: stated ? `登记的是 ${stated}` : '还没有登记总面积和总套数',
    roster: `名册里是 ${roster}`,
    developer: estate.developer ? `开发商：${estate.developer}` : '',
    apart: apart ? `${apart}。请看看是不是漏了楼栋，或者登记的数不对。` : '',
  };
}

/** What the papers of each estate state. */
export const ESTATE_LIST = {
  empty: '还没有小区',
  emptyHint: '先导入名册，小区就会出现在这里。',
  about:
    '名册要是漏了一栋楼，投票的门槛就低了。把竣工资料或不动产登记上的总面积、总套数写在这里，发布业主表决以前会对一对，公告里大家也看得到。',
  area: '总建筑面积（㎡）',
  areaHint: '竣工资料或登记簿上的专有部分总面积；不知道就空着',
  units: '一共多少套',
  unitsHint: '住宅、商铺、车位有产权的都算；不知道就空着',
  developer: '开发商的全称',
  developerHint: '名册里写着这个名字的房子，算没有卖出的，一起算一位业主',
  leave: '不改了',
  save: '存下来',
  agrees: '对得上',
  owners: '核对业主',
  change: '改一改',
  state: '登记',
  areaUnfit: '总面积请只写数字，最多两位小数，例如 80759.98。',
  unitsUnfit: '总套数请只写数字。',
  saved: '存好了',
};
