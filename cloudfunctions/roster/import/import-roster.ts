import * as v from 'valibot';
import type { RosterChoices } from '../../../typings/contract/roster.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, fileId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import { recountPlaces, saveStated } from '../../places/place-repository.ts';
import { type ImportDocument, imports } from '../collections.ts';
import { choicesSchema } from './choices-schema.ts';
import { compareRoster } from './compare-rules.ts';
import { saveProgress } from './import-repository.ts';
import { type RosterFile, readRosterFile, statedOf } from './roster-file.ts';
import { readParticulars, readPlaces } from './roster-repository.ts';
import type { Particulars, RosterDifference } from './roster-types.ts';
import { estatesOf, statedFor } from './total-rules.ts';
import { writeRows } from './write-rows.ts';

/** What one call writes at most, so that it ends well within a function's minute. */
const MOST_NEW = 5_000; // in chunks
const MOST_CHANGED = 2_000; // a request each
/** By then a call that has begun is over, done or cut. */
const CALL_OVER = 2 * 60_000;

/** The id follows from the command: a repeat finds what the first attempt recorded. */
const importIdOf = (openid: string, command: string) => idFromCommand(openid, `${command} import`);

/**
 * Brings a roster in: adds what is new, changes what the file states otherwise, removes nothing.
 * The import's own record comes first. Each call compares anew and writes a part of what still differs,
 * so a retry after a cut, or after the function's time has run out, goes on where it was; the counts
 * are those of the first attempt.
 */
export const importRoster = action('roster.importRoster', {
  input: v.strictObject({ communityId, fileId, choices: choicesSchema, commandId }),
  texts: 'unseen',
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: ({ commandId }, openid) => ({ import: one(imports, importIdOf(openid, commandId)) }),
  command: ({ communityId }) => ({ action: 'roster.import', target: `place:${communityId}` }),
  budget: 400, // in chunks: flat in what stays the same, a request for each particular that changes
  async run({ communityId, fileId, choices = {}, commandId }, context) {
    const { import: earlier, openid } = context;
    const importId = importIdOf(openid, commandId);
    const plan = earlier?.state === 'done' ? undefined : await planOf(communityId, fileId, choices);
    const record = await insert(
      context,
      communityId,
      imports,
      {
        found: earlier,
        decide: (change) => importDocument(change, communityId, importId, fileId, plan as Plan),
        answer(document) {
          if (!document) throw new Refusal('COMMAND_EXPIRED');
          return document;
        },
      },
      () => importId,
    );
    if (!plan) return resultOf(record);
    if (earlier) await saveProgress(record, { recountAt: now() + CALL_OVER });
    const { rows, left } = partOf(plan.difference);
    await writeRows(communityId, plan.file, rows, plan.known, record.change);
    await saveTotals(communityId, plan, choices.totals ?? []);
    const { total } = record;
    if (left > 0) {
      // Never fewer than before: another import may have added to what differs.
      const done = Math.max(record.done, total - left);
      await saveProgress(record, { done });
      return resultOf({ ...record, state: 'running', done });
    }
    await recountPlaces(communityId);
    await saveProgress(record, { state: 'done', done: total, recountAt: now() });
    return resultOf({ ...record, state: 'done', done: total });
  },
});

interface Plan {
  file: RosterFile;
  known: Particulars[];
  places: PlaceDocument[];
  difference: RosterDifference;
}

/** What the file says and what of it differs now. @throws Refusal ROSTER_HAS_ERRORS if no row of it is fit */
async function planOf(communityId: string, fileId: string, choices: RosterChoices): Promise<Plan> {
  const known = await readParticulars(communityId);
  const places = await readPlaces(communityId);
  const file = await readRosterFile(communityId, fileId, choices, {
    communityId,
    places,
    households: known,
  });
  const { isSwapped, entries, problemCount } = file.reading;
  if (isSwapped || entries.length === 0) {
    throw new Refusal('ROSTER_HAS_ERRORS', { count: problemCount });
  }
  return { file, known, places, difference: compareRoster(file.households.map(statedOf), known) };
}

/** What somebody entered as the whole of an estate: its area and number of units. */
async function saveTotals(
  communityId: string,
  { file, places }: Plan,
  totals: NonNullable<RosterChoices['totals']>,
): Promise<void> {
  for (const estate of estatesOf(places, file.places)) {
    const stated = statedFor(estate, totals);
    const isNew =
      stated?.area !== estate.stated?.area ||
      stated?.households !== estate.stated?.households ||
      (stated?.developer ?? null) !== (estate.stated?.developer ?? null);
    if (stated && isNew) await saveStated(communityId, estate._id, stated);
  }
}

function importDocument(
  change: Stamp,
  communityId: string,
  _id: string,
  fileId: string,
  { file, difference }: Plan,
): ImportDocument {
  const { added, changed, unchanged } = difference;
  return {
    _id,
    communityId,
    fileId,
    file: 'kept',
    state: 'running',
    done: 0,
    total: added.length + changed.length,
    rows: file.reading.rows,
    added: added.length,
    changed: changed.length,
    unchanged: unchanged.length,
    leftAside: file.reading.badRows + file.reading.leftOut,
    recountAt: change.at + CALL_OVER,
    change,
  };
}

/** What one call writes, and how many households are left for the next. */
function partOf({ added, changed }: RosterDifference) {
  const rows = { added: added.slice(0, MOST_NEW), changed: changed.slice(0, MOST_CHANGED) };
  const left = added.length + changed.length - rows.added.length - rows.changed.length;
  return { rows, left };
}

function resultOf(document: ImportDocument) {
  const { state, done, total, rows, added, changed, unchanged, leftAside = 0 } = document;
  return { state, done, total, rows, added, changed, unchanged, leftAside };
}
