import type { Rating } from '../../../typings/contract/matter/matter.ts';
import type { MediationQuarter } from '../../../typings/contract/matter/mediation.ts';
import type { RateFigures, VisitFigures } from '../../../typings/contract/matter/revisit.ts';
import { addDays, addMonths, dayOf, instantOf } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MatterRulesDocument } from '../collections.ts';
import { findAreas, groupRatings } from '../figure/figure-repository.ts';
import { quarterFigures, quarterOf, quartersBefore } from '../figure/mediation-figure-rules.ts';
import { findClosed } from '../mediation/mediation-repository.ts';
import { rateFigures, visitFigures } from '../revisit/draw-rules.ts';
import { rulesOf, topicOf } from '../rule/topic-rules.ts';
import { findDrawnIn, findRaisedIn } from './report-repository.ts';
import { isReportable, MOST_REPORTED, type MonthFigures, monthFigures } from './report-rules.ts';

/** A month in numbers: no names, no homes, nothing that was said. */
export interface MonthReport extends Omit<MonthFigures, 'topics' | 'areas'> {
  month: string;
  /** the month is not over: until when it is counted */
  at: number;
  isOver: boolean;
  topics: { label: string; count: number }[];
  areas: { label: string; count: number }[];
  ratings: Record<Rating, number>;
  /** of draws whose number came in the month */
  visits: VisitFigures;
  /** of the same draws, by a third party */
  rates: RateFigures;
  /** of the quarter of the month, or the last one that is over; null: longer ago than is counted */
  mediations: MediationQuarter | null;
}

const MOST_AREAS = 1000;

/**
 * What became of the matters that were raised in a month. Seven requests, and one more for each thousand of them.
 * @throws Refusal REPORT_MONTH_UNFIT, REPORT_TOO_LARGE
 */
export async function readReport(
  communityId: string,
  month: string,
  stored: MatterRulesDocument | undefined,
  at: number,
): Promise<MonthReport> {
  const today = dayOf(at);
  if (!isReportable(month, today)) throw new Refusal('REPORT_MONTH_UNFIT');
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const found = await findRaisedIn(communityId, month, MOST_REPORTED);
  if (found.length > MOST_REPORTED) throw new Refusal('REPORT_TOO_LARGE', { most: MOST_REPORTED });
  const rules = rulesOf(stored);
  const { topics, areas, ...figures } = monthFigures(found, rules, today);
  const ids = areas.slice(0, MOST_AREAS).map(({ key }) => key);
  const places = ids.length === 0 ? [] : await findAreas(communityId, ids);
  const drawn = await findDrawnIn(communityId, first, last);
  const sample = drawn.flatMap(({ sample: own }) => own);
  const { quarters, from } = quartersBefore(today);
  const quarter = quarterOf(first);
  const shown = quarter > (quarters[0] ?? '') ? quarters[0] : quarter;
  const isKnown = shown !== undefined && quarters.includes(shown);
  return {
    ...figures,
    month,
    at,
    isOver: last < today,
    topics: topics.map(({ key, count }) => ({ label: topicOf(rules, key)?.title ?? '', count })),
    areas: areas.map(({ key, count }) => ({
      label: places.find(({ _id }) => _id === key)?.label ?? '',
      count,
    })),
    ratings: await groupRatings(communityId, month),
    rates: rateFigures({ sample, rates: drawn.flatMap(({ rates = [] }) => rates) }),
    visits: visitFigures({
      sample,
      visits: drawn.flatMap(({ visits }) => visits),
    }),
    mediations: isKnown
      ? quarterFigures(await findClosed(communityId, instantOf(from)), shown)
      : null,
  };
}
