/** How far jobs and match-ups can be taken at their word: what the model's card says of them, in a sentence or two. */
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import type { DefendersCard, ModelCard, ShareCard } from '../../ml/model/modelCard.ts'
import { momentText } from '../timeline/moments.ts'
import { counted, percentText } from '../ui/numbers.ts'

/** Of the figures on the card those nearest to the last look, on the set with most defenders. */
export function defendersText({ defenders = [] }: Pick<ModelCard, 'defenders'>): string {
  const fromLastLook = ({ seconds }: DefendersCard) => Math.abs(seconds - LAST_LOOK)
  const [figures] = defenders.toSorted((a, b) => fromLastLook(a) - fromLastLook(b) || b.jobs.n - a.jobs.n)
  if (figures === undefined) return `${NOT_CALIBRATED} The model’s card does not say how often they are right.`
  const { on, seconds, jobs, matchUps } = figures
  const which = `${counted(jobs.n, 'held-out defender')} (${on}, ${momentText(seconds)})`
  return `${NOT_CALIBRATED} On ${which} the job was right for ${rightText(jobs)}, the match-up for ${rightText(matchUps)}.`
}

const NOT_CALIBRATED =
  'Jobs, and the lines to the man whom each covers, are the likeliest answers; their percentages are not calibrated.'

/** "70 % (always the commonest: 38 %)". */
function rightText({ right, commonest }: ShareCard): string {
  return `${percentText(right)} (always the commonest: ${percentText(commonest)})`
}
