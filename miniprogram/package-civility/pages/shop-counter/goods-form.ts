import type { GoodsForm, GoodsLine } from '../../../../typings/contract/civility/shop';
import type { FormPicture } from '../../../text/picture';

/** Something for the shelf, as it is typed. */
export interface Form {
  name: string;
  text: string;
  points: string;
  monthly: string;
  sourceWords: string;
  /** left out by drafts of before */
  pickup?: string;
  pictures?: FormPicture[];
}

export const NEW_FORM: Form = { name: '', text: '', points: '', monthly: '1', sourceWords: '' };

export function formOf({
  name,
  text,
  points,
  monthly,
  sourceWords,
  pickup = '',
  pictureIds,
  pictures,
}: GoodsLine): Form {
  const urls = new Map(pictures.pictures.map(({ pictureId, url }) => [pictureId, url]));
  return {
    name,
    text,
    points: String(points),
    monthly: String(monthly),
    sourceWords,
    pickup,
    pictures: pictureIds.map((pictureId) => ({
      key: pictureId,
      path: urls.get(pictureId) ?? '',
      pictureId,
      state: urls.get(pictureId) ? 'shown' : 'waiting',
      problem: '',
    })),
  };
}

/** What is still to be filled in, or ''. */
export function wrongIn({ name, points, monthly, sourceWords }: Form): string {
  if (name.trim() === '') return '请写是什么东西。';
  if (!/^[1-9]\d{0,3}$/.test(points.trim())) return '请写几分，要是整数，例如 20。';
  if (!/^[1-9]\d?$/.test(monthly.trim())) return '请写每家一个月最多几件，例如 1。';
  return sourceWords.trim() === '' ? '请写是谁捐的，或者用哪笔钱买的，大家都看得到。' : '';
}

export function goodsOf(form: Form, before: GoodsLine | undefined): GoodsForm {
  return {
    name: form.name.trim(),
    text: form.text.trim(),
    points: Number(form.points),
    monthly: Number(form.monthly),
    source: before?.source ?? 'donated',
    sourceWords: form.sourceWords.trim(),
    pickup: form.pickup?.trim() ?? '',
    closed: before?.closed ?? false,
  };
}
