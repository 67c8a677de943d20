import * as v from 'valibot';
import { commandId, communityId, documentId, line, text } from '../../kernel/schema.ts';
import { placeId } from '../../places/place-schema.ts';
import { pointRule } from '../claim/claim-schema.ts';
import { DIMENSIONS, MOST_STARS } from './score-table-rules.ts';

const MOST_RULES = 40;

const book = v.picklist(['members', 'merchants']);
export const inBook = { communityId, book };
export const ofCard = { ...inBook, cardId: documentId, commandId };
export const ofScore = { ...inBook, scoreId: documentId, commandId };

const {
  ruleId,
  title,
  text: words,
  points,
  caps,
  reviewers,
  appealDays,
  evidence,
} = pointRule.entries;

const scoreRule = v.strictObject({
  ruleId,
  title,
  text: words,
  dimension: v.picklist([1, 2, 3, 4]),
  points,
  caps,
  reporters: v.pipe(v.array(v.picklist(['bearer', 'officer'])), v.minLength(1), v.maxLength(2)),
  reviewers,
  appealDays,
  evidence,
});

const starPoints = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));

export const scoreTableForm = v.strictObject({
  dimensions: v.pipe(v.array(line(12)), v.length(DIMENSIONS)),
  rules: v.pipe(v.array(scoreRule), v.maxLength(MOST_RULES)),
  stars: v.nullable(
    v.strictObject({
      points: v.pipe(v.array(starPoints), v.length(MOST_STARS)),
      least: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000)),
    }),
  ),
});

export const merchant = v.strictObject({ name: line(30), address: text(60), placeId });
