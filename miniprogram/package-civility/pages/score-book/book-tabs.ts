import type { ScorebookKind } from '../../../../typings/contract/civility/scorecard';
import type { Role } from '../../../../typings/contract/people';
import { QUEUES } from '../../../text/civility/queue';
import { BOOK_WORDS } from '../../../text/civility/scorecard';
import { holdsOne } from '../../../text/role/role';

export type Tab = 'cards' | 'open' | 'appealed' | 'voiding';

/** What somebody with these offices sees of a book: of the members' the branch decides everything. */
export function tabsOf(
  book: ScorebookKind,
  roles: Parameters<typeof holdsOne>[0],
): { tab: Tab; name: string }[] {
  const branch: Role[] = ['party-branch'];
  const queues = QUEUES.filter((queue) =>
    holdsOne(roles, book === 'members' ? branch : queue.roles),
  );
  const tabs: Tab[] = ['cards', ...queues.map(({ what }) => what)];
  return tabs.map((tab) => ({ tab, name: BOOK_WORDS.tabs[tab] }));
}
