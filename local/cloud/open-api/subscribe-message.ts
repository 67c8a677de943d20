import { isObject } from '../http.ts';
import { characters, done, failed, isText, type OpenApiAnswer } from './answer.ts';
import type { OpenApiState } from './state.ts';

const atMost =
  (length: number, form = /./u) =>
  (value: string): boolean =>
    characters(value) <= length && form.test(value);

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DAY = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`;
const TIME = new RegExp(`^(${DAY}\\s?)?${CLOCK}$`);
const DATE = new RegExp(`^${DAY}(\\s?${CLOCK})?$`);
const spanOf = (form: RegExp) => (value: string) =>
  value.split('~').length <= 2 && value.split('~').every((part) => form.test(part.trim()));

/** Kinds of template fields and what they take (subscribeMessage.send, 订阅消息参数值内容限制说明). */
const FIELDS: Record<string, (value: string) => boolean> = {
  thing: atMost(20),
  number: atMost(32, /^[+-]?\d+(\.\d+)?$/),
  letter: atMost(32, /^[A-Za-z]+$/),
  symbol: atMost(5, /^[\p{P}\p{S}]+$/u),
  character_string: atMost(32, /^[\p{ASCII}]+$/u),
  time: spanOf(TIME),
  date: spanOf(DATE),
  amount: atMost(13, /^\p{Sc}?\d{1,10}(\.\d+)?元?$/u),
  phone_number: atMost(17, /^[\d+\-() ]+$/),
  car_number: atMost(8, /^[\p{Script=Han}A-Za-z0-9]+$/u),
  name: (value) =>
    (characters(value) <= 10 && /^[\p{Script=Han}·]+$/u.test(value)) ||
    (characters(value) <= 20 && /^[A-Za-z\p{P}\p{S} ]+$/u.test(value)),
  phrase: atMost(5, /^\p{Script=Han}+$/u),
  // A choice among values that are set with the template, which is not known here.
  const: atMost(20),
  enum: atMost(20),
};

const STATES = ['developer', 'trial', 'formal'];
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

/**
 * subscribeMessage.send. Each send uses up one grant of the person for the template.
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
export async function sendSubscribeMessage(
  data: Record<string, unknown>,
  context: { state: OpenApiState; now: number; functionName: string | null },
): Promise<OpenApiAnswer> {
  const { touser, template_id, page = '', miniprogram_state = 'formal', lang = 'zh_CN' } = data;
  if (!isText(touser)) return failed(40003, 'invalid openid');
  if (!isText(template_id)) return failed(40037, 'invalid template_id');
  if (typeof page !== 'string' || page.startsWith('/') || Buffer.byteLength(page) > 1024) {
    return failed(41030, 'invalid page');
  }
  if (!STATES.includes(String(miniprogram_state))) {
    return failed(47003, 'argument invalid! miniprogram_state');
  }
  if (!LANGUAGES.includes(String(lang))) return failed(47003, 'argument invalid! lang');
  const problem = problemOf(data.data);
  if (problem !== undefined) return failed(47003, `argument invalid! ${problem}`);
  const { state, now, functionName } = context;
  if (state.quota(touser, template_id) < 1) {
    return failed(43101, 'user refuse to accept the msg');
  }
  await state.send({
    touser,
    template_id,
    page,
    data: data.data as Record<string, { value: string }>,
    miniprogram_state: String(miniprogram_state),
    lang: String(lang),
    at: now,
    function: functionName,
  });
  return done({ msgid: state.messages.length });
}

function problemOf(data: unknown): string | undefined {
  if (!isObject(data) || Object.keys(data).length === 0) return 'data';
  for (const [name, field] of Object.entries(data)) {
    const value = isObject(field) ? field.value : undefined;
    const [, kind = ''] = /^([a-z_]+)\d*$/.exec(name) ?? [];
    const takes = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
    if (!takes) return `data.${name} invalid`;
    if (typeof value !== 'string' && typeof value !== 'number') return `data.${name}.value invalid`;
    if (String(value).trim() === '') return `data.${name}.value is empty`;
    if (!takes(String(value))) return `data.${name}.value invalid`;
  }
  return undefined;
}
