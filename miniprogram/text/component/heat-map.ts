/** Parts of a whole, unless the page says otherwise. */
export const HEAT_MAP = {
  unit: '户',
  verb: '已确认',
};
