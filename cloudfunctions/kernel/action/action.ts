import type * as v from 'valibot';
import type { Contract } from '../../../typings/contract/index.ts';
import type { Commanded, CommandLine } from '../command.ts';
import type { AccessRule } from './access.ts';
import type { Actor, ActorDocument } from './actor.ts';
import type { Found, Loads } from './load.ts';

export type ModuleName = keyof Contract & string;
export type ActionKey<M extends ModuleName> = keyof Contract[M] & string;
/** `notice.pinNotice`: the function, and the action as it stands in its contract. */
export type ActionName = { [M in ModuleName]: `${M}.${ActionKey<M>}` }[ModuleName];

type Entry<Name> = Name extends `${infer M extends ModuleName}.${infer A}`
  ? A extends keyof Contract[M]
    ? Contract[M][A]
    : never
  : never;
export type InputOf<Name> = Entry<Name> extends { input: infer I } ? I : never;
export type DataOf<Name> = Entry<Name> extends { data: infer D } ? D : never;

/** For an action that everyone with WeChat may do: there is no actor yet. */
export interface PersonContext {
  openid: string;
}

export type ActorContext<
  L extends Loads = Record<never, never>,
  Doc extends ActorDocument = ActorDocument,
> = {
  openid: string;
  actor: Actor<Doc>;
} & Commanded &
  Found<L>;

/** Both ways, also with every optional field required: a field missing on one side is an error. */
type Same<A, B> = [A, B, Full<A>, Full<B>] extends [B, A, Full<B>, Full<A>] ? unknown : never;
type Full<T> = T extends (infer One)[]
  ? Full<One>[]
  : T extends object
    ? { [Field in keyof T]-?: Full<Exclude<T[Field], undefined>> }
    : T;

interface Common<Schema> {
  /** strict: what it does not name is refused. Its output is the contract's input, to the letter */
  input: Schema;
  /**
   * What becomes of text that a person wrote. It has to pass the check before anything is done, unless the
   * action sees to it itself (`within`: it may wait for a person, or is not put before others yet), or nobody
   * reads it beside its writer and those who decide about it (`unseen`: named with the reason in a test).
   */
  texts?: 'within' | 'unseen';
  /** database requests at most, held by a test */
  budget: number;
}

export interface PublicDefinition<Name extends ActionName, Schema> extends Common<Schema> {
  access: { who: 'everyone' };
  run(input: InputOf<Name>, context: PersonContext): Promise<DataOf<Name>>;
}

export interface CommunityDefinition<
  Name extends ActionName,
  Schema,
  L extends Loads,
  Doc extends ActorDocument,
> extends Common<Schema> {
  access: Exclude<AccessRule, { who: 'everyone' }>;
  load?(input: InputOf<Name>, openid: string): L;
  /** of an action that changes something under a commandId */
  command?(input: InputOf<Name>, openid: string): CommandLine;
  run(input: InputOf<Name>, context: ActorContext<L, Doc>): Promise<DataOf<Name>>;
}

/** An action as modules and tests see it. */
export interface Action<Name extends ActionName = ActionName> {
  readonly name: Name;
  readonly input: v.GenericSchema<unknown, unknown>;
  readonly texts?: 'within' | 'unseen';
  readonly budget: number;
  readonly access: AccessRule;
  load?(input: never, openid: string): Loads;
  command?(input: never, openid: string): CommandLine;
  run(input: never, context: never): Promise<unknown>;
}

/** `action`, for communities whose actors are documents of this type. */
export interface DefineAction<Doc extends ActorDocument> {
  <Name extends ActionName, Schema extends v.GenericSchema<unknown, unknown>>(
    name: Name,
    definition: PublicDefinition<Name, Schema & Same<v.InferOutput<Schema>, InputOf<Name>>>,
  ): Action<Name>;
  <
    Name extends ActionName,
    Schema extends v.GenericSchema<unknown, unknown>,
    L extends Loads = Record<never, never>,
  >(
    name: Name,
    definition: CommunityDefinition<
      Name,
      Schema & Same<v.InferOutput<Schema>, InputOf<Name>>,
      L,
      Doc
    >,
  ): Action<Name>;
}

/** The definition is data; what runs it is in module.ts. */
export function defineAction<Doc extends ActorDocument>(): DefineAction<Doc> {
  return (name: ActionName, definition: object) => ({ name, ...definition }) as never;
}
