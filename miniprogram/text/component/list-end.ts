/** The foot of a list. */
export const LIST_END = {
  end: '都在这里了',
  more: '再看一些',
  again: '再试一次',
};
