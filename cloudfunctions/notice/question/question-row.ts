import type { QuestionDocument } from '../collections.ts';

/** A question with what a reader sees beside it. */
export interface QuestionRow extends QuestionDocument {
  /** who wants to know it as well: those who said so, and those whose question was put to this one */
  joined: number;
  /** the reader's own word */
  mark: { joins: boolean }[];
}
