import type { Envelope } from '../../typings/contract/envelope';
import type {
  AskedHome,
  RecoveryActions,
  RecoveryQuestion,
  Trouble,
} from '../../typings/contract/parts/recovery';
import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { ASK } from '../text/notice/recovery';
import { troublesOf } from '../text/notice/restored';
import { chooseOne } from './choose-one';
import { explain } from './load';

/** What a household says: whether all is well again. */
export interface Said {
  restored: boolean;
  trouble: Trouble | null;
}

/** Sent again under the same id until there is an answer. */
export async function sayRestored(
  communityId: string,
  noticeId: string,
  { householdId, forPerson }: Pick<AskedHome, 'householdId' | 'forPerson'>,
  { restored, trouble }: Said,
): Promise<Envelope<RecoveryActions['sayRestored']['data']>> {
  const name = `restored:${noticeId}:${householdId}`;
  const answer = await callCloud('notice', 'sayRestored', {
    communityId,
    noticeId,
    householdId,
    restored,
    trouble,
    ...(forPerson && { forResidentId: forPerson.residentId }),
    commandId: keptCommandId(name, `${restored} ${trouble}`),
  });
  settleCommand(name, answer);
  return answer;
}

type Listed = RecoveryActions['listRecoveries']['data'];

/** What asks the reader after an outage, and where something is still wrong; null without an answer. */
export async function recoveriesOf(communityId: string): Promise<Listed | null> {
  const answer = await callCloud('notice', 'listRecoveries', { communityId });
  return answer.ok ? answer.data : null;
}

/** From the first page: said at once, and then of fixed choices what is wrong, which may be left out. */
export async function sayForHome(
  communityId: string,
  { noticeId, title }: RecoveryQuestion,
  home: AskedHome,
  restored: boolean,
): Promise<void> {
  const answer = await sayRestored(communityId, noticeId, home, { restored, trouble: null });
  if (!answer.ok) return explain(answer);
  if (restored) return void wx.showToast({ title: ASK.saved, icon: 'none' });
  const troubles = troublesOf(title);
  const chosen = await chooseOne(
    troubles.map(({ words }) => words),
    ASK.trouble,
  );
  const trouble = chosen === null ? undefined : troubles[chosen]?.trouble;
  const more = trouble
    ? await sayRestored(communityId, noticeId, home, { restored, trouble })
    : answer;
  if (!more.ok) return explain(more);
  void wx.showToast({ title: ASK.troubledSaved, icon: 'none' });
}
