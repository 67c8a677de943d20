import type { ScorecardActions } from '../../typings/contract/civility/scorecard.ts';

/**
 * Held by the compiler. What is done about a member's card is on record for the branch alone, under names of its own:
 * a command therefore says which book it is about before anything is read.
 */
type Inputs = { [Name in keyof ScorecardActions]: ScorecardActions[Name]['input'] };
type Bookless = {
  [Name in keyof Inputs]: Inputs[Name] extends { commandId: string }
    ? Inputs[Name] extends { book: string }
      ? never
      : Name
    : never;
}[keyof Inputs];

const bookless: Bookless[] = [];
export const none: never[] = bookless;
