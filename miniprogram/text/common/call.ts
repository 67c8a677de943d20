/** What the button that calls somebody says to a screen reader. */
export const callLabel = (name: string) => `打电话给 ${name}`;

/** Before the number of somebody's home is looked up in the roster and called. */
export const CALL_HOME = {
  titleOf: (name: string) => `打电话给 ${name}？`,
  content: '会打开名册里他家的电话。您看过号码这件事会记录下来。',
  confirm: '打电话',
  cancel: '先不打',
};
