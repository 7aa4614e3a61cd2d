import { describe, expect, it } from 'vitest'
import { watchingBrowser } from '../../src/app/write/watching.ts'

const CHROME =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36'

describe('browsers that watch', () => {
  it.each([
    ['WeChat', `${CHROME} MicroMessenger/8.0.49 WeChat/arm64`],
    ['QQ', `${CHROME} V1_AND_SQ_9.0.70 QQ/9.0.70`],
    ['QQ', 'Mozilla/5.0 (Linux) AppleWebKit/537.36 Chrome/98 MQQBrowser/14.9 Mobile Safari/537.36'],
    ['Weibo', 'Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile/15E148 Weibo (iPhone14,5__weibo__14.6.0)'],
    ['UC', 'Mozilla/5.0 (Linux; U) AppleWebKit/537.36 UCBrowser/16.5 Mobile Safari/537.36'],
    ['MIUI', `${CHROME} XiaoMi/MiuiBrowser/18.4`],
    ['Baidu', `${CHROME} baiduboxapp/13.60.0.10 (Baidu; P1 14)`],
    ['Quark', `${CHROME} Quark/7.2.6.683`],
    ['Huawei', `${CHROME} HuaweiBrowser/15.0.4.312`],
    ['vivo', `${CHROME} VivoBrowser/25.1.0.0`],
    ['OPPO', `${CHROME} HeyTapBrowser/40.8.30.1`],
    ['Alipay', `${CHROME} NebulaSDK/1.8.100112 AlipayDefined(nt:WIFI) AliApp(AP/10.6.0) AlipayClient/10.6.0`],
    ['Taobao', `${CHROME} AliApp(TB/10.38.10) WindVane/8.5.0`],
    ['DingTalk', `${CHROME} AliApp(DingTalk/7.6.15) com.alibaba.android.rimet`],
    ['Feishu', `${CHROME} Lark/7.30.5 LarkLocale/zh_CN`],
    ['Toutiao', `${CHROME} TTWebView/0751130 NewsArticle/9.9.1`],
    ['Kuaishou', `${CHROME} Kwai/12.10.30 KSNebula`],
    ['Xiaohongshu', `${CHROME} xhsdiscover/8.70.0`],
    ['Zhihu', `${CHROME} ZhihuHybrid com.zhihu.android/Futureve/10.20.0`],
    ['bilibili', `${CHROME} Mobile BiliApp/8330100`],
  ])('%s is known by what it calls itself', (name, userAgent) => {
    expect(watchingBrowser(userAgent)).toBe(name)
  })

  it.each([
    CHROME,
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
  ])('another is not taken for one: %s', (userAgent) => {
    expect(watchingBrowser(userAgent)).toBeUndefined()
  })
})
