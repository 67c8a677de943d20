import { entailedStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/job.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { type SeasonDocument, type ShiftDocument, seasons } from '../collections.ts';
import { emptyShift } from '../shift/shift-rules.ts';
import { cancelOne } from './change-shift.ts';
import { findAhead, insertShifts, markMade, markSettled } from './season-repository.ts';
import { daysOf, formOn } from './season-rules.ts';

/** Makes the shifts of a season: the same ones, however often it is tried. */
export async function makeShifts(season: SeasonDocument): Promise<void> {
  if (season.made) return;
  const { _id: seasonId, communityId, teamId, teamName, form, change } = season;
  const documents = daysOf(form).map((day): ShiftDocument => {
    const _id = idFromCommand(seasonId, day);
    return {
      _id,
      communityId,
      teamId,
      teamName,
      seasonId,
      ...emptyShift(formOn(form, day)),
      change: entailedStamp(change, { action: 'shift.publish', target: `shift:${_id}` }),
    };
  });
  await insertShifts(documents);
  await markMade(season);
}

/** Cancels what lies ahead of a season that has ended. Those concerned are told by each shift's own upkeep. */
export async function settleEnd(season: SeasonDocument): Promise<void> {
  const { ended, change, settled } = season;
  if (!ended || settled) return;
  for (const shift of await findAhead(season, ended.from, ended.at)) {
    await cancelOne(shift, ended.reason, change);
  }
  await markSettled(season);
}

export const finishSeasons = job<SeasonDocument>({
  name: 'season.make',
  collection: seasons,
  due: () => ({ made: false }),
  one: makeShifts,
});

export const endSeasons = job<SeasonDocument>({
  name: 'season.end',
  collection: seasons,
  due: () => ({ settled: false }),
  one: settleEnd,
});
