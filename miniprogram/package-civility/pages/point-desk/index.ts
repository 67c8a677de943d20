import '../../errors';
import { POINT_DESK } from '../../../text/civility/page/desk';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';

const WAYS = {
  books: pathTo.pointBooks,
  moves: pathTo.pointMoves,
  sums: pathTo.pointSums,
  honours: pathTo.honours,
} as const;

/** What is done about points now and then, each of it by two people. */
definePage({
  data: {
    communityId: '',
    ways: [
      {
        id: 'books',
        icon: 'file-excel',
        name: POINT_DESK.books,
        words: POINT_DESK.booksWords,
      },
      {
        id: 'moves',
        icon: 'swap',
        name: POINT_DESK.moves,
        words: POINT_DESK.movesWords,
      },
      { id: 'honours', icon: 'star', name: POINT_DESK.honours, words: POINT_DESK.honoursWords },
      { id: 'sums', icon: 'chart-bar', name: POINT_DESK.sums, words: POINT_DESK.sumsWords },
    ] as { id: keyof typeof WAYS; icon: string; name: string; words: string }[],
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId, phase: 'ready' });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: keyof typeof WAYS };
    go(WAYS[id](this.data.communityId));
  },
});
