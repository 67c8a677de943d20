import type * as glassEasel from 'glass-easel';
import { basics } from './basics.ts';
import { button } from './button.ts';
import { canvas } from './canvas.ts';
import { choices } from './choices.ts';
import { defineBuiltIn, type Surroundings } from './define.ts';
import { form, label } from './form.ts';
import { image } from './image.ts';
import { input } from './input.ts';
import { pageMeta } from './page-meta.ts';
import { picker } from './picker.ts';
import { pickerView, pickerViewColumn } from './picker-view.ts';
import { richText } from './rich-text.ts';
import { scrollView } from './scroll-view.ts';
import { swiper, swiperItem } from './swiper.ts';
import { textarea } from './textarea.ts';

/** Registers all of WeChat's own components that the phone has. */
export function defineBuiltIns(space: glassEasel.ComponentSpace, phone: Surroundings): void {
  const all = {
    ...basics,
    ...choices,
    button,
    canvas,
    form,
    image,
    'cover-image': image,
    input,
    label,
    'page-meta': pageMeta,
    picker,
    'picker-view': pickerView,
    'picker-view-column': pickerViewColumn,
    'rich-text': richText,
    'scroll-view': scrollView,
    swiper,
    'swiper-item': swiperItem,
    textarea,
  };
  for (const [tag, builtIn] of Object.entries(all)) defineBuiltIn(space, phone, tag, builtIn);
}
