/** It did not work. */
export const FAILURE = {
  again: '再试一次',
};
