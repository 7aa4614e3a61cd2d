// Browsers that watch: those inside other apps, and those known to upload the addresses that are visited (DESIGN §7.6).
//
// Asked in the page only; the server never looks. A name that is missing here means nothing.

const WATCHING: readonly (readonly [name: string, sign: RegExp])[] = [
  ['WeChat', /MicroMessenger|WindowsWechat/i],
  ['QQ', /\bQQ\/|MQQBrowser|QQBrowser/i],
  ['Weibo', /Weibo/i],
  ['DingTalk', /DingTalk/i],
  ['Alipay', /AlipayClient/i],
  ['Taobao', /AliApp\((TB|TM)/i],
  ['Feishu', /Feishu|\bLark\//i],
  ['Douyin', /aweme|BytedanceWebview/i],
  ['Toutiao', /NewsArticle|TTWebView/i],
  ['Kuaishou', /\bKwai|ksNebula/i],
  ['Xiaohongshu', /xhsdiscover|XiaoHongShu/i],
  ['Zhihu', /ZhihuHybrid/i],
  ['bilibili', /\bBiliApp|\bbili-/i],
  ['Baidu', /baiduboxapp|BIDUBrowser|baidubrowser/i],
  ['UC', /UCBrowser|UCWEB/i],
  ['360', /360SE|360EE|QihooBrowser|QHBrowser/i],
  ['Sogou', /MetaSr|SogouMobileBrowser/i],
  ['MIUI', /MiuiBrowser/i],
  ['Huawei', /HuaweiBrowser/i],
  ['vivo', /VivoBrowser/i],
  ['OPPO', /HeyTapBrowser|OppoBrowser/i],
  ['Quark', /Quark\//i],
  ['Yandex', /YaBrowser/i],
]

/** What the browser calls itself, if it is one of these. */
export function watchingBrowser(userAgent: string): string | undefined {
  return WATCHING.find(([, sign]) => sign.test(userAgent))?.[0]
}
