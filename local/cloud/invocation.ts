import type { FunctionInstance } from './function-instance.ts';
import type { FunctionDeclaration } from './functions.ts';

export interface Caller {
  openid: string;
  unionid?: string;
}

/** How a call of a function ended. */
export interface Invocation {
  result?: unknown;
  error?: { code: string; message: string };
  /** database requests that the call itself made; those of functions it called are theirs */
  databaseRequests: number;
}

/** Where a call comes from, in the words of getWXContext().SOURCE. */
export type Source =
  | 'wx_client'
  | 'wx_http'
  | 'wx_trigger'
  | 'wx_unknown'
  | 'scf'
  | `${string},scf`;

/** Ends a call at one of its database requests. */
export interface Cut {
  /** counted from 1 */
  request: number;
  /** before it takes effect, or after that but before its answer arrives */
  when: 'before' | 'after';
}

/** A call while it runs. Its id is part of the address that its requests go to. */
export interface Running {
  id: string;
  declaration: FunctionDeclaration;
  caller: Caller | null;
  source: Source;
  databaseRequests: number;
  cut: Cut | undefined;
  /** when the cut has happened, or the call is over without it */
  cutDone: Promise<void>;
  endCut(): void;
  /** set when the cut has happened: nothing it asks for takes effect any more */
  isCut: boolean;
  instance: FunctionInstance | undefined;
}
