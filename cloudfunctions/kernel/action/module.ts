import * as v from 'valibot';
import type { Envelope, ErrorCode } from '../../../typings/contract/envelope.ts';
import type { Contract } from '../../../typings/contract/index.ts';
import { type Commanded, commandWith, stampOf } from '../command.ts';
import type { Collection } from '../database/collection.ts';
import { type Caller, callerOf } from '../identity.ts';
import { log, traceOf } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { type AnyJob, runUpkeep } from '../upkeep.ts';
import { allows } from './access.ts';
import {
  type Action,
  type ActionKey,
  type DefineAction,
  defineAction,
  type ModuleName,
} from './action.ts';
import { type ActorDocument, isAuthorOf, loadActor, placesOf } from './actor.ts';
import type { Loads } from './load.ts';
import { writtenTexts } from './written-texts.ts';

/** Events that WeChat pushes, by their name. */
export type PushTable = Record<string, (event: Record<string, unknown>) => Promise<void>>;

type NamesOf<List extends readonly Action[]> = List[number]['name'];
/** An action of the contract that the list lacks is an error that names it. */
type Whole<M extends ModuleName, List extends readonly Action[]> =
  Exclude<`${M}.${ActionKey<M>}`, NamesOf<List>> extends never
    ? unknown
    : { missing: Exclude<`${M}.${ActionKey<M>}`, NamesOf<List>> };

export interface ModuleDefinition<M extends ModuleName, List extends readonly Action[]> {
  actions: List & Whole<M, List>;
  /** what phones called an action before → its name; kept for two releases */
  aliases?: Record<string, ActionKey<M>>;
  /** run by the function's timer `upkeep` */
  upkeep?: readonly AnyJob[];
  pushes?: PushTable;
}

export interface Module {
  main(event: unknown, context: unknown): Promise<unknown>;
  /** by name, for tests and docs */
  actions: Record<string, Action>;
  aliases: Record<string, string>;
  upkeep: readonly AnyJob[];
}

export interface App<Doc extends ActorDocument> {
  action: DefineAction<Doc>;
  defineModule<M extends ModuleName, const List extends readonly Action[]>(
    name: M,
    definition: ModuleDefinition<M, List>,
  ): Module;
}

/** What text has to pass that others will read. @throws Refusal */
export type CheckTexts = (openid: string, texts: readonly string[]) => Promise<void>;

/** How actions and modules are defined for actors who are documents of this collection. */
export function appFor<Doc extends ActorDocument>(
  actors: Collection<Doc>,
  check: CheckTexts,
): App<Doc> {
  return {
    action: defineAction<Doc>(),
    defineModule: (name, { actions, aliases = {}, upkeep = [], pushes = {} }) => {
      const short = (full: string) => full.slice(name.length + 1);
      const named = new Map<string, Action>(actions.map((one) => [short(one.name), one]));
      const table = new Map(named);
      for (const [alias, current] of Object.entries<string>(aliases)) {
        const action = named.get(current);
        if (action) table.set(alias, action);
      }
      return {
        actions: Object.fromEntries(named),
        aliases,
        upkeep,
        main: (event, context) =>
          main({ actors, check }, name, table, upkeep, pushes, event, context),
      };
    },
  };
}

interface Running {
  actors: Collection<ActorDocument>;
  check: CheckTexts;
}

/** Identity → shape of the input → actor and what the action loads → access → texts → run → envelope. */
async function main(
  app: Running,
  name: keyof Contract,
  table: ReadonlyMap<string, Action>,
  upkeep: readonly AnyJob[],
  pushes: PushTable,
  event: unknown,
  context: unknown,
): Promise<unknown> {
  const started = Date.now();
  const caller = callerOf(context);
  const call = isRecord(event) ? event : {};
  if (caller.kind !== 'person')
    return runUnattended(app.actors, name, caller, call, upkeep, pushes);
  const key = typeof call.action === 'string' ? call.action : '';
  const action = table.get(key);
  const [envelope, cause] = await answer(app, action, call.input, caller.openid);
  log({
    function: name,
    action: action ? action.name.slice(name.length + 1) : '?',
    outcome: envelope.ok ? 'ok' : envelope.code,
    milliseconds: Date.now() - started,
    ...(cause ? { cause } : {}),
  });
  return envelope;
}

async function answer(
  { actors, check }: Running,
  action: Action | undefined,
  rawInput: unknown,
  openid: string,
): Promise<[Envelope<unknown>, cause?: string]> {
  try {
    if (!action) throw new Refusal('ACTION_UNKNOWN');
    const input = validated(action.input, rawInput);
    const context = await contextOf(actors, action, input as { communityId: string }, openid);
    if (!action.texts && !isRepeat(context)) await checkWritten(check, action, input, openid);
    return [{ ok: true, data: await action.run(input as never, context as never) }];
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, details } = error;
      return [{ ok: false, code, ...(details ? { details } : {}) }, causeOf(error)];
    }
    return [{ ok: false, code: 'INTERNAL' satisfies ErrorCode }, traceOf(error)];
  }
}

/**
 * The input's shape comes before the access rule, which needs the community and the ids in it; nothing
 * is read from the database before both hold. A document that must be there is asked for last, so that
 * whoever may not do the action does not learn what exists.
 */
async function contextOf(
  actors: Collection<ActorDocument>,
  action: Action,
  input: { communityId: string },
  openid: string,
): Promise<object> {
  const { access } = action;
  if (access.who === 'everyone') return { openid };
  const loads = action.load?.(input as never, openid) ?? {};
  const line = action.command?.(input as never, openid);
  const { commandId = '' } = input as { commandId?: string };
  const draft = line && stampOf(openid, commandId, '', line);
  const loaded = await loadActor(actors, openid, input.communityId, loads, draft?.id);
  if (!loaded) throw new Refusal('NOT_A_RESIDENT');
  const { actor, found, entries } = loaded;
  if (access.who === 'officers') {
    const places = placesOf(access, input, found);
    const isAuthor = isAuthorOf(access, actor.residentId, found);
    if (!allows(access, actor.roles, places, isAuthor)) throw new Refusal('NOT_ALLOWED');
  }
  requireFound(loads, found);
  return {
    ...found,
    openid,
    actor,
    ...(draft && { command: commandWith({ ...draft, actorId: actor.residentId }, entries) }),
  };
}

/** What was written has passed as it came first. */
function isRepeat(context: Partial<Commanded>): boolean {
  return context.command?.earlier !== undefined;
}

async function checkWritten(
  check: CheckTexts,
  { input: schema }: Action,
  input: unknown,
  openid: string,
): Promise<void> {
  const texts = writtenTexts(schema, input);
  if (texts.length > 0) await check(openid, texts);
}

function requireFound(loads: Loads, found: Record<string, unknown>): void {
  for (const [name, { missing }] of Object.entries(loads)) {
    if (missing && found[name] === undefined) throw new Refusal(missing);
  }
}

function causeOf(error: Refusal): string | undefined {
  return typeof error.cause === 'string' ? error.cause : undefined;
}

function validated(schema: v.GenericSchema<unknown, unknown>, input: unknown): unknown {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const field = result.issues[0].path?.map(({ key }) => String(key).slice(0, 40)).join('.') ?? '';
  throw new Refusal('INPUT_INVALID', { field });
}

async function runUnattended(
  actors: Collection<ActorDocument>,
  name: string,
  caller: Caller,
  event: Record<string, unknown>,
  upkeep: readonly AnyJob[],
  pushes: PushTable,
): Promise<unknown> {
  const isTimer = caller.kind === 'timer' && event.Type === 'Timer';
  const key = String(isTimer ? event.TriggerName : event.Event);
  const push = !isTimer && Object.hasOwn(pushes, key) ? pushes[key] : undefined;
  const isUpkeep = isTimer && key === 'upkeep' && upkeep.length > 0;
  if (!isUpkeep && !push) return { ok: false, code: 'NO_IDENTITY' } satisfies Envelope<never>;
  const started = Date.now();
  let outcome = 'ok';
  let cause: string | undefined;
  let count: number | undefined;
  try {
    if (push) await push(event);
    else {
      const { failed, unfinished } = await runUpkeep(upkeep, { base: actors });
      if (failed > 0) outcome = 'UPKEEP_FAILED';
      else if (unfinished) outcome = 'UPKEEP_UNFINISHED';
      count = failed || undefined;
    }
  } catch (error) {
    outcome = error instanceof Refusal ? error.code : 'INTERNAL';
    cause = error instanceof Refusal ? causeOf(error) : traceOf(error);
  }
  log({
    function: name,
    action: key,
    outcome,
    milliseconds: Date.now() - started,
    ...(count === undefined ? {} : { count }),
    ...(cause ? { cause } : {}),
  });
  return isTimer ? { ok: outcome === 'ok' } : 'success';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
