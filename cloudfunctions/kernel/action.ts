import type * as v from 'valibot';
import type { ErrorCode } from '../../typings/contract/envelope.ts';
import type { Contract } from '../../typings/contract/index.ts';
import type { AccessRule } from './access.ts';
import type { ActorDocument } from './actor.ts';
import type { Collection, Stored } from './collection.ts';
import type { Commanded } from './command.ts';

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

/**
 * Documents that an action needs beside the actor, fetched in the same database request and of the
 * actor's community only. Made by `one`, `many` and `own`.
 */
export interface Load<Found> {
  readonly from: string;
  readonly ids: readonly string[];
  /** each id is completed to `${id}:${actorId}` */
  readonly perActor: boolean;
  readonly many: boolean;
  /** the refusal when there is none; asked after the access rule */
  readonly missing?: ErrorCode;
  /** type only, never set */
  readonly found?: Found;
}
export type Loads = Record<string, Load<unknown>>;
export type Found<L extends Loads> = {
  [Name in keyof L]: L[Name] extends Load<infer F> ? F : never;
};

type Ids = string | null | undefined;
const idsOf = (id: Ids) => (id === null || id === undefined ? [] : [id]);

/** One document by its id, or undefined; with a code, the call is refused when there is none. */
export function one<Doc extends Stored>(from: Collection<Doc>, id: Ids): Load<Doc | undefined>;
export function one<Doc extends Stored>(
  from: Collection<Doc>,
  id: Ids,
  missing: ErrorCode,
): Load<Doc>;
export function one<Doc extends Stored>(
  { name }: Collection<Doc>,
  id: Ids,
  missing?: ErrorCode,
): Load<Doc> {
  return { from: name, ids: idsOf(id), perActor: false, many: false, ...(missing && { missing }) };
}

/** All of these documents that exist, in no order. */
export function many<Doc extends Stored>(
  { name }: Collection<Doc>,
  ids: readonly string[],
): Load<Doc[]> {
  return { from: name, ids, perActor: false, many: true };
}

/** The actor's own document: its id is `${prefix}:${actorId}`. */
export function own<Doc extends Stored>(
  { name }: Collection<Doc>,
  prefix: Ids,
): Load<Doc | undefined> {
  return { from: name, ids: idsOf(prefix), perActor: true, many: false };
}

/** Who acts, in one community, with the roles in force today. */
export interface Actor<Doc extends ActorDocument = ActorDocument> {
  residentId: string;
  openid: string;
  communityId: string;
  roles: Doc['roles'];
  resident: Doc;
}

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

/** What a command does, and to what: `notice.pin`, `notice:…`. Both are part of ids and keep their spelling. */
export interface CommandLine {
  action: string;
  target: string;
  /** the target's id is that of the command: `target` ends with the colon */
  creates?: true;
}

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
  command?(input: InputOf<Name>): CommandLine;
  run(input: InputOf<Name>, context: ActorContext<L, Doc>): Promise<DataOf<Name>>;
}

/** An action as modules and tests see it. */
export interface Action<Name extends ActionName = ActionName> {
  readonly name: Name;
  readonly input: v.GenericSchema<unknown, unknown>;
  readonly budget: number;
  readonly access: AccessRule;
  load?(input: never, openid: string): Loads;
  command?(input: never): CommandLine;
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
