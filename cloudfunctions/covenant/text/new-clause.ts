import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { MOST_CHARACTERS, MOST_CLAUSES } from './covenant-state-rules.ts';

/** The id of the clause that a command adds at this place of its list. */
export const clauseIdOf = (openid: string, commandId: string, index: number): string =>
  idFromCommand(openid, `${commandId} clause ${index}`);

export const tooLong = (): Refusal =>
  new Refusal('COVENANT_TOO_LONG', { clauses: MOST_CLAUSES, characters: MOST_CHARACTERS });
