import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { chineseDay, instantOf } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { selections } from '../../role/collections.ts';
import { lines, title, writeDocument } from '../record/word-parts.ts';

const POSTS = { 'building-steward': '楼栋长', 'stair-steward': '楼道长' } as const;

/** The plate for the stairwell of a steward who was selected: name, post and term; the number is written in by hand. */
export const printPlate = action('filing.printPlate', {
  input: v.strictObject({ communityId, selectionId: documentId, commandId }),
  access: officersOf('selection.placeId', ['secretary', 'committee-member'], 'within'),
  load: (input) => ({
    selection: one(selections, input.selectionId, 'SELECTION_NOT_FOUND'),
    community: one(communities, input.communityId),
  }),
  command: ({ selectionId }) => ({
    action: 'filing.plate',
    target: `selection:${selectionId}`,
  }),
  budget: 5,
  async run({ communityId: id }, context) {
    const { selection, community } = context;
    const { role, placeLabel, candidates, current, state, until } = selection;
    const name = candidates.find(({ key }) => key === current?.key)?.name ?? '';
    if (state !== 'appointed' || name === '') throw new Refusal('SELECTION_STEP_WRONG');
    const record = await beginExport(context, id, 'docx');
    const post = `${placeLabel} ${POSTS[role]}`;
    const bytes = await writeDocument(post, [
      title(post),
      ...lines(name, 96),
      ...lines('联系电话：________________', 40),
      ...lines(`任期到 ${chineseDay(instantOf(until))}`, 32),
      ...lines('邻里有事，请找我。', 32),
      ...lines(community?.name ?? '', 28),
    ]);
    return storeExport(record, bytes, `${post}公示牌.docx`);
  },
});
