import { randomUUID } from 'node:crypto';
import { characters, done, failed, isText, type OpenApiAnswer } from './answer.ts';
import type { OpenApiState, Suggestion } from './state.ts';
import type { Verdicts } from './verdicts.ts';

const LONGEST = 2500;
const NORMAL = 100;
const OTHER = 21_000;

/**
 * security.msgSecCheck, version 2.
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
 */
export function checkText(data: Record<string, unknown>, verdicts: Verdicts): OpenApiAnswer {
  const problem = commonProblem(data);
  if (problem) return problem;
  const { content } = data;
  if (!isText(content)) return failed(47001, 'data format error: content');
  if (characters(content) > LONGEST) return failed(45002, 'content size out of limit');
  const verdict = verdicts.take('text');
  if (verdict === 'fail') return failed(-1, 'system error');
  return done({ ...judgement(verdict), trace_id: traceId() });
}

/**
 * security.mediaCheckAsync, version 2: answers with a trace id, the result comes as an event.
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */
export async function checkMedia(
  data: Record<string, unknown>,
  context: { verdicts: Verdicts; state: OpenApiState; deliver(traceId: string): void },
): Promise<OpenApiAnswer> {
  const problem = commonProblem(data);
  if (problem) return problem;
  const { media_url: url, media_type: type } = data;
  if (!isText(url) || !/^https?:\/\//.test(url)) return failed(40097, 'invalid args: media_url');
  if (type !== 1 && type !== 2) return failed(40097, 'invalid args: media_type');
  const verdict = context.verdicts.take('picture');
  if (verdict === 'fail') return failed(-1, 'system error');
  const trace = traceId();
  await context.state.beginCheck({ traceId: trace, openid: String(data.openid), suggest: verdict });
  context.deliver(trace);
  return done({ trace_id: trace });
}

/** The event wxa_media_check, as it is pushed to a function. */
export function mediaCheckEvent(check: {
  traceId: string;
  suggest: Suggestion;
  appId: string;
  now: number;
}): Record<string, unknown> {
  return {
    ToUserName: 'gh_local',
    FromUserName: 'system',
    CreateTime: Math.floor(check.now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: check.appId,
    trace_id: check.traceId,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
    ...judgement(check.suggest),
  };
}

function commonProblem({ version, openid, scene }: Record<string, unknown>): OpenApiAnswer | null {
  if (version !== 2) return failed(40097, 'invalid args: version');
  if (!isText(openid)) return failed(40003, 'invalid openid');
  if (![1, 2, 3, 4].includes(scene as number)) return failed(40097, 'invalid args: scene');
  return null;
}

function judgement(suggest: Suggestion): Record<string, unknown> {
  const label = suggest === 'pass' ? NORMAL : OTHER;
  return {
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  };
}

function traceId(): string {
  return randomUUID();
}
