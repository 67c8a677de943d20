import type { MinutesForm } from '../../../typings/contract/meeting/meeting.ts';
import type { MeetingDocument, MinutesDocument, PublishedItem } from '../collections.ts';
import { isShort } from '../decide/decision-rules.ts';

/** What minutes may say, and what of them is published. */

/** Shorter names are in other words too often. */
const SHORTEST_NAME = 2;

/** The first of these names that stands in what would be published; null if none does. */
export function namedIn(
  form: MinutesForm,
  meeting: Pick<MeetingDocument, 'agenda' | 'hidden'>,
  names: readonly string[],
): string | null {
  const { summary, items } = form;
  const hidden = new Set([...(meeting.hidden ?? []), ...hiddenIn(form)]);
  const texts = [
    summary,
    ...items.flatMap((one) => (hidden.has(one.itemId) ? [] : [one.text])),
    ...meeting.agenda.flatMap(({ itemId, decision }) =>
      decision && !hidden.has(itemId) ? [decision.text] : [],
    ),
  ];
  const said = names.filter((name) => [...name].length >= SHORTEST_NAME);
  return said.find((name) => texts.some((text) => text.includes(name))) ?? null;
}

/** Items that minutes keep from the public. */
export function hiddenIn({ items }: MinutesForm): string[] {
  return items.flatMap(({ itemId, hidden }) => (hidden ? [itemId] : []));
}

/** Every item once, in the order of the agenda; what was said of items that are gone is left out. */
function linesOf(
  { agenda, hidden = [] }: Pick<MeetingDocument, 'agenda' | 'hidden'>,
  form: MinutesForm | null,
) {
  return agenda.map((item) => {
    const said = form?.items.find(({ itemId }) => itemId === item.itemId);
    const isHidden = hidden.includes(item.itemId) || (said?.hidden ?? false);
    return { item, text: said?.text ?? '', hidden: isHidden };
  });
}

/** Each item with what was decided, as it stands now. */
export function itemsOf(
  meeting: Pick<MeetingDocument, 'agenda' | 'seats' | 'hidden'>,
  form: MinutesForm | null,
): PublishedItem[] {
  const parties = new Map(meeting.seats.map(({ seatId, party }) => [seatId, party]));
  return linesOf(meeting, form).map(({ item, text, hidden }) => {
    const { decision } = item;
    const task = decision?.task ?? null;
    return {
      itemId: item.itemId,
      title: item.title,
      text,
      hidden,
      decision: decision && {
        outcome: decision.outcome,
        text: decision.text,
        votes: decision.votes,
        present: decision.present,
        needed: decision.needed,
        at: decision.at,
        short: isShort(decision),
      },
      party: task ? (parties.get(task.seatId) ?? '') : null,
      due: task?.due ?? null,
    };
  });
}

/** What everybody reads: of an item that is not for the public only that there was one. */
export function published(items: readonly PublishedItem[]): PublishedItem[] {
  return items.map((one) =>
    one.hidden ? { ...one, title: '', text: '', decision: null, party: null, due: null } : one,
  );
}

/** Whether what is decided is not what stands in this version: also what was corrected while it was published. */
export function isOutdated(
  meeting: Pick<MeetingDocument, 'agenda' | 'seats' | 'hidden'>,
  { form, published: shown }: Pick<MinutesDocument, 'form' | 'published'>,
): boolean {
  if (shown === null) return false;
  const decisions = (items: readonly PublishedItem[]) =>
    JSON.stringify(items.map(({ itemId, decision, party, due }) => [itemId, decision, party, due]));
  return decisions(shown) !== decisions(itemsOf(meeting, form));
}

/** The items of a version as they are read: by everybody, or by those who write. */
export function publicItems(
  meeting: Pick<MeetingDocument, 'agenda' | 'seats' | 'hidden'>,
  document: Pick<MinutesDocument, 'form' | 'published'>,
  isPublic: boolean,
): PublishedItem[] {
  const items = document.published ?? itemsOf(meeting, document.form);
  return isPublic ? published(items) : items;
}

/** The version that everybody reads; undefined if none is published. */
export function latestPublished<One extends Pick<MinutesDocument, 'state' | 'version'>>(
  versions: readonly One[],
): One | undefined {
  return versions
    .filter(({ state }) => state === 'published')
    .reduce<One | undefined>(
      (latest, one) => (latest && latest.version > one.version ? latest : one),
      undefined,
    );
}
