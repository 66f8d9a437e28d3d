/** The typeface of everything that is drawn: the same on every machine, and there before the first frame. */
import '../ui/typeface.css'

/** For canvas fonts and styles. */
export const TYPEFACE = '"Inter", system-ui, sans-serif'

/** Settles once text can be drawn; where the typeface cannot be had, the system's own stands in. */
export async function loadTypeface(): Promise<void> {
  await Promise.all(['400', '600', '700'].map((weight) => document.fonts.load(`${weight} 12px ${TYPEFACE}`))).catch(
    () => undefined,
  )
}

/** A canvas font of a size in pixels. */
export function fontOf(weight: 400 | 600 | 700, size: number): string {
  return `${weight} ${size}px ${TYPEFACE}`
}
