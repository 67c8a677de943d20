import type { ReviewReason } from '../../typings/contract/moderation';

export const REASONS: Record<ReviewReason, string> = {
  'text-review': '微信的内容检查拿不准，请您看看文字',
  'text-unchecked': '微信的内容检查没有回答，请您看看文字',
  'picture-review': '微信的内容检查拿不准，请您看看图片',
  'picture-unchecked': '图片还没有检查成，请您看看图片',
};
