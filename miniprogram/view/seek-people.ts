import type { PersonLine, SeekPurpose } from '../../typings/contract/role';
import { callCloud } from '../cloud/call-cloud';
import { newCommandId } from '../store/command-id';
import { errorWords } from '../text/error';
import { SEEK } from '../text/role/seek';

const LEAST = 2;

/** What a page that looks people up keeps. */
export const nobodySought = () => ({
  search: '',
  found: [] as PersonLine[],
  searched: false,
  /** there are more than are shown */
  tooMany: '',
});

interface Seeking {
  data: { communityId: string; search: string };
  setData(data: Partial<ReturnType<typeof nobodySought>> & { problem?: string }): void;
}

/** As much of what was typed as a name can be. */
export const nameTyped = (value: string) => value.replace(/[^\p{L}\p{N} ·-]/gu, '').slice(0, 20);

/** By two characters of a name at least, each time on record; an answer to an older question is dropped. */
export async function seekPeople(page: Seeking, purpose: SeekPurpose, value: string) {
  const search = nameTyped(value);
  page.setData({ ...nobodySought(), search, problem: '' });
  if ([...search.trim()].length < LEAST) return;
  const { communityId } = page.data;
  const answer = await callCloud('role', 'listPeople', {
    communityId,
    search,
    purpose,
    commandId: newCommandId(),
  });
  if (search !== page.data.search) return;
  if (!answer.ok) page.setData({ problem: errorWords(answer) });
  else {
    const { people, more } = answer.data;
    page.setData({ found: people, searched: true, tooMany: more ? SEEK.tooMany : '' });
  }
}
