import '../../errors';
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
        name: '纸质积分册',
        words: '从 Excel 转进来，另一位核对',
      },
      {
        id: 'moves',
        icon: 'swap',
        name: '积分转户',
        words: '分家、合户、搬家，积分跟着走',
      },
      { id: 'honours', icon: 'star', name: '光荣榜', words: '推荐、审核、公示，自家同意了才上榜' },
      { id: 'sums', icon: 'chart-bar', name: '一年的合计', words: '居民看到的也是这一页' },
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
