/** A pairing: its visits, its diary, and how it ends. */
export const PAIRING_DETAIL = {
  next: '下一次上门',
  skip: '这次不来了',
  writeDown: '记下老人的话',
  takeOver: '我来当协调人',
  forElder: '帮手按约好的时间上门，都在白天。',
  forElderDiary: '来过几次、什么时候来，家里人也看得到。要写日记的话，只有您两位和协调人看得到。',
  forElderEnd: '不合适了，在这里点一下，或者给协调人打一个电话，马上就能结束，不用说原因。',
  plans: '约好的时间',
  dropPlan: '取消',
  plan: '约一个时间',
  visits: '来过的',
  note: '记一次上门',
  diary: '日记',
  write: '写几句',
  writeExample: '例如：今天一起包了粽子',
  save: '记下来',
  held: '等协调人看过',
  show: '可以给对方看',
  remove: '拿掉',
  decline: '不了，谢谢',
  end: '结束这份结对',
  agree: '我愿意',
  agreeNote: '大家都同意才开始，以后随时可以结束',
  declineTitle: '不结这一对？',
  declineHint: '不用说原因，这份结对就不开始了。',
  declineConfirm: '不结了',
  declineCancel: '再想想',
  elderSays: '老人怎么说？记录里会写明是您记的。',
  skipHint: '和对方说好了再改。',
  dropTitle: '以后不再这样约了？',
  dropHint: '已经记下的上门不受影响。',
  replanCancel: '先不改',
  wantsWords: '先写几句，再记下来。',
  heldNow: '记下了。这段话微信没把握合不合适，先请协调人看一看，对方暂时还看不到。',
  understood: '知道了',
  removeHint: '拿掉以后，谁也看不到这段话了，也找不回来。',
  removeCancel: '先留着',
  endTitle: '结束这份结对？',
  endHint: '马上结束，约好的上门都取消。不用说原因。以后想再结，可以重新开始。',
  endConfirm: '结束',
  endCancel: '先不结束',
  ended: '已结束',
  whoEnds: '是谁要结束的？记录里会写明是您记的。',
  came: '来过',
  cameAfterAll: '改成来过',
  missed: '没有来',
  missedAfterAll: '改成没有来',
  me: '我',
};

export const skipTitle = (day: string) => `${day}这次不来了？`;

/** Who comes along each time; '' if nobody has to. */
export const guardianWords = (name: string) => (name ? `监护人 ${name} 每次一起来` : '');

export const coordinatorWords = (name: string | undefined) =>
  name === undefined ? '现在没有协调人' : `协调人：${name}`;

/** Who reads the diary. @param until when it is deleted; '' = while they go on */
export const diaryWords = (until: string) =>
  `只有帮手、老人和协调人看得到。${until ? `日记留到 ${until}，之后会删掉。` : ''}`;

/** What an elder has answered: spoken, on paper, or no. */
export const ELDER_SAYS = ['当面或电话里同意了', '签了纸同意了', '说了不愿意'];

/** Who wants a pairing to end, and how they said it. */
export const WHO_ENDS = ['老人打电话来的', '老人当面说的', '帮手说的', '社区决定的'];
