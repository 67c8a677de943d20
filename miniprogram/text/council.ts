/** What somebody with an office may begin or look after, on the council page. */
export const COUNCIL_WAYS = {
  queue: { name: '待办事项', words: '等研判的、我来办的、逾期的' },
  rate: { name: '第三方测评', words: '随机抽到的事项，有没有帮上忙' },
  board: { name: '事项看板', words: '这周到期的、逾期的，哪一步、哪一类、在哪里' },
  draft: { name: '起草公约', words: '粘贴文字，或者选一个 Word 文档' },
  motion: { name: '发起表决或协商', words: '按法律规定的办法，由大家定' },
  talk: { name: '约邻居商量', words: '楼里、单元里的事，大家坐下来谈' },
  poll: { name: '问问大家', words: '一分钟做好，听听想法，不作决定' },
};
