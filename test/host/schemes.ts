/** The app's own schemes, which Chromium does not know, as hosts below localhost, which it trusts. */

/** `presnap://film-room/a?b` as `http://film-room.presnap.localhost/a?b`; any other address as it is. */
export function servedUrl(url: string): string {
  const parsed = URL.parse(url)
  const scheme = parsed?.protocol.slice(0, -1) ?? ''
  if (parsed === null || !schemes.has(scheme)) return url
  return `http://${parsed.host}.${scheme}.localhost${parsed.pathname}${parsed.search}${parsed.hash}`
}

/** The way back. */
export function appUrl(url: string): string {
  return url.replace(/^http:\/\/(.+)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)/, (all, host, scheme) =>
    schemes.has(scheme) ? `${scheme}://${host}` : all,
  )
}

/** A policy, or another header that names addresses of the app's, in the words that Chromium understands. */
export function servedHeader(value: string): string {
  let served = value
  for (const scheme of schemes) {
    served = served
      .replaceAll(new RegExp(`\\b${scheme}://([^\\s;,/'"]+)`, 'g'), `http://$1.${scheme}.localhost`)
      .replaceAll(new RegExp(`(?<![\\w.])${scheme}:(?=[\\s;]|$)`, 'g'), `http://*.${scheme}.localhost`)
  }
  return served
}

/** Schemes by name. */
export const schemes = new Set<string>()
