/** Writing a notice. */
export const NOTICE_EDIT = {
  kept: '这是您上次没发完的。',
  startAnew: '从头写',
  goOn: '接着写没发完的',
  template: '用现成的模板',
  kind: '哪一类',
  title: '标题',
  titleExample: '例如：3栋周三上午停水',
  body: '正文',
  bodyExample: '什么事、什么时候、请大家怎么做',
  marks: '正文的样子',
  heading: '小标题',
  item: '列表',
  bold: '加粗',
  emphasis: '重点',
  pictures: '图片',
  uploading: '正在上传',
  addPictures: '加图片',
  picturesHint: '图片要等检查通过才会给大家看，一般半小时以内。',
  attachments: '附件',
  remove: '去掉',
  addDocuments: '加附件',
  documentsHint: 'PDF、Word、Excel，每个不超过 5 MB。要另一位打开看过，才会给大家看。',
  where: '发给哪里',
  whereHint: '只列出您负责的地方。勾选一栋，就包括它的所有单元。',
  readers: '给谁看',
  everybody: '所有居民',
  mustConfirm: '请大家确认',
  mustConfirmHint: '每户有一人点“知道了”，您看得到还有几户没确认',
  lastDay: '最后一天',
  choose: '请选择',
  event: '写明什么时候开始',
  eventHint: '居民可以一点加进手机日历',
  publishLater: '定时发布',
  publishLaterHint: '到时间自己发出去，在那以前只有您看得到',
  expires: '过期不再放在首页',
  expiresHint: '过期后在通知里还找得到',
  seenBy: '谁会看到',
  authorHint: '会写明是您发的，和您的职务。发布后还可以更正或撤下，大家看得到改了什么。',
  next: '下一步',
  back: '上一步',
  publish: '发布',
  publishScheduled: '到时间自动发布',
  confirmTemplate: '用模板会换掉现在写的文字，要换吗？',
  takeTemplate: '换成模板',
  keepWritten: '不换',
  noTitle: '还没写标题',
  wantsTitle: '请写一个标题，让人一眼看出是什么事。',
  wantsBody: '请写下要告诉大家的事。',
  wantsPlace: '请选至少一个小区、楼栋或单元。',
  publishPast: '这个时间已经过去了，请另选一个，或者现在就发。',
  wantsConfirmUntil: '请选一个截止的日子。',
  confirmUntilEarly: '截止的日子在发布以前，请重新选。',
  eventEarly: '开始的时间在发布以前，请重新选。',
  expiresEarly: '结束的日子在发布以前，请重新选。',
  held: '微信没把握这段话合不合适，要等另一位看过才会发出去。您可以在这里看到它的状态。',
  understood: '知道了',
  scheduled: '到时间自动发',
  published: '已经发布',
};

export const NOTICE_STEPS = ['写什么', '发给谁', '看一遍'];

export const pictureWords = (nth: number) => `第 ${nth} 张图片`;

export const removePictureWords = (nth: number) => `去掉第 ${nth} 张图片`;

export const removeFileWords = (name: string) => `去掉 ${name}`;

export const tooManyPlaces = (most: number) => `一次最多选 ${most} 处，可以直接勾选整个小区。`;

export const affairsLeast = (days: number) => `居务公开至少要公示 ${days} 天。`;

export const confirmBefore = (day: string) => `请在 ${day} 前确认`;

export const picturesAdded = (count: number) => (count > 0 ? `附 ${count} 张图片` : '');

export const filesAdded = (count: number) =>
  count > 0 ? `附 ${count} 个附件，要另一位看过才给大家看` : '';

export const seenByRoles = (places: string, roles: string) => `${places} 的${roles}，和社区书记。`;

export const seenByHouseholds = (places: string, households: number) =>
  `${places}，一共 ${households} 户的居民，和这些地方的楼栋长、网格员、社区书记。`;

export const publishTo = (households: number) => `发布给 ${households} 户`;

/** How many households were chosen; '' = none yet. */
export const chosenWords = (households: number) => (households > 0 ? `已选 ${households} 户` : '');
