/** 20 分 */
export const plainPoints = (points: number) => `${points} 分`;

/** How many pictures there are to look at; '' = none. */
export const picturesWords = (count: number) => (count > 0 ? `看图片（${count} 张）` : '');

/** A household is found by its door. */
export const DOOR_SEARCH = {
  doorExample: '例如：3栋 502',
  noDoor: '没有找到这个门牌，请核对一遍。',
};
