import type { Document } from '../ejson.ts';
import { refused } from '../error.ts';

export function compileExpression(_source: unknown): (document: Document) => unknown {
  throw refused('expressions are not there yet');
}
