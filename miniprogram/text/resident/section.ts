export const ITEM = '· ';
export const NONE = '：没有';

/** A heading with a line for each, or that there is none. */
export function section<One>(
  name: string,
  list: readonly One[],
  words: (one: One) => string,
): string[] {
  return list.length === 0
    ? [`${name}${NONE}`]
    : [`${name}：`, ...list.map((one) => `${ITEM}${words(one)}`)];
}
