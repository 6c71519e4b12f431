// @ts-check
/** On paper a link is its address: the whole of it, as the browser knows it, is there for the style to write. */

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.content a[href]:not([href^="#"], [href^="http"], .headerlink)'))) {
  const { host, pathname } = new URL(link.href)
  link.dataset.address = host + decodeURI(pathname)
}
