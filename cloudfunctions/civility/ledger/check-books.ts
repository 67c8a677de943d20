import { DAY } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type AccountDocument, accounts, scoreAccounts, type Tail } from '../collections.ts';
import { breakOf, EMPTY, nextCheck, RECHECK_DAYS } from './account-rules.ts';
import { type Books, checkDue, readAfter, rebuildCache, saveCheck } from './ledger-repository.ts';

/** The books of an account do not agree: only an operator can settle that. */
class BooksBroken extends Error {
  override name = 'BooksBroken';
}

const A_REQUEST = 500;
/** Entries in one turn of the upkeep; the next turn goes on behind them. */
const A_TURN = 5_000;

/**
 * Reads the entries of an account that have come since its last check, each against the one before, and puts
 * its cache right. From time to time they are read again from the start, whether or not it is written to meanwhile.
 * @throws BooksBroken for what does not agree, which the list of failures then shows
 */
async function checkAccount(account: AccountDocument, books: Books): Promise<void> {
  const { checked, readAt: lastRead = 0 } = account;
  const isWhole = account.seq <= checked.seq || now() >= lastRead + RECHECK_DAYS * DAY;
  const readAt = isWhole ? now() : lastRead;
  let tail: Tail = isWhole ? EMPTY : checked;
  for (let read = 0; read < A_TURN; read += A_REQUEST) {
    const entries = await readAfter(account, tail.seq, A_REQUEST, books);
    for (const entry of entries) {
      if (breakOf(tail, entry)) {
        const checkAt = nextCheck(now());
        await saveCheck(account, { broken: entry.seq, checkAt }, books);
        throw new BooksBroken(`entry ${entry.seq}`);
      }
      tail = entry;
    }
    if (entries.length < A_REQUEST) return finish(account, tail, readAt, books);
  }
  await saveCheck(account, { checked: checkedOf(tail), readAt }, books);
}

async function finish(
  account: AccountDocument,
  tail: Tail,
  readAt: number,
  books: Books,
): Promise<void> {
  const isCut = tail.seq < account.seq; // what the cache has seen is gone from the ledger
  const isWrong = tail.seq === account.seq && tail.hash !== account.hash;
  const broken = isCut || isWrong ? tail.seq + 1 : null;
  await rebuildCache(account, tail, books);
  await saveCheck(
    account,
    {
      checked: checkedOf(tail),
      readAt,
      broken,
      checkAt: nextCheck(now(), broken === null ? RECHECK_DAYS : 1),
    },
    books,
  );
  if (broken !== null) throw new BooksBroken(`entry ${broken}`);
}

function checkedOf({ seq, balance, heldTotal, hash }: Tail): Tail {
  return { seq, balance, heldTotal, hash };
}

/** Checks the books at night: accounts that were written to first, since they are due first. */
export const checkAccounts = job<AccountDocument>({
  name: 'civility.check',
  collection: accounts,
  due: checkDue,
  order: { checkAt: 1, _id: 1 },
  steps: true,
  one: (account) => checkAccount(account, 'points'),
});

/** The same for scorecards. */
export const checkCards = job<AccountDocument>({
  name: 'civility.check-cards',
  collection: scoreAccounts,
  due: checkDue,
  order: { checkAt: 1, _id: 1 },
  steps: true,
  one: (account) => checkAccount(account, 'scores'),
});
