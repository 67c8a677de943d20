import type { DrawLine } from '../../../typings/contract/matter/revisit.ts';
import type { DrawDocument } from '../collections.ts';
import { rateFigures, visitFigures } from './draw-rules.ts';

export function drawLine(draw: DrawDocument): DrawLine {
  const { _id, from, until, state, ids, size, source, seedDay } = draw;
  return {
    drawId: _id,
    from,
    until,
    state,
    listed: ids.length,
    size,
    source,
    seedDay,
    figures: visitFigures(draw),
    rates: rateFigures(draw),
  };
}
