import { BUILT_IN_TAGS } from './tags.ts';

/** Stands before each class name until the runtime knows the component's style scope. */
export const SCOPE_MARK = '\uE000';
/** Stands for the scope's own name (`:host`). */
const HOST_MARK = '\uE001';

export interface WxssOptions {
  /** The route, if the sheet is a page's: its rules hold on that page only. */
  page?: string;
  /** The sheet that an @import names, or null if there is none. */
  load(reference: string): { text: string; load: WxssOptions['load'] } | null;
}

/** A mistake at an offset of the sheet being read. */
export class WxssError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Turns WXSS into CSS: @import inlined, rpx and vh by the size of the page, tag names with WeChat's
 * prefix, ids as attributes, class names marked for their style scope.
 */
export function compileWxss(text: string, options: WxssOptions): string {
  const clean = blankComments(text);
  let position = 0;
  const css = rules(false);
  return css;

  function rules(nested: boolean): string {
    let result = '';
    for (;;) {
      const start = position;
      const stop = findEnd(clean, position);
      const prelude = clean.slice(start, stop.at).trim();
      position = stop.at + 1;
      if (stop.sign === '') {
        if (nested) throw new WxssError('a "}" is missing', start);
        if (prelude) throw new WxssError(`unexpected "${prelude.slice(0, 40)}"`, start);
        return result;
      }
      if (stop.sign === '}') {
        if (!nested) throw new WxssError('one "}" too many', stop.at);
        return result;
      }
      if (stop.sign === ';') {
        result += statement(prelude, start);
        continue;
      }
      if (/^@(media|supports|layer|container)\b/.test(prelude)) {
        result += `${units(prelude)}{${rules(true)}}`;
      } else if (prelude.startsWith('@')) {
        result += `${prelude}{${units(block(start))}}`;
      } else {
        result += `${selectors(prelude, options.page)}{${units(block(start))}}`;
      }
    }
  }

  function statement(prelude: string, offset: number): string {
    const imported = /^@import\s+(?:url\()?\s*["']?([^"')]+)["']?\s*\)?/.exec(prelude);
    if (!imported) return prelude.startsWith('@charset') || prelude === '' ? '' : `${prelude};`;
    const sheet = options.load(imported[1] ?? '');
    if (!sheet) throw new WxssError(`@import finds no ${imported[1]}`, offset);
    return compileWxss(sheet.text, { page: options.page, load: sheet.load });
  }

  /** The text up to the brace that closes an open block; blocks inside it are kept. */
  function block(offset: number): string {
    const start = position;
    for (let depth = 1; ; ) {
      const stop = findEnd(clean, position);
      if (stop.sign === '') throw new WxssError('a "}" is missing', offset);
      position = stop.at + 1;
      if (stop.sign === '{') depth += 1;
      if (stop.sign === '}') depth -= 1;
      if (depth === 0) return clean.slice(start, stop.at);
    }
  }
}

function findEnd(text: string, from: number): { at: number; sign: '{' | '}' | ';' | '' } {
  let parentheses = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"' || sign === "'") at = endOfString(text, at);
    else if (sign === '\\') at += 1;
    else if (sign === '(') parentheses += 1;
    else if (sign === ')') parentheses = Math.max(0, parentheses - 1);
    else if (parentheses === 0 && (sign === '{' || sign === '}' || sign === ';')) {
      return { at, sign };
    }
  }
  return { at: text.length, sign: '' };
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[from]) return at;
  }
  return text.length;
}

/** Comments become spaces, so that offsets stay those of the source. */
function blankComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(\*\/|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** 750rpx are the phone's width; 100vh is the height that a page has, bars not counted. */
function units(css: string): string {
  return css
    .replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, (_all, number: string) => {
      const width = Math.round((Number(number) / 7.5) * 100_000) / 100_000;
      return width === 0 ? '0' : `${width}vw`;
    })
    .replace(
      /(^|[\s:(,+*/-])((?:\d+\.?\d*|\.\d+))vh\b/g,
      (_all, before: string, number: string) => `${before}calc(${number} * var(--wx-vh, 1vh))`,
    );
}

/** Marks the classes of a selector list; `page` keeps it to one page. */
function selectors(list: string, page: string | undefined): string {
  return splitTopLevel(list)
    .map((one) => {
      const selector = markSelector(one.trim());
      return page ? `:where(wx-frame[data-route="${page}"]) ${selector}` : selector;
    })
    .join(',');
}

function splitTopLevel(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const sign = list[at];
    if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') depth -= 1;
    else if (sign === ',' && depth === 0) {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, list.slice(start)];
}

const NAME = /^-?(?:[A-Za-z_\u0080-\uFFFF-]|\\.)(?:[\w\u0080-\uFFFF-]|\\.)*/;

function markSelector(selector: string): string {
  let result = '';
  let startsCompound = true;
  for (let at = 0; at < selector.length; ) {
    const sign = selector[at] ?? '';
    const rest = selector.slice(at + 1);
    const name = NAME.exec(rest)?.[0];
    if (sign === '[') {
      const end = selector.indexOf(']', at);
      result += selector.slice(at, end + 1);
      at = end < 0 ? selector.length : end + 1;
      startsCompound = false;
    } else if (sign === '.' && name) {
      result += `.${SCOPE_MARK}${name}`;
      at += 1 + name.length;
      startsCompound = false;
    } else if (sign === '#' && name) {
      result += `[data-wx-id="${name}"]`;
      at += 1 + name.length;
      startsCompound = false;
    } else if (sign === ':' && /^host\b/.test(rest)) {
      result += `[wx-host="${HOST_MARK}"]`;
      at += 5;
      startsCompound = false;
    } else if (sign === ':') {
      const pseudo = /^::?[\w-]+/.exec(selector.slice(at))?.[0] ?? ':';
      result += pseudo;
      at += pseudo.length;
      startsCompound = false;
    } else {
      const tag = startsCompound ? NAME.exec(selector.slice(at))?.[0] : undefined;
      if (tag) {
        result += BUILT_IN_TAGS.has(tag) ? `wx-${tag}` : tag;
        at += tag.length;
        startsCompound = false;
      } else {
        result += sign;
        at += 1;
        startsCompound = /[\s>+~,(]/.test(sign);
      }
    }
  }
  return result;
}
