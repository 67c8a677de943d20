import type { Engine } from '../engine.ts';
import { refused } from '../error.ts';
import type { Answer } from './documents.ts';
import type { Parameters } from './parameters.ts';

export async function aggregateDocuments(
  _engine: Engine,
  _parameters: Parameters,
): Promise<Answer> {
  throw refused('aggregation is not there yet');
}
