import * as v from 'valibot';
import type { Envelope, ErrorCode } from '../../typings/contract/envelope.ts';
import type { Contract } from '../../typings/contract/index.ts';
import { type Actor, type Loaded, type LoadLine, loadActor } from '../people/actor.ts';
import { type AccessRule, allows } from './access.ts';
import { type Caller, callerOf } from './identity.ts';
import { log, traceOf } from './log.ts';
import { Refusal } from './refusal.ts';

type Name = keyof Contract;
type InputOf<A> = A extends { input: infer I } ? I : never;
type DataOf<A> = A extends { data: infer D } ? D : never;

/** For actions that anyone with WeChat may do: there is no actor yet. */
export interface PersonContext {
  openid: string;
}

/** For all others: the actor, and what the action loads, each as an array of documents. */
export interface ActorContext {
  openid: string;
  actor: Actor;
  loaded: Loaded;
}

interface Common<Input> {
  /** strict: what it does not name is refused */
  input: v.GenericSchema<unknown, Input>;
  /** database requests at most, held by the contract tests */
  budget: number;
}

export interface PublicAction<Input, Data> extends Common<Input> {
  access: { who: 'everyone' };
  run(input: Input, context: PersonContext): Promise<Data>;
}

export interface CommunityAction<Input, Data> extends Common<Input> {
  access: Exclude<AccessRule, { who: 'everyone' }>;
  /** documents needed beside the actor, fetched in the same request */
  load?(input: Input, openid: string): Record<string, LoadLine>;
  run(input: Input, context: ActorContext): Promise<Data>;
}

/** The table in a module's index.ts: every action of the contract, typed by it. */
export type ActionTable<M extends Name> = {
  [A in keyof Contract[M]]: Contract[M][A] extends { input: infer I; data: unknown }
    ?
        | PublicAction<I, DataOf<Contract[M][A]>>
        | (InputOf<Contract[M][A]> extends { communityId: string }
            ? CommunityAction<I, DataOf<Contract[M][A]>>
            : never)
    : never;
};

/** Names of timers → what they do. They run without a person and over all communities. */
export type TimerTable = Record<string, () => Promise<void>>;

/** Events that WeChat pushes, by their name. */
export type PushTable = Record<string, (event: Record<string, unknown>) => Promise<void>>;

export interface Module {
  main(event: unknown, context: unknown): Promise<unknown>;
}

/**
 * Makes a module's entry: identity → shape of the input → actor, place and access → use case → envelope.
 * The shape comes before the access rule because the rule needs the community and the ids in it;
 * nothing is read from the database before both hold.
 */
export function defineModule<M extends Name>(
  name: M,
  actions: ActionTable<M>,
  {
    timers = {},
    pushes = {},
    aliases = {},
  }: { timers?: TimerTable; pushes?: PushTable; aliases?: Record<string, keyof Contract[M]> } = {},
): Module {
  const table = new Map<string, AnyAction>(Object.entries(actions) as [string, AnyAction][]);
  for (const [alias, name] of Object.entries(aliases)) {
    const action = table.get(String(name));
    if (action) table.set(alias, action);
  }
  return {
    async main(event, context) {
      const started = Date.now();
      const caller = callerOf(context);
      const call = isRecord(event) ? event : {};
      if (caller.kind !== 'person') return runUnattended(name, caller, call, timers, pushes);
      const action = typeof call.action === 'string' ? call.action : '';
      const [envelope, cause] = await answer(table.get(action), call.input, caller);
      log({
        function: name,
        action: table.has(action) ? action : '?',
        outcome: envelope.ok ? 'ok' : envelope.code,
        milliseconds: Date.now() - started,
        ...(cause ? { cause } : {}),
      });
      return envelope;
    },
  };
}

type AnyAction = PublicAction<unknown, unknown> | CommunityAction<{ communityId: string }, unknown>;

function isPublic(action: AnyAction): action is PublicAction<unknown, unknown> {
  return action.access.who === 'everyone';
}

async function answer(
  action: AnyAction | undefined,
  rawInput: unknown,
  caller: Caller & { kind: 'person' },
): Promise<[Envelope<unknown>, cause?: string]> {
  try {
    if (!action) throw new Refusal('ACTION_UNKNOWN');
    const { openid } = caller;
    if (isPublic(action)) {
      return [{ ok: true, data: await action.run(validated(action.input, rawInput), { openid }) }];
    }
    const input = validated(action.input, rawInput);
    const found = await loadActor(openid, input.communityId, action.load?.(input, openid) ?? {});
    if (!found) throw new Refusal('NOT_A_RESIDENT');
    const { actor, loaded } = found;
    const places = placesOf(action.access, input, loaded);
    const isAuthor = isAuthorOf(action.access, actor, loaded);
    if (!allows(action.access, actor.roles, places, isAuthor)) {
      throw new Refusal('NOT_ALLOWED');
    }
    return [{ ok: true, data: await action.run(input, { openid, actor, loaded }) }];
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, details } = error;
      return [{ ok: false, code, ...(details ? { details } : {}) }, causeOf(error)];
    }
    return [{ ok: false, code: 'INTERNAL' satisfies ErrorCode }, traceOf(error)];
  }
}

function causeOf(error: Refusal): string | undefined {
  return typeof error.cause === 'string' ? error.cause : undefined;
}

function validated<Input>(schema: v.GenericSchema<unknown, Input>, input: unknown): Input {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const field = result.issues[0].path?.map(({ key }) => String(key).slice(0, 40)).join('.') ?? '';
  throw new Refusal('INPUT_INVALID', { field });
}

/** The places a rule points at. A missing document has none, and no officer's place covers nothing. */
function placesOf(rule: AccessRule, input: object, loaded: Loaded): string[] {
  if (rule.who !== 'officers') return [];
  const { places } = rule;
  const holders = 'input' in places ? [input] : (loaded[places.loaded] ?? []);
  const field = 'input' in places ? places.input : places.field;
  return holders.flatMap((holder) => {
    const value = valueAt(holder, field);
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
    return typeof value === 'string' ? [value] : [];
  });
}

/** `form.placeId`: a field of a field. */
function valueAt(holder: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (isRecord(at) ? at[name] : undefined), holder);
}

function isAuthorOf(rule: AccessRule, { residentId }: Actor, loaded: Loaded): boolean {
  if (rule.who !== 'officers' || !rule.author) return false;
  const { loaded: name, field } = rule.author;
  const written = loaded[name] ?? [];
  return (
    written.length > 0 &&
    written.every((one) => (one as Record<string, unknown>)[field] === residentId)
  );
}

async function runUnattended(
  name: string,
  caller: Caller,
  event: Record<string, unknown>,
  timers: TimerTable,
  pushes: PushTable,
): Promise<unknown> {
  const isTimer = caller.kind === 'timer' && event.Type === 'Timer';
  const key = String(isTimer ? event.TriggerName : event.Event);
  const table: Record<string, (event: Record<string, unknown>) => Promise<void>> = isTimer
    ? timers
    : pushes;
  const job = Object.hasOwn(table, key) ? table[key] : undefined;
  if (!job) return { ok: false, code: 'NO_IDENTITY' } satisfies Envelope<never>;
  const started = Date.now();
  let outcome = 'ok';
  let cause: string | undefined;
  try {
    await job(event);
  } catch (error) {
    outcome = error instanceof Refusal ? error.code : 'INTERNAL';
    cause = error instanceof Refusal ? causeOf(error) : traceOf(error);
  }
  log({
    function: name,
    action: key,
    outcome,
    milliseconds: Date.now() - started,
    ...(cause ? { cause } : {}),
  });
  return isTimer ? { ok: outcome === 'ok' } : 'success';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
