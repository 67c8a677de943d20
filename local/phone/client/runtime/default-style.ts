/** WeChat's default look of its components. */
export const DEFAULT_STYLE = `
wx-frame{position:absolute;inset:0;display:block;contain:layout paint;overflow:hidden;
background:var(--phone-page,#fff);-webkit-tap-highlight-color:transparent;user-select:none}
wx-frame[hidden]{display:none}
wx-scroller{position:absolute;inset:0;display:block;overflow:hidden auto;
overscroll-behavior:contain;scrollbar-width:none}
wx-scroller::-webkit-scrollbar{display:none}
wx-page{display:block;position:relative;min-height:100%;font-size:16px;line-height:1.4;
word-break:break-word;box-sizing:border-box}
wx-frame [hidden]{display:none!important}
wx-view,wx-form,wx-swiper,wx-swiper-item,wx-picker-view,wx-picker-view-column,wx-picker,
wx-cover-view,wx-checkbox-group,wx-radio-group,wx-navigator,wx-rich-text,wx-web-view,
wx-page-container,wx-movable-area,wx-movable-view{display:block}
wx-root-portal,wx-page-meta,wx-match-media{display:contents}
wx-text,wx-label,wx-icon,wx-span{display:inline}
wx-text{white-space:pre-wrap}
wx-text[data-selectable]{user-select:text}
wx-navigator.navigator-hover{background:rgba(0,0,0,.1)}
wx-image,wx-cover-image{display:inline-block;width:320px;height:240px;overflow:hidden;
position:relative;vertical-align:baseline}
wx-image>img,wx-cover-image>img{position:absolute;inset:0;width:100%;height:100%;display:block}
wx-image[data-natural=widthFix]{height:auto!important}
wx-image[data-natural=heightFix]{width:auto!important}
wx-image[data-natural]>img{position:static}
wx-image[data-natural=widthFix]>img{height:auto}
wx-image[data-natural=heightFix]>img{width:auto}
wx-scroll-view{display:block;width:100%;overflow:hidden;scrollbar-width:none;position:relative}
wx-scroll-view::-webkit-scrollbar{display:none}
wx-scroll-view[data-x]{overflow-x:auto}
wx-scroll-view[data-y]{overflow-y:auto}
wx-button{position:relative;display:block;margin:0 auto;padding:0 14px;box-sizing:border-box;
font-size:18px;text-align:center;line-height:2.55555556;border-radius:5px;overflow:hidden;
color:#000;background-color:#f8f8f8;cursor:pointer}
wx-button::after{content:" ";width:200%;height:200%;position:absolute;top:0;left:0;
border:1px solid rgba(0,0,0,.2);transform:scale(.5);transform-origin:0 0;box-sizing:border-box;
border-radius:10px;pointer-events:none}
wx-button[data-type=primary]{color:#fff;background-color:#07c160}
wx-button[data-type=warn]{color:#fff;background-color:#e64340}
wx-button[data-size=mini]{display:inline-block;font-size:13px;line-height:2.3;padding:0 1.34em}
wx-button[data-plain]{background:transparent;border:1px solid #353535;color:#353535}
wx-button[data-plain]::after{border-width:0}
wx-button[data-plain][data-type=primary]{border-color:#07c160;color:#07c160}
wx-button[data-disabled]{color:rgba(0,0,0,.3)}
wx-button.button-hover{color:rgba(0,0,0,.6);background-color:#dedede}
wx-button[data-type=primary].button-hover{color:rgba(255,255,255,.6);background-color:#06ad56}
wx-button>.wx-loading{margin-right:8px}
.wx-loading{display:inline-block;width:18px;height:18px;vertical-align:middle;
border:2px solid currentcolor;border-right-color:transparent;border-radius:50%;
box-sizing:border-box;animation:wx-turn 1s linear infinite}
@keyframes wx-turn{to{transform:rotate(360deg)}}
wx-input{display:block;position:relative;height:1.4rem;min-height:1.4rem;text-overflow:clip;
overflow:hidden;white-space:nowrap;cursor:text;font-family:inherit;text-align:inherit;height:22px;
min-height:22px}
wx-textarea{display:block;position:relative;width:300px;height:150px;font-family:inherit}
wx-input>input,wx-textarea>textarea{all:unset;box-sizing:border-box;display:block;position:absolute;
inset:0;width:100%;height:100%;font:inherit;letter-spacing:inherit;color:inherit;
text-align:inherit;user-select:text;caret-color:auto;background:none}
wx-textarea>textarea{white-space:pre-wrap;overflow-wrap:break-word;overflow:auto;text-align:start;
text-align:inherit;resize:none;line-height:inherit}
wx-textarea[data-auto]{height:auto}
wx-textarea[data-auto]>textarea{position:static;overflow:hidden}
wx-input>input::placeholder,wx-textarea>textarea::placeholder{color:transparent}
wx-input>.wx-placeholder,wx-textarea>.wx-placeholder{position:absolute;inset:0 0 auto;
color:#808080;pointer-events:none;overflow:hidden}
wx-input>.wx-placeholder{bottom:0;display:flex;align-items:center;white-space:nowrap}
wx-input>.wx-placeholder>span{flex:1;overflow:hidden;text-overflow:ellipsis}
wx-input>input:focus-visible,wx-textarea>textarea:focus-visible{outline:none}
wx-checkbox,wx-radio{display:inline-block;cursor:pointer}
.wx-box{display:inline-flex;align-items:center;justify-content:center;width:22px;height:22px;
margin-right:5px;box-sizing:border-box;border:1px solid #d1d1d1;background:#fff;border-radius:3px;
vertical-align:middle;color:#09bb07;font-size:16px;line-height:1}
wx-radio>.wx-box{border-radius:50%}
[aria-checked=true]>.wx-box::before{content:"✓"}
wx-radio[aria-checked=true]>.wx-box{background:#09bb07;border-color:#09bb07;color:#fff}
[aria-disabled=true]>.wx-box{background:#e1e1e1}
wx-switch{display:inline-block;cursor:pointer}
.wx-switch{display:inline-block;position:relative;width:52px;height:32px;border-radius:16px;
background:#dfdfdf;transition:background .1s;vertical-align:middle}
.wx-switch::after{content:"";position:absolute;top:2px;left:2px;width:28px;height:28px;
border-radius:14px;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.4);transition:transform .2s}
[aria-checked=true]>.wx-switch{background:var(--wx-switch,#04be02)}
[aria-checked=true]>.wx-switch::after{transform:translateX(20px)}
wx-slider{display:block;margin:10px 18px}
wx-slider>input{width:100%;accent-color:var(--wx-slider,#1aad19)}
wx-progress{display:flex;align-items:center}
wx-progress>.wx-track{flex:1;overflow:hidden}
wx-progress>.wx-track>span{display:block;height:100%;transition:width .3s linear}
wx-progress>.wx-info{margin-left:15px;font-size:16px}
wx-icon{display:inline-block;font-size:0}
wx-canvas{display:inline-block;position:relative;width:300px;height:150px}
wx-canvas>canvas{position:absolute;inset:0;width:100%;height:100%}
wx-swiper{position:relative;height:150px;overflow:hidden}
wx-swiper-item{position:absolute;inset:0;width:100%;height:100%;overflow:hidden}
wx-swiper>.wx-dots{position:absolute;bottom:10px;left:0;right:0;display:flex;gap:8px;
justify-content:center;pointer-events:none}
wx-swiper>.wx-dots>i{width:8px;height:8px;border-radius:50%;background:rgba(0,0,0,.3)}
wx-picker-view{position:relative;display:flex;overflow:hidden}
wx-picker-view-column{flex:1;position:relative;height:100%;overflow-y:auto;scrollbar-width:none;
scroll-snap-type:y mandatory}
wx-video,wx-audio{display:block}
wx-video{width:300px;height:225px}
wx-video>video{width:100%;height:100%}
wx-rich-text img{max-width:100%}
wx-frame :focus-visible{outline:2px solid #0f7ae5;outline-offset:2px}
.wx-refresher{display:block;height:0;overflow:hidden;text-align:center;transition:height .2s}
.wx-refresher[data-dragging]{transition:none}
.wx-refresher>i{display:inline-block;width:8px;height:8px;margin:20px 3px 0;border-radius:50%;
background:#999;animation:wx-blink 1s infinite}
.wx-refresher>i:nth-child(2){animation-delay:.2s}.wx-refresher>i:nth-child(3){animation-delay:.4s}
@keyframes wx-blink{50%{opacity:.3}}
.wx-error{position:fixed;z-index:2147483000;left:8px;right:8px;bottom:8px;max-height:60%;
overflow:auto;padding:12px;border-radius:8px;background:#3b0d0c;color:#fff;font-size:12px;
box-shadow:0 4px 24px rgba(0,0,0,.4);user-select:text}
.wx-error h2{margin:0 0 8px;font-size:15px}
.wx-error pre{margin:0 0 8px;white-space:pre-wrap;word-break:break-all;font-size:11px}
.wx-error button{float:right;border:1px solid #fff;border-radius:4px;background:none;color:#fff;
padding:4px 12px;font-size:13px}
.wx-sheet{position:fixed;z-index:2000000;inset:0;display:flex;flex-direction:column;
justify-content:flex-end;background:rgba(0,0,0,.5);font-size:17px;user-select:none}
.wx-sheet>div{background:#fff;color:#111;border-radius:12px 12px 0 0;
padding-bottom:env(safe-area-inset-bottom)}
.wx-sheet header{display:flex;justify-content:space-between;align-items:center;padding:4px 8px}
.wx-sheet header h2{margin:0;font-size:17px}
.wx-sheet header button{border:0;background:none;padding:12px;font-size:17px;min-width:64px;
min-height:44px;color:#555}
.wx-sheet header button:last-child{color:#067a3c;font-weight:600}
.wx-columns{display:flex;height:238px;position:relative}
.wx-columns>ul{flex:1;margin:0;padding:102px 0;list-style:none;overflow-y:auto;text-align:center;
scroll-snap-type:y mandatory;scrollbar-width:none}
.wx-columns>ul>li{height:34px;line-height:34px;scroll-snap-align:center;overflow:hidden;
text-overflow:ellipsis;white-space:nowrap;color:#666}
.wx-columns>ul>li[aria-selected=true]{color:#111;font-weight:600}
.wx-columns::after{content:"";position:absolute;left:0;right:0;top:102px;height:34px;
border:solid #ddd;border-width:1px 0;pointer-events:none}
@media (prefers-color-scheme:dark){
.wx-sheet>div{background:#2a2a2a;color:#eee}.wx-sheet header button{color:#bbb}
.wx-sheet header button:last-child{color:#5fd08c}.wx-columns>ul>li{color:#999}
.wx-columns>ul>li[aria-selected=true]{color:#fff}.wx-columns::after{border-color:#444}}
`;
