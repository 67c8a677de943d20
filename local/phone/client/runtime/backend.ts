import * as glassEasel from 'glass-easel';

/** Makes elements for glass-easel. Events are dispatched by gestures.ts and by the components. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => document.createElement(elementName(tag)),
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as glassEasel.CurrentWindowBackendContext['document'];

  override onEvent(): void {
    // Nothing to wire: gestures.ts watches the whole document.
  }

  override setListenerStats(): void {
    // No listener on single elements for the same reason.
  }
}

/** WeChat's own tags, and names that HTML has too, get the prefix that WXSS selectors get. */
function elementName(tag: string): string {
  return tag.includes('-') && !BUILT_IN_WITH_DASH.test(tag) ? tag : `wx-${tag}`;
}

const BUILT_IN_WITH_DASH =
  /^(scroll-view|swiper-item|picker-view|picker-view-column|checkbox-group|radio-group|rich-text|page-meta|root-portal|web-view|cover-view|cover-image|navigation-bar|page-container|match-media|movable-view|movable-area|open-data|share-element|official-account|keyboard-accessory|functional-page-navigator)$/;
