import { HOME, type PersonKey, PLACE } from '../community.ts';
import type { Input } from '../inputs.ts';
import type { Linli } from '../linli.ts';

/** The same matter at another place. */
export interface Elsewhere {
  /** the places the matter concerns, in the words of the access rules */
  concerns: string[];
  /** who wrote the matter, for rules that ask */
  author?: PersonKey;
  input(n: number): Input;
}

/** One valid call of an action. */
export interface Example {
  functionName: string;
  action: string;
  /** somebody who may */
  as: PersonKey;
  /** the places the matter concerns; empty where the rule asks for none */
  concerns: string[];
  /** valid input; each `n` is another command. Asks Linli for what it needs first, such as a code. */
  input(n: number, linli: Linli): Input | Promise<Input>;
  elsewhere: Elsewhere[];
  /** it leaves something behind */
  writes: boolean;
}

export const example = (
  functionName: string,
  action: string,
  rest: Pick<Example, 'as' | 'input'> & Partial<Example>,
): Example => ({ functionName, action, concerns: [], elsewhere: [], writes: false, ...rest });

/** Other doors: of another estate, of another community, of none. */
export const HOUSEHOLDS_ELSEWHERE = [HOME.otherEstate, HOME.cedar, `${PLACE.stair}.zzzzzzzz`];
export const atHouseholds = (input: (n: number, householdId: string) => Input): Elsewhere[] =>
  HOUSEHOLDS_ELSEWHERE.map((householdId) => ({
    concerns: [householdId],
    input: (n) => input(n, householdId),
  }));
