import type { GoodsForm, GoodsLine } from '../../../../typings/contract/civility/shop';
import { SHOP_COUNTER } from '../../../text/civility/page/shop';
import type { FormPicture } from '../../../text/common/picture';

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
  if (name.trim() === '') return SHOP_COUNTER.wantsName;
  if (!/^[1-9]\d{0,3}$/.test(points.trim())) return SHOP_COUNTER.wantsPoints;
  if (!/^[1-9]\d?$/.test(monthly.trim())) return SHOP_COUNTER.wantsMonthly;
  return sourceWords.trim() === '' ? SHOP_COUNTER.wantsSource : '';
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
