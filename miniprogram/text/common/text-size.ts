import type { TextSize } from '../../store/text-size';

/** Sizes of type, as the settings name them. */
export const TEXT_SIZE_WORDS: Record<TextSize, string> = {
  normal: '标准字',
  large: '大字',
  largest: '特大字',
};

/** The size that is set now, among the others. */
export const currentSizeWords = (size: TextSize): string => `${TEXT_SIZE_WORDS[size]}（现在）`;

export const WHICH_SIZE = '字和按钮多大看着合适？';
