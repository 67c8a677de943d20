import { BSONRegExp } from '../ejson.ts';
import { refused } from '../error.ts';
import { LIMITS } from '../limits.ts';

/**
 * A JavaScript expression that matches as the database's own (PCRE) does, for the options i, m, s
 * and x.
 * @throws WireError for a pattern or an option that is not understood
 */
export function compileRegex(pattern: string, options: string): RegExp {
  if (pattern.length > LIMITS.regexLength) throw refused('regular expression is too long');
  if (pattern.includes('\0')) throw refused('a regular expression cannot hold a null character');
  if (!/^[gimsuxy]*$/.test(options)) throw refused(`invalid flag in regex options: ${options}`);
  let source = pattern;
  let flags = options.replace(/[^ims]/g, '');
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    flags += inline[1];
  }
  if (options.includes('x') || inline?.[1]?.includes('x')) source = withoutComments(source);
  flags = [...new Set(flags.replace('x', ''))].join('');
  try {
    return new RegExp(source, options.includes('u') ? `${flags}u` : flags);
  } catch {
    throw refused(`regular expression is invalid: ${pattern.slice(0, 200)}`);
  }
}

/** The option x: white space and #-comments outside brackets mean nothing. */
function withoutComments(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#[^\n]*/g, (piece) =>
    piece.startsWith('\\') || piece.startsWith('[') ? piece : '',
  );
}

/** A regular expression from a query: bson's value, or a text with options. */
export function regexFrom(value: unknown, options?: string): RegExp {
  if (value instanceof BSONRegExp) return compileRegex(value.pattern, options ?? value.options);
  if (typeof value === 'string') return compileRegex(value, options ?? '');
  throw refused('$regex has to be a string');
}
