import type { CovenantKind } from '../../../typings/contract/covenant';
import { beginningOf, clauseName } from './clause';

/** What can be undone in the editor; `place` counts from 1. */
export const mergedWords = (place: number) => `已合并到${clauseName(place)}`;
export const removedWords = (place: number, text: string) =>
  `已删去${clauseName(place)}：${beginningOf(text, 10)}`;

export const isChapterWords = (name: string) => `请您定：“${name}”是章名吗？`;

/** What may be drafted. */
export const DRAFT_KINDS: readonly { kind: CovenantKind; words: string; more: string }[] = [
  { kind: 'frame', words: '公约', more: '管大家日常的各个方面，一个地方一份' },
  { kind: 'annex', words: '单项规定', more: '只说一件事，例如养狗、停车，属于一份公约' },
];

export const wholeCommunityWords = (name: string) => `全社区（${name}）`;

export const unsureWords = (places: number) =>
  `· 有 ${places} 处没把握，下面标着“请您定”，点一下就行。不点也可以，就照现在这样。`;

export const clausesWords = (clauses: number) => `${clauses} 条`;

export const apartHeading = (pieces: number) => `没有放进公约的文字（${pieces} 处）`;

/** The dialog before the text is split anew. */
export const SPLIT_ANEW = {
  content: '回到上一步，重新分条以后，这里改过的会换成新的。',
  confirmText: '上一步',
  cancelText: '留在这里',
};

/** What is missing before a text is read. */
export const SOURCE_LACKS = {
  place: '请选这份公约管哪里。',
  frame: '请选这项规定属于哪一份公约。',
  text: '请先把文字粘贴进来。',
};

/** The cards of clauses, one of them open to be changed. */
export const CLAUSE_EDITOR = {
  splitHere: '从这里拆开',
  splitNot: '不拆了',
  text: '这一条的文字',
  merge: '合并到上一条',
  split: '拆成两条',
  up: '上移',
  down: '下移',
  addBehind: '后面加一条',
  remove: '删去',
  chapter: '从这一条起是新的一章',
  chapterHint: '章名，例如：第二章 邻里之间；没有就空着',
  aspects: '说的是哪些方面',
  empty: '（还没有文字）',
  unnumbered: '请您定：这段话前面没有编号，单独算一条吗？',
  single: '单独一条',
  isChapter: '是章名',
  joinsBefore: '不是，归上一条',
  joinsThis: '不是，归这一条',
  mergeUp: '并到上一条',
  mergeDown: '并到下一条',
  addLast: '在最后加一条',
  undo: '撤销',
  kept: '已照这样定下',
  decided: '已改好',
  oneSentence: '这一条只有一句，拆不开',
  splitDone: '已拆成两条',
};

/** The drafting group's own change of a whole text. */
export const COVENANT_EDIT = {
  compare: '看看别人改了什么',
  title: '标题',
  preamble: '开头的话',
  preambleHint: '第一条前面的文字，没有就空着。',
  saveOver: '用我写的换上',
  save: '保存修改',
  titleFirst: '标题不能空着。',
  saved: '已保存',
};

/** From a text to a draft in clauses. */
export const COVENANT_IMPORT = {
  look: '请您看一看',
  ways: '怎么分条',
  title: '标题',
  preamble: '开头的话',
  preambleHint: '第一条前面的文字，没有就空着。',
  apartHint: '页码、目录、落款、附件这些。打开看看有没有该留下的。',
  putBack: '放回公约里',
  clauses: '条款',
  clausesHint: '分得不对的，点开就能合并、拆开、改字。',
  save: '存为草稿',
  saveNote: '存好以后，还只有起草小组看得到',
  back: '上一步',
  place: '管哪里',
  noPlaces: '您的职务里没有可以起草公约的地方。请联系社区书记。',
  kind: '哪一种',
  frame: '属于哪一份公约',
  noFrames: '还没有公约。请先起草一份公约，再加单项规定。',
  replaced: '代替现在的哪一份（没有就不选）',
  replacedLabel: '代替现在的哪一份',
  source: '文字',
  text: '把全文粘贴在这里',
  textHint: '有“第一条”“一、”“1.”这样的编号，会自动分成一条一条，您再核对。',
  file: '或者选一个文件',
  fileHint:
    '.docx 或 .txt。先把文件发到微信，再从聊天里选。旧的 .doc，请在 Word 或 WPS 里另存为 .docx。只有图片的，在微信里长按图片，选“提取文字”，再粘贴到上面。',
  split: '看看怎么分条',
  backLast: '已放到最后一条',
  backFirst: '已放到开头的话里',
  tooLarge: '这个文件太大了。请去掉里面的图片，或者只粘贴文字。',
  uploading: '正在上传…',
  splitting: '正在分条…',
  saving: '正在保存…',
  titleFirst: '请写上标题。',
};
