import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { FigureDocument, MatterDocument } from '../../cloudfunctions/matter/collections.ts';
import { shelfOf } from '../../cloudfunctions/matter/stage/advance-rules.ts';
import { figureDocuments, marked } from '../../local/demo/matter-figures.ts';
import { MAPLE, openidOf, START } from '../../test/support/community.ts';
import { type Linli, startLinli } from '../../test/support/linli.ts';
import { MATTER, raising } from '../../test/support/matters.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { type TimedCall, timedCall } from './levers.ts';

const FEW = 1_000;
const MANY = 100_000;
const TIMES = 40;
const MONTHS = 36;
const ENDED = 25; // one in so many is still open: of a thousand more than a page
const secretary = openidOf('secretary');
const resident = openidOf('resident');

/**
 * Raising a matter, a list, alike ones, the board and what was kept, in a community with 1,000 matters and in one with
 * 100,000: the same requests, and the times beside one another.
 */
export async function measureMatters(): Promise<Figure[]> {
  const few = await measured(FEW);
  const many = await measured(MANY);
  return [...few.keys()].flatMap((name) => {
    const [small, large] = [few.get(name) ?? [], many.get(name) ?? []];
    const read = Math.max(...large.map((one) => one.documentsRead));
    const requests = Math.max(...[...small, ...large].map((one) => one.databaseRequests));
    const median = (calls: ReadingCall[]) =>
      quantile(
        calls.map((one) => one.milliseconds),
        0.5,
      );
    return [
      { name: `matters/${name}`, value: requests, unit: 'requests' },
      { name: `matters/${name}-read-100000`, value: read, unit: 'documents' },
      { name: `matters/${name}-1000`, value: rounded(median(small)), unit: 'ms' },
      { name: `matters/${name}-100000`, value: rounded(median(large)), unit: 'ms' },
      {
        name: `matters/${name}-ratio`,
        value: Math.round((median(large) / median(small)) * 100) / 100,
        unit: 'times',
      },
    ];
  });
}

interface ReadingCall extends TimedCall {
  /** matters that the database read for it */
  documentsRead: number;
}

async function measured(count: number): Promise<Map<string, ReadingCall[]>> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    await fill(linli, count);
    const found = new Map<string, ReadingCall[]>();
    const community = { communityId: MAPLE };
    const [model] = linli.documents<MatterDocument>('matters');
    const calls: [string, (n: number) => object, string][] = [
      ['raiseMatter', (n) => raising(1000 + n), resident],
      ['listMatters', () => ({ ...community, which: 'open' }), resident],
      [
        'listAlike',
        () => ({ ...community, placeId: model?.placeId, topicId: 'facility' }),
        resident,
      ],
      ['showBoard', () => community, secretary],
      ['showPromises', () => ({ ...community, months: 12 }), resident],
    ];
    for (const [action, inputOf, as] of calls) {
      const timed: ReadingCall[] = [];
      for (let n = 0; n < TIMES; n += 1) {
        const before = linli.cloud.database.documentsRead('matters');
        const call = await timedCall(linli.origin, `matter.${action}`, inputOf(n), as);
        const documentsRead = linli.cloud.database.documentsRead('matters') - before;
        if (n >= TIMES / 4) timed.push({ ...call, documentsRead }); // the first ones start the function
      }
      found.set(action, timed);
    }
    return found;
  } finally {
    await linli.stop();
  }
}

/** Matters of three years, most of them over, with their figures. */
async function fill(linli: Linli, count: number): Promise<void> {
  const all = linli.documents<MatterDocument>('matters');
  const modelOf = (id: string) => all.find(({ _id }) => _id === id) as MatterDocument;
  const [open, closed] = [modelOf(MATTER.doing), modelOf(MATTER.closed)];
  const made = Array.from({ length: count }, (_, n): MatterDocument => {
    const model = n % ENDED === 0 ? open : closed;
    const order = START - Math.round((n / count) * MONTHS * 30 * DAY) - 1;
    const { state, open: worded } = model;
    return marked({
      ...model,
      _id: `b${String(n).padStart(19, '0')}`,
      order,
      month: dayOf(order).slice(0, 7),
      shelf: shelfOf({ state, open: worded, into: null }),
      checkAt: null,
      riseAt: null,
    });
  });
  for (let from = 0; from < count; from += 5_000) {
    await linli.cloud.database.insertMany('matters', made.slice(from, from + 5_000) as never);
  }
  const figures: FigureDocument[] = figureDocuments(made, [], START);
  await linli.cloud.database.insertMany('matterFigures', figures as never);
}
