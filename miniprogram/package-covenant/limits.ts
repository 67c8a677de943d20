/** As the function takes them, in characters. */
export const LONGEST = {
  title: 60,
  chapter: 60,
  preamble: 3_000,
  clause: 2_000,
  comment: 500,
  reason: 500,
  text: 60_000,
};
export const MOST_CLAUSES = 300;
