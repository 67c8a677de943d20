import { randomBytes } from 'node:crypto';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { namedHash } from '../../cloudfunctions/kernel/secret.ts';
import { codeFromBytes, printedCode } from '../../cloudfunctions/people/code-rules.ts';
import {
  newCommunity,
  SETUP_DAYS,
  setupOf,
} from '../../cloudfunctions/resident/setup/setup-rules.ts';
import type { LocalCloud } from '../cloud/index.ts';
import { communityDocument } from './documents.ts';

/** A community that nobody has entered, as `npm run open-community` leaves it. */
export async function seedBare(
  cloud: LocalCloud,
  start: number,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const code = codeFromBytes(randomBytes(20));
  const { change } = communityDocument(id, name, start);
  const { community, root } = newCommunity(id, name, change);
  const setup = setupOf(id, namedHash('setup-code', code), start + SETUP_DAYS * DAY, change);
  const { database } = cloud;
  await database.insertMany('communities', [{ ...community }]);
  await database.insertMany('places', [{ ...root }]);
  await database.insertMany('setups', [{ ...setup }]);
  cloud.setPersonas([
    {
      id: 'stranger-1',
      openid: 'o-stranger-1',
      name: '陈明灯',
      note: `将要担任书记，手里有${name}的书记码 ${printedCode(code)}`,
      code: printedCode(code),
    },
    { id: 'stranger-2', openid: 'o-stranger-2', name: '新邻居小林', note: '还没有加入' },
  ]);
}
