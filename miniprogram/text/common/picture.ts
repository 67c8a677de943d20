import type { PictureGroup, PictureStanding } from '../../../typings/contract/parts/picture';

/** A picture of a form: on its way, there, or not. */
export interface FormPicture {
  /** id of the command that sends it */
  key: string;
  /** on the phone, or an address */
  path: string;
  /** '' until it has arrived */
  pictureId: string;
  state: 'sending' | 'failed' | PictureStanding;
  problem: string;
}

/** Why one picture of a form is not there. */
export const PICTURE_PROBLEMS = {
  cut: '上次没有传完。点它再传一次。',
  gone: '这张图片放太久，已经删掉了。请去掉再加一次。',
  unreadable: '有一张图片打不开，请换一张。',
};

/** Why a form with these pictures cannot be sent yet; '' if it can. */
export function picturesProblem(pictures: readonly FormPicture[]): string {
  const is = (...states: FormPicture['state'][]) =>
    pictures.some(({ state }) => states.includes(state));
  if (is('sending')) return '图片还在传，传好了再交。';
  if (is('failed')) return '有图片没有传上去。点它再传一次，或者去掉。您写的都还在。';
  return is('refused') ? '有图片没有通过检查，别人看不到。请去掉它再交，您写的都还在。' : '';
}

/** What is sent of them. */
export const pictureIdsOf = (pictures: readonly FormPicture[]): { pictures?: string[] } =>
  pictures.length === 0 ? {} : { pictures: pictures.map(({ pictureId }) => pictureId) };

/** How a picture of a form stands, in a word under it. */
function standingWords({ state }: Pick<FormPicture, 'state'>): string {
  const words: Record<FormPicture['state'], string> = {
    sending: '正在传',
    failed: '没传上去',
    waiting: '在检查',
    shown: '可以看了',
    refused: '没通过',
  };
  return words[state];
}

/** What there is to say beside pictures that belong together. */
export function groupWords({ pictures, waiting }: PictureGroup): string[] {
  const own = pictures.filter((one) => one.own);
  const count = (standing: PictureStanding) =>
    own.filter((one) => one.standing === standing).length;
  const [checked, refused] = [count('waiting'), count('refused')];
  return [
    checked > 0 ? `您传的 ${checked} 张还在检查，现在只有您看得到。` : '',
    refused > 0 ? `您传的 ${refused} 张没有通过检查，别人看不到，已经删掉了。` : '',
    waiting > 0 ? `还有 ${waiting} 张在检查，通过了就看得到。` : '',
  ].filter((words) => words !== '');
}

/** Pictures of a form. */
export const PICTURE_FIELD = {
  label: '图片',
  add: '加图片',
};

/** How the n-th picture stands, and for a screen reader which one it is. */
export function pictureWords(picture: Pick<FormPicture, 'state'>, n: number) {
  const words = standingWords(picture);
  return { words, label: `第 ${n} 张图片，${words}`, removeWords: `去掉第 ${n} 张图片` };
}

/** For a screen reader: shows the n-th picture large. */
export const lookAtPicture = (n: number): string => `放大看第 ${n} 张图片`;
