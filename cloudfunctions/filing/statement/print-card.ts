import * as v from 'valibot';
import { bookCommand, cardLoads, ofCard, readCard } from '../../civility/for-others.ts';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { writeSheets } from '../record/pack-sheets.ts';
import { writeDocument } from '../record/word-parts.ts';
import { CARD_TITLES, cardBlocks, cardSheet } from './card-text.ts';

/** One's own scorecard: to print, or as a table. For somebody without WeChat an officer of the book prints it. */
export const printCard = action('filing.printCard', {
  input: v.strictObject({ ...ofCard, form: v.picklist(['docx', 'xlsx']) }),
  access: RESIDENTS,
  load: ({ communityId, book, cardId }) => ({
    community: one(communities, communityId, 'NOT_ALLOWED'),
    ...cardLoads(communityId, book, cardId),
  }),
  command: ({ communityId, book, cardId, form }) =>
    bookCommand('print-card', 'scorecard', { communityId, book, id: cardId, variant: form }),
  budget: 6,
  async run(input, context) {
    const { communityId, book, form } = input;
    const card = await readCard(input, context);
    const record = await beginExport(context, communityId, form);
    const printed = { ...card, communityName: context.community.name, at: now() };
    const name = CARD_TITLES[book];
    const bytes =
      form === 'docx'
        ? await writeDocument(name, cardBlocks(printed))
        : await writeSheets([cardSheet(printed)]);
    return storeExport(record, bytes, `${name} ${card.label}.${form}`);
  },
});
