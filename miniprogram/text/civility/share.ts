import { SHARE, type Shared } from '../common/share';

/** The honours of a community. No door is named on what leaves the app. */
export function honoursShared(communityId: string): Shared {
  return {
    kind: 'honour',
    communityId,
    id: '',
    tag: '光荣榜',
    card: { words: '社区的光荣榜，请您看一看', title: '社区的光荣榜', lines: [SHARE.look] },
    title: '社区的光荣榜',
    lines: ['邻居推荐，自家愿意', '没有排名，只有好的'],
    body: '',
    call: '打开邻里小程序看是哪几家；您家、您的邻居，也可以推荐。',
  };
}
