/** Whose phone it is; the page's document hands it to the client. */
export interface Application {
  /** lower-case letters: in front of what the browser keeps for it */
  id: string;
  /** the mini-program's name, as people read it */
  name: string;
  /** what wx.getAccountInfoSync tells */
  appId: string;
}
