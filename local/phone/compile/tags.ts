/** WeChat's own components. In the browser their elements carry the prefix 'wx-'. */
export const BUILT_IN_TAGS: ReadonlySet<string> = new Set(
  `page view text image icon button input textarea scroll-view swiper swiper-item picker
  picker-view picker-view-column checkbox checkbox-group radio radio-group switch slider form label
  progress navigator rich-text page-meta navigation-bar root-portal canvas web-view cover-view
  cover-image video audio camera map movable-area movable-view match-media page-container
  share-element functional-page-navigator open-data official-account editor keyboard-accessory
  span`.split(/\s+/),
);

/** Tags that structure a template and make no element. */
export const TEMPLATE_TAGS: ReadonlySet<string> = new Set(
  'block slot template import include wxs'.split(' '),
);
