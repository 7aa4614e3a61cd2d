// The scripts that stand in a page itself, as constants, so that their hashes are: the one Trusted Types policy, and
// the way to the app.
//
// The policy (`default`, the only one that the page's rules allow) lets in our own worker and the app's entry. It makes
// no HTML and no scripts from text, so nothing else in the program can either.

/** Lets in blobs of this page, what a page's `<meta name="app">` names, and the service worker at the wall's root. */
export const TRUST =
  "const entry=document.querySelector('meta[name=app]')?.content,worker=new URL(entry?entry.replace(/[^/]*$/,'../sw.js'):'sw.js',document.baseURI).href;" +
  "globalThis.trustedTypes?.createPolicy('default',{createScriptURL(text){" +
  "if(text.startsWith('blob:')||text===entry||text===worker)return text;" +
  "throw new TypeError('script: expected one of this page, got '+text.slice(0,80))}});"

/**
 * Puts the app's entry into the page; what it imports comes in with it (`strict-dynamic`). On a long line each thing that
 * is asked for only once another has come costs a second: so what the entry will need is asked for beside it, and the wall's
 * head as well, which waits in `globalThis.head` for whoever opens the wall.
 */
export const LOADER =
  `{${TRUST}` +
  "for(const{content}of document.querySelectorAll('meta[name=ahead]'))document.head.append(Object.assign(document.createElement('link'),{rel:'modulepreload',href:content}));" +
  "const script=document.createElement('script');script.type='module';script.src=entry;document.head.append(script);" +
  "globalThis.head=fetch(entry.replace(/[^/]*$/,'../head.tar'),{cache:'no-store',credentials:'omit',referrerPolicy:'no-referrer',redirect:'manual',signal:AbortSignal.timeout(60000)});head.catch(()=>{})}"
