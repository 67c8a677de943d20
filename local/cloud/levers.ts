import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CloudClock, isInstant } from './clock.ts';
import { HttpError, isObject, parseObject, readBody, sendJson } from './http.ts';
import type { Invocation } from './invocation.ts';
import type { OpenApis } from './open-api/index.ts';
import { VERDICTS, type Verdict } from './open-api/verdicts.ts';
import type { Personas } from './personas.ts';
import type { FunctionRunner } from './runner.ts';
import type { Timers } from './timers.ts';

export interface LeverParts {
  runner: FunctionRunner;
  timers: Timers;
  clock: CloudClock;
  openApis: OpenApis;
  personas: Personas;
  latency: { milliseconds: number };
  appId: string;
}

interface Answer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}

type Body = Record<string, unknown>;
type Lever = (parts: LeverParts, body: Body) => Answer | Promise<Answer>;

const LARGEST = 6 * 1024 * 1024;
const LONGEST_LATENCY = 60_000;
const DONE: Answer = { body: { ok: true } };

/** Method and path → what it does. Each takes the fields it names and no others. */
const LEVERS: Record<string, { fields?: string[]; pull: Lever }> = {
  'GET /local/personas': { pull: ({ personas }) => ({ body: personas.list }) },

  'GET /local/messages': { pull: ({ openApis }) => ({ body: openApis.messages }) },

  'GET /local/clock': { pull: ({ clock }) => ({ body: { now: clock.now() } }) },

  'POST /local/call': {
    fields: ['function', 'action', 'input', 'as'],
    async pull({ runner, personas, appId }, body) {
      const name = text(body, 'function');
      const event = {
        action: text(body, 'action'),
        ...(body.input === undefined ? {} : { input: body.input }),
      };
      const who = optionalText(body, 'as');
      const openid = who === undefined ? undefined : personas.openid(who);
      const invocation = await runner.call(
        name,
        openid ? withUserInfo(event, openid, appId) : event,
        openid ? { caller: { openid }, source: 'wx_client' } : { caller: null, source: 'wx_http' },
      );
      return envelope(invocation);
    },
  },

  'POST /local/clock': {
    fields: ['now'],
    async pull({ clock, timers }, { now }) {
      if (now !== null && !isInstant(now)) bad('now must be milliseconds since 1970 or null');
      await clock.move(now);
      const fired = await timers.clockMoved();
      return { body: { ok: true, now: clock.now(), fired } };
    },
  },

  'POST /local/timer': {
    fields: ['function', 'trigger'],
    async pull({ runner, timers }, body) {
      const name = text(body, 'function');
      const trigger = text(body, 'trigger');
      const known = runner.functions.get(name)?.triggers.some((one) => one.name === trigger);
      if (!known) throw new HttpError(404, 'TIMER_UNKNOWN', `${name} has no timer ${trigger}`);
      return envelope(await timers.fireNow(name, trigger));
    },
  },

  'POST /local/latency': {
    fields: ['milliseconds'],
    pull({ latency }, { milliseconds }) {
      if (!isNumber(milliseconds, 0, LONGEST_LATENCY)) {
        bad(`milliseconds must be 0 to ${LONGEST_LATENCY}`);
      }
      latency.milliseconds = milliseconds;
      return DONE;
    },
  },

  'POST /local/cut': {
    fields: ['function', 'request', 'when'],
    pull({ runner }, body) {
      const { request, when } = body;
      const name = optionalText(body, 'function');
      if (name !== undefined && !runner.functions.has(name)) bad(`no function ${name}`);
      if (!isNumber(request, 1, 1_000_000) || !Number.isInteger(request)) {
        bad('request must be a whole number from 1');
      }
      if (when !== 'before' && when !== 'after') bad('when must be "before" or "after"');
      runner.armCut({ request, when }, name);
      return DONE;
    },
  },

  'POST /local/verdicts': {
    fields: ['text', 'picture', 'times'],
    pull({ openApis }, body) {
      const { times } = body;
      if (times !== undefined && (!isNumber(times, 1, 1_000_000) || !Number.isInteger(times))) {
        bad('times must be a whole number from 1');
      }
      for (const what of ['text', 'picture'] as const) {
        const verdict = body[what];
        if (verdict === undefined) continue;
        if (!isVerdict(verdict)) bad(`${what} must be one of ${VERDICTS.join(', ')}`);
        openApis.verdicts.set(what, verdict, times as number | undefined);
      }
      return DONE;
    },
  },

  'POST /local/grants': {
    fields: ['as', 'templateId', 'count'],
    async pull({ openApis, personas }, body) {
      const { count = 1 } = body;
      if (!isNumber(count, 1, 1000) || !Number.isInteger(count)) {
        bad('count must be a whole number from 1 to 1000');
      }
      await openApis.grant(personas.openid(text(body, 'as')), text(body, 'templateId'), count);
      return DONE;
    },
  },
};

/** Answers /local/…; the caller has made sure that it comes from this machine. */
export async function answerLever(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  parts: LeverParts,
): Promise<void> {
  const body = await readBody(request, LARGEST);
  const lever = LEVERS[`${request.method} ${url.pathname}`];
  if (!lever) {
    const known = Object.keys(LEVERS).filter((name) => name.endsWith(` ${url.pathname}`));
    if (known.length === 0) throw new HttpError(404, 'LEVER_UNKNOWN', `no lever ${url.pathname}`);
    throw new HttpError(405, 'METHOD_NOT_ALLOWED', `only ${known.join(', ')}`);
  }
  const fields = request.method === 'GET' ? {} : parseObject(body.toString('utf8'));
  const unknown = Object.keys(fields).find((name) => !lever.fields?.includes(name));
  if (unknown !== undefined) bad(`unknown field ${unknown}`);
  const answer = await lever.pull(parts, fields);
  sendJson(response, answer.status ?? 200, answer.body, answer.headers);
}

/** What the platform adds to the event of a call from the mini-program. */
export function withUserInfo(event: unknown, openid: string, appId: string): unknown {
  return isObject(event) ? { ...event, userInfo: { openId: openid, appId } } : event;
}

/** A function's answer, or 502 if it gave none. */
function envelope({ result, error, databaseRequests }: Invocation): Answer {
  const headers = { 'x-database-requests': String(databaseRequests) };
  if (!error) return { body: result ?? null, headers };
  const code = error.code === 'CALL_CUT' ? 'CALL_CUT' : 'FUNCTION_FAILED';
  return { status: 502, body: { ok: false, code, message: error.message }, headers };
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '' || value.length > 200) {
    bad(`${name} must be a text of 1 to 200 characters`);
  }
  return value;
}

function optionalText(body: Body, name: string): string | undefined {
  return body[name] === undefined || body[name] === null ? undefined : text(body, name);
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isVerdict(value: unknown): value is Verdict {
  return VERDICTS.includes(value as Verdict);
}

function bad(message: string): never {
  throw new HttpError(400, 'INPUT_INVALID', message);
}
