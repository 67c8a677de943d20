import { BSONRegExp, type Document } from '../ejson.ts';
import { refused } from '../error.ts';
import { compileRegex } from '../query/regex.ts';
import type { Environment, OperatorCompiler } from './expression.ts';
import { compileNamed, isNull, namedOperands, textOf } from './operands.ts';

/** Compiles $regexMatch, $regexFind and $regexFindAll; `search` gets the matches one by one. */
const regex =
  (search: (matches: Iterable<Document> | undefined) => unknown): OperatorCompiler =>
  (operand, compiler) => {
    const operands = namedOperands(operand, compiler.name, ['input', 'regex'], ['options']);
    const compiled = compileNamed(operands, ['input', 'regex', 'options'], compiler);
    return (environment: Environment) => {
      const input = compiled.input?.(environment);
      const pattern = compiled.regex?.(environment);
      const options = compiled.options?.(environment);
      if (isNull(input) || isNull(pattern)) return search(undefined);
      const flags = isNull(options) ? '' : textOf(options, compiler.name);
      let source: RegExp;
      if (pattern instanceof BSONRegExp) {
        if (flags && pattern.options) throw refused(`${compiler.name}: options given twice`);
        source = compileRegex(pattern.pattern, flags || pattern.options);
      } else {
        source = compileRegex(textOf(pattern, compiler.name), flags);
      }
      const whole = textOf(input, compiler.name);
      return search(matchesOf(whole, new RegExp(source.source, `${source.flags}g`)));
    };
  };

function* matchesOf(text: string, pattern: RegExp): Generator<Document> {
  for (const match of text.matchAll(pattern)) {
    yield {
      match: match[0],
      idx: [...text.slice(0, match.index)].length,
      captures: match.slice(1).map((capture) => capture ?? null),
    };
  }
}

function first(matches: Iterable<Document> | undefined): Document | undefined {
  for (const match of matches ?? []) return match;
  return undefined;
}

export const REGEXES: Record<string, OperatorCompiler> = {
  $regexMatch: regex((matches) => first(matches) !== undefined),
  $regexFind: regex((matches) => first(matches) ?? null),
  $regexFindAll: regex((matches) => [...(matches ?? [])]),
};
