/** Which keyboard it is. */

export const IS_MAC = /Mac/.test(navigator.platform)
