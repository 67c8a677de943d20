/** One shift in a list. */
export const SHIFT_LINE = {
  chooseRole: '选岗位报名',
};
